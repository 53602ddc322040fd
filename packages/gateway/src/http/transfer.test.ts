import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn, post } from '../../../../test/support/rest.js'
import { until } from '../../../../test/support/switchboard.js'

interface File {
  readonly format: string
  readonly brands: readonly Record<string, unknown>[]
  readonly sites: readonly Record<string, unknown>[]
  readonly users: readonly Record<string, unknown>[]
  readonly [kind: string]: unknown
}
interface Answer {
  readonly dryRun: boolean
  readonly changes: readonly {
    readonly kind: string
    readonly title: string
    readonly before: unknown
    readonly after: unknown
  }[]
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
beforeAll(async () => {
  gateway = await useGateway()
  admin = await logIn(gateway.url, 'admin')
})
afterAll(() => gateway.close())

const file = (by = admin): Promise<File> => by.get<File>('/api/v1/setup-export')
const take = (body: object, query = '', by = admin): Promise<Response> =>
  by.send('POST', `/api/v1/setup-import${query}`, body)
const taken = async (response: Response): Promise<Answer> => {
  expect(response.status, await response.clone().text()).toBe(200)
  return (await response.json()) as Answer
}

test('what was taken out and is put in again changes nothing', async () => {
  const whole = await file()
  expect(await taken(await take(whole))).toEqual({ dryRun: false, changes: [] })
  expect(await file()).toEqual(whole)
  expect(JSON.stringify(whole)).not.toMatch(/argon2|password|[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('a file is taken to another centre; only what it names is touched, and who is new has no password', async () => {
  const other = await logIn(gateway.url, 'admin', 'other')
  const { users, sites, ...rest } = await file()
  const portable = { ...rest, users, sites: sites.map(({ key: _key, ...site }) => site) }
  const before = await file(other)
  const { changes } = await taken(await take(portable, '', other))
  expect(changes.map(({ kind, title }) => `${kind} ${title}`)).toContain('brands Green Parcel')
  const after = await file(other)
  expect(after.brands).toEqual(
    expect.arrayContaining([...before.brands, { name: 'Green Parcel', archived: false }]),
  )
  expect(after.users.length).toBe(before.users.length)
})

test('a dry run tells what would change, and changes nothing', async () => {
  const before = await file()
  const wanted = {
    format: before.format,
    brands: [{ name: 'green parcel ' }, { name: 'Red Kite' }],
    users: [{ user: 'agent', name: 'An N.' }],
  }
  const { dryRun, changes } = await taken(await take(wanted, '?dryRun=true'))
  expect(dryRun).toBe(true)
  expect(changes).toMatchObject([
    { kind: 'brands', before: { name: 'Green Parcel' }, after: { name: 'green parcel' } },
    { kind: 'brands', title: 'Red Kite', before: null },
    { kind: 'users', title: 'agent', before: { name: 'An Nguyen' }, after: { name: 'An N.' } },
  ])
  expect(await file()).toEqual(before)
})

const makeQueue = async (name: string, rules: object): Promise<Response> =>
  admin.send('POST', '/api/v1/queues', { name, rules })

test('hours go with the queue, and an overflow by the name of the other queue', async () => {
  const hours = { zone: 'Asia/Ho_Chi_Minh', weekly: [{ day: 1, from: 480, to: 1_020 }], holidays: [] }
  expect((await makeQueue('Night', { hours: { ...hours, zone: 'Mars/Base' } })).status).toBe(400)
  expect((await makeQueue('Night', { opens: 8 })).status).toBe(400)
  const night = (await (await makeQueue('Night', { hours })).json()) as { id: string; rules: object }
  expect(night.rules).toEqual({ hours })
  const rules = { hours, overflow: { afterMs: 60_000, to: night.id } }
  const day = await (await makeQueue('Day', rules)).json()
  expect(day).toMatchObject({ rules })
  const whole = await file()
  expect(whole['queues']).toContainEqual(
    expect.objectContaining({ name: 'Day', rules: { hours, overflow: { afterMs: 60_000, to: 'Night' } } }),
  )
  expect((await taken(await take(whole))).changes).toEqual([])
  const other = await logIn(gateway.url, 'admin', 'other')
  const { changes } = await taken(await take({ format: whole.format, queues: whole['queues'] }, '', other))
  expect(changes.map(({ title }) => title)).toContain('Day')
})

test('what is wrong anywhere is told with its place, and nothing of the file is taken', async () => {
  const before = await file()
  const wrong = {
    format: before.format,
    brands: [{ name: 'Fine' }],
    sites: [{ name: 'S', brand: 'Fine', queue: 'Nowhere', origins: ['x'] }],
  }
  const first = (await (await take(wrong)).json()) as { error: { faults: { field: string }[] } }
  expect(first.error.faults.map(({ field }) => field)).toEqual(['sites.0.queue'])
  const second = await take({
    ...wrong,
    sites: [{ name: 'S', brand: 'Fine', queue: 'Customer care', origins: ['x'] }],
  })
  expect(await second.json()).toMatchObject({ error: { field: 'sites.0.origins.0' } })
  expect(await file()).toEqual(before)
  for (const bad of [
    {},
    { format: 'x' },
    { format: before.format, secrets: [] },
    { format: before.format, users: [{ password: 'x' }] },
  ])
    expect((await take(bad)).status).toBe(400)
})

test('an embed key of somebody else is not taken over', async () => {
  const response = await take({
    format: (await file()).format,
    sites: [
      {
        name: 'Thief',
        key: 'other-site',
        brand: 'Green Parcel',
        queue: 'Customer care',
        origins: ['https://x.example'],
      },
    ],
  })
  expect(await response.json()).toMatchObject({ error: { code: 'bad_request', field: 'sites' } })
  const admitted = await post(
    gateway.url,
    '/api/v1/visitor-tokens',
    { site: 'other-site' },
    { origin: gateway.url },
  )
  expect(await admitted.json()).toMatchObject({ site: { name: 'Blue Lamp help' } })
})

test('a site tells where it was seen, and where it was turned away', async () => {
  const made = await admin.send('POST', '/api/v1/brands', { name: 'Seen' })
  const { id: brand } = (await made.json()) as { id: string }
  const [queue] = (await admin.get<{ queues: { id: string }[] }>('/api/v1/queues')).queues
  const origins = ['https://seen.example']
  const site = (await (
    await admin.send('POST', '/api/v1/sites', { name: 'Seen', brand, queue: queue?.id, origins })
  ).json()) as { id: string; key: string }
  const seen = async (): Promise<{ what: string; origin: string; at: number }[]> =>
    (
      await admin.get<{ seen: { what: string; origin: string; at: number }[] }>(
        `/api/v1/sites/${site.id}/installation`,
      )
    ).seen
  expect(await seen()).toEqual([])
  await fetch(`${gateway.url}/widget.js`, { headers: { referer: 'https://seen.example/page?secret=1' } })
  await fetch(`${gateway.url}/widget.js`, { headers: { referer: 'https://elsewhere.example/' } })
  await until('the loader was seen', async () => (await seen()).length === 1)
  expect(await seen()).toMatchObject([{ what: 'loader', origin: 'https://seen.example' }])
  await post(gateway.url, '/api/v1/visitor-tokens', { site: site.key }, { origin: 'https://seen.example' })
  await post(
    gateway.url,
    '/api/v1/visitor-tokens',
    { site: site.key },
    { origin: 'https://elsewhere.example' },
  )
  await until('both were noted', async () => (await seen()).length === 3)
  const { snippet } = await admin.get<{ snippet: string }>(`/api/v1/sites/${site.id}/installation`)
  expect(snippet).toBe(`<script async src="${gateway.url}/widget.js" data-site="${site.key}"></script>`)
})
