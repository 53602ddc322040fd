import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn, post } from '../../../../test/support/rest.js'
import { TestSocket, newId, staffSocket, visitorToken } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

interface Thing {
  readonly id: string
  readonly rev: number
  readonly [field: string]: unknown
}
interface Fault {
  readonly field: string
  readonly rule: string
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
let queue: Thing
let brand: Thing
beforeAll(async () => {
  gateway = await useGateway()
  admin = await logIn(gateway.url, 'admin')
  queue = await first('queues')
  brand = await first('brands')
  for (const [code, label] of [
    ['vietnamese', 'Tiếng Việt'],
    ['returns', 'Đổi trả'],
  ])
    expect((await admin.send('POST', '/api/v1/skills', { code, labels: { vi: label } })).status).toBe(200)
})
afterAll(() => gateway.close())

async function first(kind: string): Promise<Thing> {
  const [thing] = (await admin.get<Record<string, Thing[]>>(`/api/v1/${kind}`))[kind] ?? []
  if (thing === undefined) throw new Error(`no ${kind}`)
  return thing
}
async function change(kind: string, id: string, body: object): Promise<Response> {
  const things = (await admin.get<Record<string, Thing[]>>(`/api/v1/${kind}`))[kind] ?? []
  const rev = things.find((thing) => thing.id === id)?.rev
  return admin.send('PATCH', `/api/v1/${kind}/${id}`, { rev, ...body })
}
const faults = async (response: Response): Promise<string[]> => {
  expect(response.status).toBe(400)
  const { error } = (await response.json()) as { error: { faults: Fault[] } }
  return error.faults.map(({ field, rule }) => `${field} ${rule}`)
}

test('agents have skills and take several chats at once, as the routing reads it', async () => {
  const { users } = await admin.get<{ users: Thing[] }>('/api/v1/users')
  const agent = users.find(({ user }) => user === 'agent')
  expect(agent).toMatchObject({ chats: 1, skills: {} })
  const wrong = await change('users', agent?.id ?? '', { chats: 11, skills: { vietnamese: 0, french: 3 } })
  expect(await faults(wrong)).toEqual([
    'chats chats_limits',
    'skills.vietnamese skill_level',
    'skills.french skill_unknown',
  ])
  const right = await change('users', agent?.id ?? '', { chats: 4, skills: { vietnamese: 7 } })
  expect(await right.json()).toMatchObject({ chats: 4, skills: { vietnamese: 7 } })
  const [skill] = (await admin.get<{ skills: Thing[] }>('/api/v1/skills')).skills
  const used = await admin.send('PATCH', '/api/v1/skills/vietnamese', { rev: skill?.rev, archived: true })
  expect(await faults(used)).toEqual(['archived skill_in_use'])
})

test('what has a code is found by it in the own centre alone', async () => {
  const other = await logIn(gateway.url, 'admin', 'other')
  expect((await other.send('PATCH', '/api/v1/skills/vietnamese', { rev: 1, position: 9 })).status).toBe(404)
  const same = await other.send('POST', '/api/v1/skills', {
    code: 'vietnamese',
    labels: { en: 'Theirs' },
  })
  expect(same.status).toBe(200)
  expect(JSON.stringify(await admin.get('/api/v1/skills'))).not.toContain('Theirs')
})

test('each rule of a queue has its fault at its own field', async () => {
  const rules = {
    skills: { vietnamese: 11, french: 1 },
    relaxation: [{ afterMs: -1, skills: { vietnamese: 0, returns: 11 } }],
    stickyMs: 600_001,
    maxWaiting: -1,
    overflow: { afterMs: 90_000_000, to: queue.id },
    hours: {
      zone: 'Mars/Base',
      weekly: [
        { day: 1, from: 480, to: 720 },
        { day: 1, from: 700, to: 800 },
        { day: 2, from: 900, to: 900 },
        { day: 2, from: 480, to: 720 },
      ],
      holidays: [
        { date: '2026-02-30', spans: [] },
        { date: '2026-09-02', spans: [{ from: 600, to: 500 }] },
        { date: '2026-09-02', spans: [] },
      ],
    },
  }
  const targets = { chat: { targetMs: 0, shortMs: -1, percent: 101 } }
  expect(await faults(await change('queues', queue.id, { rules, targets }))).toEqual([
    'rules.skills.vietnamese skill_level',
    'rules.skills.french skill_unknown',
    'rules.relaxation.0.afterMs after_limits',
    'rules.relaxation.0.skills.returns skill_level',
    'rules.stickyMs sticky_limits',
    'rules.maxWaiting waiting_limits',
    'rules.overflow.afterMs after_limits',
    'rules.overflow.to overflow',
    'rules.hours.zone zone',
    'rules.hours.weekly.1 span_overlap',
    'rules.hours.weekly.2 span',
    'rules.hours.holidays.0.date date',
    'rules.hours.holidays.2.date date_twice',
    'rules.hours.holidays.1.spans.0 span',
    'targets.chat.targetMs target_limits',
    'targets.chat.shortMs short_limits',
    'targets.chat.percent percent_limits',
  ])
  for (const odd of [{ hours: 1 }, { skills: 'x' }, { relaxation: {} }, { overflow: 7 }, { opens: 8 }])
    expect(await faults(await change('queues', queue.id, { rules: odd }))).toEqual(['rules rules'])
})

test('a site brings priority and skills to the line', async () => {
  const site = await first('sites')
  const wrong = await change('sites', site.id, { priority: 1_001, skills: { klingon: 1 } })
  expect(await faults(wrong)).toEqual(['priority priority_limits', 'skills.klingon skill_unknown'])
  const right = await change('sites', site.id, { priority: 5, skills: { returns: 2 } })
  expect(await right.json()).toMatchObject({ priority: 5, skills: { returns: 2 } })
})

test('a reason for a break can be chosen until it is taken out of use', async () => {
  const made = await admin.send('POST', '/api/v1/break-reasons', {
    code: 'lunch',
    labels: { en: 'Lunch', vi: 'Ăn trưa' },
    paid: false,
  })
  expect(await made.json()).toMatchObject({ code: 'lunch', paid: false, rev: 1 })
  const agent = await logIn(gateway.url, 'agent')
  const list = () => agent.get<{ breakReasons: object[] }>('/api/v1/break-reasons')
  expect((await list()).breakReasons).toMatchObject([{ code: 'lunch', labels: { vi: 'Ăn trưa' } }])
  await admin.send('PATCH', '/api/v1/break-reasons/lunch', { rev: 1, archived: true })
  expect((await list()).breakReasons).toEqual([])
})

async function targetsOf(staff: Staff): Promise<object[]> {
  const path = '/api/v1/metrics?metric=service_level&from=0'
  return (await staff.get<{ targets: object[] }>(path)).targets
}

test('what is agreed for a queue is what the metrics take, from the change on', async () => {
  const target = { targetMs: 45_000, shortMs: 7_000, percent: 85 }
  expect((await change('queues', queue.id, { targets: { chat: target } })).status).toBe(200)
  expect(await targetsOf(admin)).toContainEqual({
    queue: queue.id,
    channel: 'chat',
    since: expect.any(Number) as number,
    targetMs: 45_000,
    shortMs: 7_000,
  })
  expect((await change('queues', queue.id, { targets: null })).status).toBe(200)
  expect((await targetsOf(admin)).filter((one) => 'queue' in one && 'channel' in one)).toHaveLength(4)
  const other = await logIn(gateway.url, 'admin', 'other')
  expect(JSON.stringify(await targetsOf(other))).not.toContain(queue.id)
})

test('people change their own name and address, and nothing else of themselves', async () => {
  const senior = await logIn(gateway.url, 'senior')
  const wrong = await senior.send('PATCH', '/api/v1/me', { name: ' ', email: 'nobody' })
  expect(await faults(wrong)).toEqual(['name empty', 'email email'])
  expect((await senior.send('PATCH', '/api/v1/me', { role: 'admin' })).status).toBe(400)
  const right = await senior.send('PATCH', '/api/v1/me', { name: ' Chi Lê ', email: 'chi@hien.example' })
  expect(await right.json()).toMatchObject({ name: 'Chi Lê', email: 'chi@hien.example', role: 'senior' })
  expect(await senior.get('/api/v1/me')).toMatchObject({ name: 'Chi Lê', email: 'chi@hien.example' })
})

test('the languages of the centre are tags, and at least one', async () => {
  const { tenants } = await admin.get<{ tenants: { id: number; rev: number; languages: string[] }[] }>(
    '/api/v1/tenants',
  )
  const [tenant] = tenants
  const set = (languages: string[]) =>
    admin.send('PATCH', `/api/v1/tenants/${tenant?.id}`, { rev: tenant?.rev, languages })
  expect(await faults(await set([]))).toEqual(['languages language_needed'])
  expect(await faults(await set(['Tiếng Việt']))).toEqual(['languages language'])
  expect(await (await set(['vi', 'en', 'vi'])).json()).toMatchObject({ languages: ['vi', 'en'] })
})

async function visitor(identity: string): Promise<number> {
  const response = await fetch(`${gateway.url}/api/v1/visitor-tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: gateway.url },
    body: JSON.stringify({ site: 'demo-site', identity }),
  })
  return response.status
}
const token = (alg: string, kid: string): SignJWT =>
  new SignJWT({})
    .setProtectedHeader({ alg, kid })
    .setAudience('demo-site')
    .setSubject('p1')
    .setExpirationTime('10m')

test('a secret of a brand is told once, sealed at rest, and signs until it is retired', async () => {
  const made = await admin.send('POST', `/api/v1/brands/${brand.id}/keys`, { alg: 'HS256' })
  const { secret, brandKey } = (await made.json()) as { secret: string; brandKey: { kid: string } }
  const signed = await token('HS256', brandKey.kid).sign(Buffer.from(secret, 'base64url'))
  expect(await visitor(signed)).toBe(200)

  const client = new Client(gateway.databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ whole: string }>(
    'SELECT brand_keys::text AS whole FROM brand_keys UNION ALL SELECT audit::text FROM audit',
  )
  await client.end()
  expect(rows.map(({ whole }) => whole).join(' ')).not.toContain(secret)
  expect(JSON.stringify(await admin.get(`/api/v1/brands/${brand.id}/keys`))).not.toContain(secret)

  const retire = `/api/v1/brands/${brand.id}/keys/${brandKey.kid}/retire`
  const other = await logIn(gateway.url, 'admin', 'other')
  expect((await other.send('POST', retire, {})).status).toBe(404)
  expect((await other.send('POST', `/api/v1/brands/${brand.id}/keys`, { alg: 'HS256' })).status).toBe(404)
  expect((await admin.send('POST', retire, {})).status).toBe(200)
  expect((await admin.send('POST', retire, {})).status).toBe(404)
  expect(await visitor(signed)).not.toBe(200)
})

test('a brand that keeps its private key gives the public one; two stand while it rotates', async () => {
  const kids = []
  for (let round = 0; round < 2; round += 1) {
    const pair = await generateKeyPair('ES256', { extractable: true })
    const publicKey = JSON.stringify(await exportJWK(pair.publicKey))
    const made = await admin.send('POST', `/api/v1/brands/${brand.id}/keys`, { alg: 'ES256', publicKey })
    const { secret, brandKey } = (await made.json()) as { secret: null; brandKey: { kid: string } }
    expect(secret).toBeNull()
    kids.push([brandKey.kid, pair.privateKey] as const)
  }
  for (const [kid, key] of kids) expect(await visitor(await token('ES256', kid).sign(key))).toBe(200)
  for (const publicKey of ['', 'x', '{}', '{"kty":"oct","k":"AAAA"}'])
    expect(
      await faults(await admin.send('POST', `/api/v1/brands/${brand.id}/keys`, { alg: 'ES256', publicKey })),
    ).toEqual(['publicKey public_key'])
})

test('who is deactivated in the middle of a chat hands it back, and is called by name in what was', async () => {
  const { url } = gateway
  const staff = await logIn(url, 'agent2')
  const me = (await staff.get<{ id: string }>('/api/v1/me')).id
  // The site asks for it, and nobody else has it.
  expect((await change('users', me, { skills: { returns: 3 } })).status).toBe(200)
  const desk = await staffSocket(url, staff)
  const { token: admission } = await visitorToken(url)
  const visiting = await new TestSocket(url, { token: admission, origin: url }).ready()
  await desk.ask({ t: 'presence', stream: me, presence: 'available' })
  const contact = newId()
  await visiting.ask({ t: 'start', stream: contact, text: 'hello' })
  const ring = await until('it rings', () => desk.of(me).find(({ fact }) => fact.type === 'work_reserved'))
  const { offer } = ring.fact as { offer: string }
  await desk.ask({ t: 'shown', stream: contact, offer })
  await desk.ask({ t: 'accept', stream: contact, offer })

  expect((await change('users', me, { archived: true })).status).toBe(200)
  await until('the socket is closed', () => desk.closed)
  const client = new Client(gateway.databaseUrl)
  await client.connect()
  client.on('error', () => {})
  // The grace of 20 s is over at once, instead of being waited for.
  await until('it went back', async () => {
    await client.query("UPDATE deadlines SET due_at = 0 WHERE stream = $1 AND kind = 'lease'", [me])
    const answer = await admin.get<{ contact: { phase: string } }>(`/api/v1/contacts/${contact}`)
    return answer.contact.phase === 'queued'
  })
  await client.end()
  expect(JSON.stringify(await admin.get(`/api/v1/contacts/${contact}`))).toContain('Binh Tran')
  visiting.terminate()
})

test('who views for a brand sees nothing of the set-up but what everybody of the staff may', async () => {
  const other = (await (await admin.send('POST', '/api/v1/brands', { name: 'Second' })).json()) as Thing
  for (const [title, of] of [
    ['First', brand.id],
    ['Other', other.id],
  ])
    await admin.send('POST', '/api/v1/canned-replies', { title, text: 'x', brand: of })
  const made = await admin.send('POST', '/api/v1/users', {
    user: 'viewer',
    name: 'Viewer',
    role: 'brand_viewer',
    brands: [brand.id],
  })
  const { id } = (await made.json()) as Thing
  const invitation = await admin.send('POST', `/api/v1/users/${id}/invitation`, {})
  const { link } = (await invitation.json()) as { link: string }
  const password = 'a phrase that is long'
  await post(gateway.url, '/api/v1/passwords', { token: link.split('#')[1], password })
  const viewer = await logIn(gateway.url, 'viewer', 'demo', password)
  const { cannedReplies } = await viewer.get<{ cannedReplies: { title: string }[] }>('/api/v1/canned-replies')
  expect(cannedReplies.map(({ title }) => title)).toEqual(['First'])
  for (const path of [
    'brands',
    'skills',
    'queues',
    'users',
    'sites',
    'api-keys',
    'audit',
    'tenants',
    `brands/${brand.id}/keys`,
  ]) {
    const response = await fetch(`${gateway.url}/api/v1/${path}`, { headers: { cookie: viewer.cookie } })
    expect([path, response.status]).toEqual([path, 403])
  }
})

test('markup, formulas and templates are text wherever somebody types them', async () => {
  const odd = '=HYPERLINK("http://x","y") <img src=x onerror=alert(1)> ${7*7}'
  const made = await admin.send('POST', '/api/v1/queues', { name: odd })
  expect(await made.json()).toMatchObject({ name: odd })
  const [entry] = (await admin.get<{ entries: { after: object }[] }>('/api/v1/audit?kind=queues&limit=1'))
    .entries
  expect(entry?.after).toMatchObject({ name: odd })
  const bidi = await admin.send('POST', '/api/v1/queues', { name: 'abc\u202Egpj' })
  expect(await faults(bidi)).toEqual(['name control_characters'])
})

test('the log can be asked for a kind, a person and a time', async () => {
  const { entries } = await admin.get<{ entries: { at: number; kind: string; actor: string }[] }>(
    '/api/v1/audit',
  )
  const [newest] = entries
  if (newest === undefined) throw new Error('an empty log')
  const ask = async (query: string) =>
    (await admin.get<{ entries: typeof entries }>(`/api/v1/audit?${query}`)).entries
  expect((await ask('kind=skills')).every(({ kind }) => kind === 'skills')).toBe(true)
  expect(await ask(`from=${newest.at}`)).toContainEqual(newest)
  expect(await ask(`to=${newest.at}`)).not.toContainEqual(newest)
  expect(await ask(`actor=${newId()}`)).toEqual([])
})
