import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { metrics } from '@switchboard/analytics'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn } from '../../../../test/support/rest.js'
import { TestSocket, newId, visitorToken } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
let analyst: Staff
const contact = newId()
const sockets: TestSocket[] = []
const begun = Date.now() - 60_000
beforeAll(async () => {
  gateway = await useGateway()
  const { url } = gateway
  const { token } = await visitorToken(url)
  const line = await new TestSocket(url, { token, origin: url }).ready()
  sockets.push(line)
  await line.ask({ t: 'start', stream: contact, text: 'xin chào' })
  analyst = await logIn(url, 'analyst')
  await until('the contact is counted', async () => {
    const { rows } = await analyst.get<Result>(`/api/v1/metrics?metric=offered&from=${begun}`)
    return rows[0]?.value === 1
  })
})
afterAll(async () => {
  for (const socket of sockets) socket.terminate()
  await gateway.close()
})

interface Result {
  readonly asOf: number
  readonly rows: readonly { start: number; value: number | null; n: number; queue?: string }[]
  readonly provisional: readonly number[]
  readonly attribution: { readonly mode: string }
}
interface Contacts {
  readonly total: number
  readonly rows: readonly { contact: string; queue: string; ms: number }[]
}

const asked = (accept?: string, path = '/api/v1/metrics', who = analyst): Promise<Response> =>
  fetch(`${gateway.url}${path}${path.includes('?') ? '&' : '?'}metric=offered&from=${begun}`, {
    headers: { cookie: who.cookie, ...(accept === undefined ? {} : { accept }) },
  })

test('the list of metrics is the list of the code, with how each is attributed', async () => {
  const { metrics: told } = await analyst.get<{ metrics: { key: string; attribution: object }[] }>(
    '/api/v1/metrics',
  )
  expect(told.map(({ key, attribution }) => ({ key, attribution }))).toEqual(
    metrics.map(({ key, attribution }) => ({ key, attribution })),
  )
})

test('an answer marks what may still change, and how it is attributed', async () => {
  const hour = `/api/v1/metrics?metric=offered&from=${begun - 3 * 3_600_000}&interval=1h`
  const { rows, provisional, attribution } = await analyst.get<Result>(hour)
  expect(attribution.mode).toBe('cohort')
  const counted = rows.filter(({ n }) => n > 0).map(({ start }) => start)
  expect(provisional).toEqual(expect.arrayContaining(counted))
  expect(provisional.length).toBeLessThan(rows.length)
})

test('nobody is told what is known later than now', async () => {
  const { asOf } = await analyst.get<Result>(
    `/api/v1/metrics?metric=offered&from=${begun}&asOf=7000000000000`,
  )
  expect(asOf).toBeLessThanOrEqual(Date.now())
})

test('CSV and Parquet hold the numbers of the JSON', async () => {
  const json = (await (await asked(undefined, '/api/v1/metrics?by=queue')).json()) as Result
  const csv = await asked('text/csv', '/api/v1/metrics?by=queue')
  expect(csv.headers.get('content-type')).toMatch(/^text\/csv/)
  const [head = '', line = ''] = (await csv.text()).replace('\uFEFF', '').split('\r\n')
  const cells = Object.fromEntries(head.split(',').map((name, index) => [name, line.split(',')[index]]))
  const [row] = json.rows
  expect(cells).toMatchObject({
    metric: 'offered',
    start: String(row?.start),
    queue: row?.queue,
    queue_name: 'Customer care',
    value: '1',
    n: '1',
    provisional: 'true',
  })
  const parquet = await asked('application/vnd.apache.parquet', '/api/v1/metrics?by=queue')
  expect(parquet.headers.get('content-type')).toBe('application/vnd.apache.parquet')
  const [read] = await parquetReadObjects({ file: await parquet.arrayBuffer() })
  expect(read).toMatchObject({ metric: 'offered', queue: row?.queue, value: 1, n: 1n, provisional: true })
})

test('behind a number are its contacts, in every form', async () => {
  const path = '/api/v1/metrics/contacts'
  const { total, rows } = (await (await asked(undefined, path)).json()) as Contacts
  expect(total).toBe(1)
  expect(rows.map((row) => row.contact)).toEqual([contact])
  expect(await (await asked('text/csv', path)).text()).toContain(contact)
  const parquet = await asked(undefined, `${path}?format=parquet`)
  expect(await parquetReadObjects({ file: await parquet.arrayBuffer() })).toMatchObject([{ contact }])
  const other = await logIn(gateway.url, 'analyst', 'other')
  expect(((await (await asked(undefined, path, other)).json()) as Contacts).total).toBe(0)
})

test('a brand’s viewer sees that brand alone, no time of agents, and nobody by name', async () => {
  const admin = await logIn(gateway.url, 'admin')
  const { brands } = await admin.get<{ brands: { id: string }[] }>('/api/v1/brands')
  const keyOf = async (brand: string): Promise<Record<string, string>> => {
    const body = { name: 'viewer', role: 'brand_viewer', brands: [brand], days: 1 }
    const { key } = (await (await admin.send('POST', '/api/v1/api-keys', body)).json()) as { key: string }
    return { authorization: `Bearer ${key}` }
  }
  const totals = await Promise.all(
    brands.map(async ({ id }) => {
      const headers = await keyOf(id)
      const names = await fetch(`${gateway.url}/api/v1/metrics/names`, { headers })
      expect(await names.json()).toMatchObject({ brands: [{ id }], agents: [] })
      const time = await fetch(`${gateway.url}/api/v1/metrics?metric=idle_time&from=0`, { headers })
      expect(time.status).toBe(400)
      expect(JSON.stringify(await time.json())).toMatch(/all brands together/)
      const facts = await fetch(`${gateway.url}/api/v1/facts?stream=${contact}`, { headers })
      const behind = await fetch(`${gateway.url}/api/v1/metrics/contacts?metric=offered&from=0`, { headers })
      const { total } = (await behind.json()) as Contacts
      expect(facts.status).toBe(total === 1 ? 200 : 404)
      return total
    }),
  )
  expect(totals.toSorted((a, b) => a - b)).toEqual([...brands.slice(1).map(() => 0), 1])
})

test('views are kept for whoever kept them, and one name is one view', async () => {
  const save = async (name: string, address: string): Promise<{ id: string }> =>
    (await (await analyst.send('POST', '/api/v1/saved-views', { name, address })).json()) as { id: string }
  await save(' Mornings ', 'overview?period=today')
  const { id } = await save('Mornings', 'queues?period=7d')
  const { savedViews } = await analyst.get<{ savedViews: object[] }>('/api/v1/saved-views')
  expect(savedViews).toMatchObject([{ id, name: 'Mornings', address: 'queues?period=7d' }])
  for (const [user, tenant] of [
    ['supervisor', 'demo'],
    ['analyst', 'other'],
  ] as const) {
    const somebody = await logIn(gateway.url, user, tenant)
    expect(await somebody.get('/api/v1/saved-views')).toEqual({ savedViews: [] })
    expect((await somebody.send('POST', `/api/v1/saved-views/${id}/remove`, {})).status).toBe(404)
  }
  expect((await analyst.send('POST', `/api/v1/saved-views/${id}/remove`, {})).status).toBe(200)
  expect(await analyst.get('/api/v1/saved-views')).toEqual({ savedViews: [] })
})
