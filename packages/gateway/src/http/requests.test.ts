import { randomUUID } from 'node:crypto'
import { errors } from '@switchboard/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn } from '../../../../test/support/rest.js'

interface Queue {
  readonly id: string
  readonly rev: number
  readonly offerMs: number
  readonly name: string
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
let analyst: Staff
beforeAll(async () => {
  gateway = await useGateway()
  admin = await logIn(gateway.url, 'admin')
  analyst = await logIn(gateway.url, 'analyst')
})
afterAll(() => gateway.close())

const get = (path: string, staff = analyst): Promise<Response> =>
  fetch(gateway.url + path, { headers: { cookie: staff.cookie } })
const queue = async (): Promise<Queue> => {
  const [first] = (await admin.get<{ queues: Queue[] }>('/api/v1/queues')).queues
  if (!first) throw new Error('no queue')
  return first
}

test.each<[string, string, number, string, string | undefined]>([
  ['an unknown address', '/api/v1/nothing', 404, 'not_found', undefined],
  ['an unknown field', '/api/v1/contacts?limits=1', 400, 'bad_request', 'limits'],
  ['a number that is none', '/api/v1/contacts?limit=ten', 400, 'bad_request', 'limit'],
  ['a missing field', '/api/v1/facts', 400, 'bad_request', 'stream'],
  ['an id that is none', '/api/v1/facts?stream=1', 400, 'bad_request', 'stream'],
  ['a stream that is not there', `/api/v1/facts?stream=${randomUUID()}`, 404, 'not_found', undefined],
  ['an unknown metric', '/api/v1/metrics?metric=luck&from=0', 400, 'unknown_metric', 'metric'],
  ['a metric without a range', '/api/v1/metrics?metric=csat', 400, 'bad_request', 'from'],
  [
    'a range that ends before it starts',
    '/api/v1/metrics?metric=csat&from=2&to=1',
    400,
    'bad_request',
    undefined,
  ],
  ['an unknown zone', '/api/v1/metrics?metric=csat&from=1&to=2&tz=Mars/Base', 400, 'bad_request', undefined],
  ['an unknown split', '/api/v1/metrics?metric=csat&from=1&to=2&by=mood', 400, 'bad_request', 'by'],
  [
    'an unknown interval',
    '/api/v1/metrics?metric=csat&from=1&to=2&interval=1w',
    400,
    'bad_request',
    'interval',
  ],
])('%s', async (_what, path, status, code, field) => {
  const response = await get(path)
  const { error } = (await response.json()) as {
    error: { code: keyof typeof errors; message: string; requestId: string; field?: string }
  }
  expect([response.status, error.code, error.field]).toEqual([status, code, field])
  expect(errors[error.code].http).toBe(status)
  expect(error.message).toContain(errors[error.code].fix)
  expect(error.requestId).toBe(response.headers.get('x-request-id'))
})

const patch = async (body: string): Promise<unknown> => {
  const { id } = await queue()
  const response = await fetch(`${gateway.url}/api/v1/queues/${id}`, {
    method: 'PATCH',
    headers: { cookie: admin.cookie, origin: gateway.url, 'content-type': 'application/json' },
    body,
  })
  return [response.status, ((await response.json()) as { error: { code: string } }).error.code]
}

test('a body that is no JSON, is of another type or too large is refused', async () => {
  const refused = [400, 'bad_request']
  expect(await patch('{')).toEqual(refused)
  expect(await patch('{"rev":"1"}')).toEqual(refused)
  expect(await patch('{"rev":1,"offerMs":5}')).toEqual(refused)
  expect(await patch('{"rev":1,"rank":5}')).toEqual(refused)
  expect(await patch('{"rev":1,"__proto__":{"a":1}}')).toEqual(refused)
  expect(await patch(JSON.stringify({ rev: 1, name: 'x'.repeat(70_000) }))).toEqual(refused)
})

test('of two that change a queue from the same reading, one is told so', async () => {
  const { id, rev } = await queue()
  const change = (offerMs: number): Promise<Response> =>
    admin.send('PATCH', `/api/v1/queues/${id}`, { rev, offerMs })
  const answers = await Promise.all([change(5_000), change(6_000)])
  expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const winner = answers.find((answer) => answer.ok)
  expect(await winner?.json()).toEqual({ ...(await queue()), rev: rev + 1 })
  const loser = answers.find((answer) => !answer.ok)
  expect(await loser?.json()).toMatchObject({ error: { code: 'stale_write', field: 'rev' } })
})

test('metrics without a name are listed', async () => {
  const { metrics } = await analyst.get<{ metrics: { key: string; unit: string }[] }>('/api/v1/metrics')
  expect(metrics.map(({ key }) => key)).toEqual(expect.arrayContaining(['handle_time', 'csat']))
})

test('a metric of which there is nothing has no value', async () => {
  const answer = await analyst.get<{ rows: unknown[] }>(
    '/api/v1/metrics?metric=csat&from=0&to=3600000&interval=1h',
  )
  expect(answer).toMatchObject({
    metric: 'csat',
    unit: 'ratio',
    tz: 'UTC',
    rows: [{ start: 0, value: null, n: 0 }],
  })
})

test.each([
  ['/widget.js', 'cross-origin', '*'],
  ['/console/', 'same-origin', null],
  ['/', 'same-origin', null],
  ['/api/v1/me', 'same-origin', null],
])('%s may be used by %s pages', async (path, policy, origin) => {
  const response = await fetch(gateway.url + path)
  expect(response.headers.get('cross-origin-resource-policy')).toBe(policy)
  expect(response.headers.get('access-control-allow-origin')).toBe(origin)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each(['/console/', '/'])(
  'nothing but our own scripts runs on %s, and text never becomes markup',
  async (path) => {
    const policy = (await fetch(gateway.url + path)).headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy).toContain(part)
    }
    // A voice server of our own takes any port of this machine; nothing else is left open.
    expect(policy.replaceAll(/ (ws|http):\/\/127\.0\.0\.1:\*/g, '')).not.toMatch(/unsafe|\*/)
  },
)

test('liveness and readiness answer; metrics are for this machine and not through a proxy', async () => {
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${gateway.url}/metrics`)).text()).toContain('switchboard_sockets 0')
  expect(
    (await fetch(`${gateway.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } })).status,
  ).toBe(404)
})
