import { randomUUID } from 'node:crypto'
import { WebSocket as Socket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn, post } from '../../../../test/support/rest.js'

interface Thing {
  readonly id: string
  readonly rev: number
  readonly archived: boolean
  readonly [field: string]: unknown
}
interface Refusal {
  readonly error: {
    readonly code: string
    readonly field?: string
    readonly message: string
    readonly faults?: readonly { readonly field: string; readonly message: string }[]
  }
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
let brand: Thing
let queue: Thing
beforeAll(async () => {
  gateway = await useGateway()
  admin = await logIn(gateway.url, 'admin')
  ;[brand] = (await list('brands')) as [Thing]
  ;[queue] = (await list('queues')) as [Thing]
})
afterAll(() => gateway.close())

const list = async (path: string, key = path, staff = admin): Promise<Thing[]> =>
  (await staff.get<Record<string, Thing[]>>(`/api/v1/${path}`))[key] ?? []
const make = async (path: string, body: object): Promise<Thing> => {
  const response = await admin.send('POST', `/api/v1/${path}`, body)
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as Thing
}
const change = (path: string, thing: { id: string; rev: number }, body: object): Promise<Response> =>
  admin.send('PATCH', `/api/v1/${path}/${thing.id}`, { rev: thing.rev, ...body })
const refusal = async (response: Response): Promise<Refusal['error']> => {
  const { error } = (await response.json()) as Refusal
  return error
}
const fieldsOf = async (response: Response): Promise<string[]> =>
  ((await refusal(response)).faults ?? []).map(({ field }) => field)
const site = (more: object = {}): object => ({
  name: `Shop ${randomUUID()}`,
  brand: brand.id,
  queue: queue.id,
  origins: ['https://shop.example'],
  ...more,
})

test('everything can be made, changed, taken out of use and brought back', async () => {
  const made: [string, string, Thing, object][] = [
    ['brands', 'brands', await make('brands', { name: 'Gốm Hiên' }), { name: 'Gốm Hiên 2' }],
    ['queues', 'queues', await make('queues', { name: 'Orders', offerMs: 9_000 }), { wrapUpMs: 0 }],
    ['sites', 'sites', await make('sites', site()), { origins: ['http://localhost:8080'] }],
    [
      'users',
      'users',
      await make('users', { user: 'hoa', name: 'Hoa Dinh', role: 'agent', queues: [queue.id] }),
      { name: 'Hoa' },
    ],
    [
      'articles',
      'articles',
      await make('articles', { title: 'Returns', text: '# How', brand: brand.id }),
      { published: true, language: 'en' },
    ],
    [
      'canned-replies',
      'cannedReplies',
      await make('canned-replies', { title: 'Hello', text: 'Hello {{visitor.name}}' }),
      { language: 'vi' },
    ],
    [
      'webhooks',
      'webhooks',
      await make('webhooks', {
        name: 'Orders',
        url: 'https://orders.example/heard',
        types: ['contact_ended', 'contact_started'],
      }),
      { words: true, paused: true },
    ],
  ]
  for (const [path, key, thing, difference] of made) {
    expect(thing).toMatchObject({ rev: 1, archived: false })
    expect(await list(path, key)).toContainEqual(thing)
    const changed = await change(path, thing, difference)
    expect(await changed.json()).toEqual({ ...thing, ...difference, rev: 2 })
    expect(await (await change(path, { ...thing, rev: 2 }, { archived: true })).json()).toMatchObject({
      archived: true,
    })
    expect((await list(path, key)).map(({ id }) => id)).not.toContain(thing.id)
    expect((await list(`${path}?archived=true`, key)).map(({ id }) => id)).toContain(thing.id)
    const back = await change(path, { ...thing, rev: 3 }, { archived: false })
    expect(await back.json()).toMatchObject({ archived: false, rev: 4 })
  }
})

test('a disposition is found by its code, which never changes', async () => {
  const made = await make('dispositions', {
    code: 'refund',
    labels: { en: 'Refund', vi: 'Hoàn tiền' },
    position: 9,
  })
  expect(made).toMatchObject({ code: 'refund', labels: { en: 'Refund', vi: 'Hoàn tiền' } })
  const again = await admin.send('POST', '/api/v1/dispositions', { code: 'refund', labels: { en: 'x' } })
  expect(await fieldsOf(again)).toEqual(['code'])
  const renamed = await change('dispositions', { id: 'refund', rev: 1 }, { code: 'other' })
  expect(await refusal(renamed)).toMatchObject({ code: 'bad_request', field: 'code' })
  await change('dispositions', { id: 'refund', rev: 1 }, { archived: true })
  const agent = await logIn(gateway.url, 'agent')
  expect((await list('dispositions', 'dispositions', agent)).map(({ code }) => code)).not.toContain('refund')
})

test('the embed key is made by the server, and no two are alike', async () => {
  const [one, other] = [await make('sites', site()), await make('sites', site())]
  expect(one['key']).toMatch(/^[A-Za-z0-9]{16}$/)
  expect(one['key']).not.toBe(other['key'])
  for (const [method, path] of [
    ['POST', ''],
    ['PATCH', `/${one.id}`],
  ] as const) {
    const chosen = await admin.send(method, `/api/v1/sites${path}`, { ...site(), rev: 1, key: 'mine' })
    expect(await refusal(chosen)).toMatchObject({ code: 'bad_request' })
  }
})

describe('what is wrong is told at its field', () => {
  test.each<[string, string, () => object, readonly string[]]>([
    ['an empty name', 'brands', () => ({ name: '  ' }), ['name']],
    ['a long name', 'brands', () => ({ name: 'x'.repeat(81) }), ['name']],
    ['a name with control characters', 'brands', () => ({ name: 'a\u0000b' }), ['name']],
    ['a name that turns the line around', 'brands', () => ({ name: 'a\u202Eb' }), ['name']],
    ['a name that is taken', 'brands', () => ({ name: 'green PARCEL' }), ['name']],
    [
      'limits out of bounds',
      'queues',
      () => ({ name: 'q', offerMs: 5, wrapUpMs: -1 }),
      ['offerMs', 'wrapUpMs'],
    ],
    ['a brand of nobody', 'sites', () => site({ brand: randomUUID() }), ['brand']],
    ['a queue of nobody', 'sites', () => site({ queue: randomUUID() }), ['queue']],
    ['no origin', 'sites', () => site({ origins: [] }), ['origins']],
    [
      'an address with a path',
      'sites',
      () => site({ origins: ['https://ok.example', 'https://shop.example/help'] }),
      ['origins.1'],
    ],
    ['a host alone', 'sites', () => site({ origins: ['shop.example'] }), ['origins.0']],
    [
      'any origin',
      'sites',
      () => site({ origins: ['*', 'https://*.shop.example', 'null'] }),
      ['origins.0', 'origins.1', 'origins.2'],
    ],
    [
      'another protocol',
      'sites',
      () => site({ origins: ['ftp://shop.example', 'javascript:alert(1)'] }),
      ['origins.0', 'origins.1'],
    ],
    [
      'a password in the address',
      'sites',
      () => site({ origins: ['https://a:b@shop.example'] }),
      ['origins.0'],
    ],
    ['a user name with spaces', 'users', () => ({ user: 'a b', name: 'A', role: 'agent' }), ['user']],
    ['a user name that is taken', 'users', () => ({ user: 'Agent', name: 'A', role: 'agent' }), ['user']],
    ['no e-mail address', 'users', () => ({ user: 'u1', name: 'A', role: 'agent', email: 'a@b' }), ['email']],
    [
      'two e-mail addresses',
      'users',
      () => ({ user: 'u1', name: 'A', role: 'agent', email: 'a@b.c,d@e.f' }),
      ['email'],
    ],
    [
      'a brand viewer of no brand',
      'users',
      () => ({ user: 'u1', name: 'A', role: 'brand_viewer' }),
      ['brands'],
    ],
    [
      'an administrator of one brand',
      'users',
      () => ({ user: 'u1', name: 'A', role: 'admin', brands: [brand.id] }),
      ['brands'],
    ],
    [
      'an analyst with a queue',
      'users',
      () => ({ user: 'u1', name: 'A', role: 'analyst', queues: [queue.id] }),
      ['queues'],
    ],
    [
      'a queue of nobody',
      'users',
      () => ({ user: 'u1', name: 'A', role: 'agent', queues: [randomUUID()] }),
      ['queues'],
    ],
    ['a code with capitals', 'dispositions', () => ({ code: 'Ab', labels: { en: 'x' } }), ['code']],
    ['no label', 'dispositions', () => ({ code: 'ab', labels: { en: ' ' } }), ['labels']],
    [
      'a language that is none',
      'dispositions',
      () => ({ code: 'ab', labels: { 'e n': 'x' } }),
      ['labels.e n'],
    ],
    [
      'an unknown variable',
      'canned-replies',
      () => ({ title: 't', text: '{{visitor.name}} {{order}} {{visitor.password}}' }),
      ['text'],
    ],
  ])('%s', async (_what, path, body, fields) => {
    const response = await admin.send('POST', `/api/v1/${path}`, body())
    expect(response.status).toBe(400)
    const { code, field, message, faults } = await refusal(response)
    expect([code, field, faults?.map((fault) => fault.field)]).toEqual(['bad_request', fields[0], fields])
    expect(message).toMatch(/^[“{A-Z].*\.$/)
  })

  test('a type that is another is told by its field as well', async () => {
    const response = await admin.send('POST', '/api/v1/users', { user: 1, name: 'A', role: 'king' })
    expect((await refusal(response)).field).toMatch(/^(?:user|role)$/)
  })
})

test('an origin is kept as browsers send it, each once', async () => {
  const origins = [
    ' https://Shop.example/ ',
    'https://shop.example',
    'http://localhost:3000/',
    'https://x.example:443',
  ]
  const made = await make('sites', site({ origins }))
  expect(made['origins']).toEqual(['https://shop.example', 'http://localhost:3000', 'https://x.example'])
})

test('what a site uses cannot be taken out of use', async () => {
  const used = await make('brands', { name: 'Used' })
  const shop = await make('sites', site({ brand: used.id }))
  const refused = await change('brands', used, { archived: true })
  expect(await refusal(refused)).toMatchObject({
    field: 'archived',
    message: expect.stringContaining(String(shop['name'])) as string,
  })
  await change('sites', shop, { archived: true })
  expect((await change('brands', used, { archived: true })).status).toBe(200)
  const back = await change('sites', { ...shop, rev: 2 }, { archived: false })
  expect(await fieldsOf(back)).toEqual(['brand'])
})

test('an archived site admits nobody', async () => {
  const origins = ['https://gone.example']
  const shop = await make('sites', site({ origins }))
  const admit = (): Promise<Response> =>
    post(gateway.url, '/api/v1/visitor-tokens', { site: shop['key'] }, { origin: 'https://gone.example' })
  expect((await admit()).status).toBe(200)
  await change('sites', shop, { archived: true })
  expect((await refusal(await admit())).code).toBe('site_unknown')
})

test('of two administrators who change the same from the same reading, one is told so', async () => {
  const thing = await make('brands', { name: 'Contested' })
  const answers = await Promise.all([
    change('brands', thing, { name: 'Mine' }),
    change('brands', thing, { name: 'Yours' }),
  ])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const loser = answers.find(({ ok }) => !ok)
  expect(loser && (await refusal(loser))).toMatchObject({ code: 'stale_write', field: 'rev' })
})

test('of many who take one name at once, one gets it', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => admin.send('POST', '/api/v1/brands', { name: 'Only one' })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})

test('what changes nothing leaves no trace', async () => {
  const thing = await make('brands', { name: 'Still' })
  const before = await admin.get('/api/v1/audit?limit=1')
  expect(await (await change('brands', thing, { name: ' Still ' })).json()).toEqual(thing)
  expect(await admin.get('/api/v1/audit?limit=1')).toEqual(before)
})

test('the last administrator stays one', async () => {
  const me = (await list('users')).find(({ user }) => user === 'admin')
  if (!me) throw new Error('no admin')
  expect(await refusal(await change('users', me, { role: 'analyst' }))).toMatchObject({ field: 'role' })
  expect(await refusal(await change('users', me, { archived: true }))).toMatchObject({ field: 'archived' })
})

test('who may no longer log in is out at once, by REST and by socket, and cannot come back', async () => {
  const staff = await logIn(gateway.url, 'senior')
  const { ticket } = (await (await staff.send('POST', '/api/v1/ws-ticket', {})).json()) as { ticket: string }
  const socket = new Socket(`${gateway.url.replace('http', 'ws')}/ws`, 'switchboard.v1', {
    origin: gateway.url,
  })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  socket.once('open', () => socket.send(JSON.stringify({ t: 'hello', v: 1, token: ticket })))
  await new Promise((resolve) => socket.once('message', resolve))
  const user = (await list('users')).find((one) => one['user'] === 'senior')
  if (!user) throw new Error('no senior')
  expect((await change('users', user, { archived: true })).status).toBe(200)
  expect(await closed).toBe(4503)
  const me = await fetch(`${gateway.url}/api/v1/me`, { headers: { cookie: staff.cookie } })
  expect((await refusal(me)).code).toBe('not_logged_in')
  const again = await post(gateway.url, '/api/v1/login', { tenant: 'demo', user: 'senior', password: 'demo' })
  expect((await refusal(again)).code).toBe('login_failed')
})

test('another role ends the sessions as well: an open socket has the old one', async () => {
  const staff = await logIn(gateway.url, 'supervisor')
  const user = (await list('users')).find((one) => one['user'] === 'supervisor')
  if (!user) throw new Error('no supervisor')
  await change('users', user, { role: 'analyst' })
  const me = await fetch(`${gateway.url}/api/v1/me`, { headers: { cookie: staff.cookie } })
  expect((await refusal(me)).code).toBe('not_logged_in')
})

test('supervisors see who is there, but no e-mail address', async () => {
  await make('users', { user: 'lan', name: 'Lan', role: 'supervisor', email: 'lan@centre.example' })
  const other = await logIn(gateway.url, 'supervisor', 'other')
  expect((await list('users', 'users', other)).every(({ email }) => email === null)).toBe(true)
  expect((await list('users')).find(({ user }) => user === 'lan')).toMatchObject({
    email: 'lan@centre.example',
  })
})

test('the tenant has a name and a zone', async () => {
  const [tenant] = (await list('tenants')) as unknown as [{ id: number; rev: number }]
  const path = `/api/v1/tenants/${tenant.id}`
  const wrong = await admin.send('PATCH', path, { rev: tenant.rev, zone: 'Mars/Base', name: '' })
  expect(await fieldsOf(wrong)).toEqual(['name', 'zone'])
  const right = await admin.send('PATCH', path, { rev: tenant.rev, zone: 'Asia/Ho_Chi_Minh' })
  expect(await right.json()).toEqual({ ...tenant, zone: 'Asia/Ho_Chi_Minh', rev: tenant.rev + 1 })
  expect((await admin.send('PATCH', path, { rev: tenant.rev, zone: 'UTC' })).status).toBe(409)
})

test('every change is in the audit log with who, before and after; paged without gap or overlap', async () => {
  const thing = await make('brands', { name: 'Noted' })
  await change('brands', thing, { name: 'Noted twice' })
  const first = await admin.get<{ entries: { no: number; at: number }[]; next: number }>(
    '/api/v1/audit?limit=2',
  )
  expect(first.entries).toMatchObject([
    {
      action: 'changed',
      kind: 'brands',
      thing: thing.id,
      actorName: 'Giang Vo',
      before: { name: 'Noted' },
      after: { name: 'Noted twice' },
    },
    { action: 'created', kind: 'brands', thing: thing.id, before: null },
  ])
  const all = await admin.get<{ entries: { no: number }[] }>('/api/v1/audit?limit=200')
  const paged: number[] = []
  for (let before = ''; ;) {
    const page = await admin.get<{ entries: { no: number }[]; next: number | null }>(
      `/api/v1/audit?limit=3${before}`,
    )
    paged.push(...page.entries.map(({ no }) => no))
    if (page.next === null) break
    before = `&before=${page.next}`
  }
  expect(paged.slice(0, 200)).toEqual(all.entries.map(({ no }) => no))
  expect(JSON.stringify(all)).not.toMatch(/argon2|password_hash|token_hash/)
})

test('the other tenant’s administrator changes and sees nothing of it', async () => {
  const other = await logIn(gateway.url, 'admin', 'other')
  const refused = await other.send('PATCH', `/api/v1/brands/${brand.id}`, { rev: brand.rev, name: 'Theirs' })
  expect(refused.status).toBe(404)
  const borrowed = await other.send('POST', '/api/v1/sites', site())
  expect(await fieldsOf(borrowed)).toEqual(['brand', 'queue'])
  expect((await other.get<{ entries: unknown[] }>('/api/v1/audit')).entries).toEqual([])
})
