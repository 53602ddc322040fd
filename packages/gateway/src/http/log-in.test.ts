import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket as Socket } from 'ws'
import { useGateway } from '../../../../test/support/gateway.js'
import { logIn, post } from '../../../../test/support/rest.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
beforeAll(async () => {
  gateway = await useGateway()
})
afterAll(() => gateway.close())

const demo = { tenant: 'demo', user: 'agent', password: 'demo' }
const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { error?: { code?: string } }).error?.code

test('a log-in answers with who one is and a cookie that no script and no other site gets', async () => {
  const response = await post(gateway.url, '/api/v1/login', demo)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ user: 'agent', role: 'agent', tenant: { key: 'demo' } })
  const [cookie, ...others] = response.headers.getSetCookie()
  expect(others).toEqual([])
  const attributes = (cookie ?? '').split('; ').slice(1)
  expect(attributes).toContain('HttpOnly')
  expect(attributes).toContain('SameSite=Strict')
  expect(attributes).toContain('Path=/')
  expect(attributes.some((attribute) => attribute.startsWith('Domain'))).toBe(false)
  // Loopback by http: a Secure cookie would be lost.
  expect(attributes).not.toContain('Secure')
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test.each([
  ['tenant', { ...demo, tenant: 'nobody' }],
  ['user', { ...demo, user: 'nobody' }],
  ['password', { ...demo, password: 'wrong' }],
])('a wrong %s gets the same answer', async (_what, credentials) => {
  const response = await post(gateway.url, '/api/v1/login', credentials)
  expect(response.status).toBe(401)
  const { error } = (await response.json()) as { error: Record<string, unknown> }
  expect({ ...error, requestId: null }).toEqual({
    code: 'login_failed',
    message: 'Tenant, user or password is wrong. Check all three.',
    requestId: null,
  })
  expect(response.headers.getSetCookie()).toEqual([])
})

test('after ten failures a user is asked to wait, even with the right password; another user is not', async () => {
  const guess = { tenant: 'other', user: 'analyst', password: 'guess' }
  const answers = await Promise.all(
    Array.from({ length: 14 }, async () => codeOf(await post(gateway.url, '/api/v1/login', guess))),
  )
  expect(answers.filter((code) => code === 'login_failed')).toHaveLength(10)
  const locked = await post(gateway.url, '/api/v1/login', { ...guess, password: 'demo' })
  expect(locked.status).toBe(429)
  expect(locked.headers.get('retry-after')).toBe('60')
  await logIn(gateway.url, 'analyst', 'demo')
})

test('a log-in in the same browser ends the session before', async () => {
  const first = await logIn(gateway.url, 'agent')
  const second = await post(gateway.url, '/api/v1/login', demo, { cookie: first.cookie })
  expect(second.status).toBe(200)
  const stale = await fetch(`${gateway.url}/api/v1/me`, { headers: { cookie: first.cookie } })
  expect(await codeOf(stale)).toBe('not_logged_in')
})

test('a log-out ends the session, takes the cookie back and spends the tickets', async () => {
  const staff = await logIn(gateway.url, 'agent')
  const { ticket } = (await (await staff.send('POST', '/api/v1/ws-ticket', {})).json()) as { ticket: string }
  const response = await staff.send('POST', '/api/v1/logout', {})
  expect(response.status).toBe(200)
  expect(response.headers.getSetCookie()[0]).toMatch(/^switchboard_session=;.*Expires=Thu, 01 Jan 1970/)
  expect(await codeOf(await fetch(`${gateway.url}/api/v1/me`, { headers: { cookie: staff.cookie } }))).toBe(
    'not_logged_in',
  )
  expect(await closeOf(gateway.url, ticket)).toBe(4500)
})

test('a log-out closes the open socket of the session', async () => {
  const staff = await logIn(gateway.url, 'agent2')
  const { ticket } = (await (await staff.send('POST', '/api/v1/ws-ticket', {})).json()) as { ticket: string }
  const { closed, welcomed } = openSocket(gateway.url, ticket)
  await welcomed
  await staff.send('POST', '/api/v1/logout', {})
  expect(await closed).toBe(4503)
})

describe('a request that changes something', () => {
  const json = { 'content-type': 'application/json' }
  test.each<[string, Record<string, string>, boolean]>([
    ['the own origin', { origin: 'own', ...json }, true],
    ['the own page, by the browser’s word', { 'sec-fetch-site': 'same-origin', ...json }, true],
    ['another name of loopback', { origin: 'localhost', ...json }, true],
    ['nobody', json, false],
    ['another origin', { origin: 'https://evil.example', ...json }, false],
    ['another port of this machine', { origin: 'http://127.0.0.1:1', ...json }, false],
    ['an opaque origin', { origin: 'null', ...json }, false],
    [
      'another site, by the browser’s word',
      { origin: 'own', 'sec-fetch-site': 'cross-site', ...json },
      false,
    ],
    ['a sister site', { origin: 'own', 'sec-fetch-site': 'same-site', ...json }, false],
    ['a form of the own page', { origin: 'own', 'content-type': 'application/x-www-form-urlencoded' }, false],
    ['plain text of the own page', { origin: 'own', 'content-type': 'text/plain' }, false],
    ['what only looks like JSON', { origin: 'own', 'content-type': 'application/jsonp' }, false],
  ])('from %s', async (_from, headers, allowed) => {
    const { port } = new URL(gateway.url)
    const origins: Record<string, string> = { own: gateway.url, localhost: `http://localhost:${port}` }
    const { origin } = headers
    const sent = origin === undefined ? headers : { ...headers, origin: origins[origin] ?? origin }
    const response = await fetch(`${gateway.url}/api/v1/login`, {
      method: 'POST',
      headers: sent,
      body: JSON.stringify(demo),
    })
    if (allowed) expect(response.status).toBe(200)
    else expect([response.status, await codeOf(response)]).toEqual([403, 'cross_site'])
  })
})

function openSocket(url: string, token: string): { welcomed: Promise<void>; closed: Promise<number> } {
  // Node's own client cannot name an origin.
  const socket = new Socket(`${url.replace('http', 'ws')}/ws`, 'switchboard.v1', { origin: url })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const welcomed = new Promise<void>((resolve, reject) => {
    socket.once('message', (data: Buffer) =>
      data.toString().includes('"welcome"') ? resolve() : reject(new Error(data.toString())),
    )
  })
  welcomed.catch(() => {})
  socket.once('open', () => socket.send(JSON.stringify({ t: 'hello', v: 1, token })))
  return { welcomed, closed }
}

function closeOf(url: string, token: string): Promise<number> {
  return openSocket(url, token).closed
}
