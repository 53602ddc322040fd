import { SignJWT } from 'jose'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { logIn } from '../../../../test/support/rest.js'
import { TestSocket, newId } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

let gateway: Awaited<ReturnType<typeof useGateway>>
let client: Client
const origin = 'https://shop.example'
const secret = new TextEncoder().encode('a secret of thirty-two bytes, ok')

beforeAll(async () => {
  gateway = await useGateway()
  client = new Client(gateway.databaseUrl)
  await client.connect()
  await client.query("UPDATE sites SET origins = ARRAY['https://shop.example'] WHERE key = 'demo-site'")
  await client.query(
    `INSERT INTO brand_keys (tenant, brand, kid, alg, jwk, created_at)
     SELECT tenant, brand, 'one', 'HS256', $1, 0 FROM sites WHERE key = 'demo-site'`,
    [{ kty: 'oct', k: Buffer.from(secret).toString('base64url') }],
  )
})
afterAll(async () => {
  await client.end()
  await gateway.close()
})

const worksFor = (brands: string | null) =>
  client.query("UPDATE users SET brands = $1::uuid[] WHERE login = 'supervisor'", [brands])

const sign = (sub: string, aud = 'demo-site') =>
  new SignJWT({ name: 'Lan' })
    .setProtectedHeader({ alg: 'HS256', kid: 'one' })
    .setAudience(aud)
    .setSubject(sub)
    .setExpirationTime('10m')
    .sign(secret)

async function ask(body: object): Promise<{
  token: string
  visitor: string
  error?: { code: string; message: string }
}> {
  const response = await fetch(`${gateway.url}/api/v1/visitor-tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ site: 'demo-site', ...body }),
  })
  return (await response.json()) as Awaited<ReturnType<typeof ask>>
}

const row = async (visitor: string): Promise<Record<string, unknown>> => {
  const { rows } = await client.query<Record<string, unknown>>(
    'SELECT person, person_name, attributes FROM visitors WHERE id = $1',
    [visitor],
  )
  return rows[0] ?? {}
}

test('whoever was anonymous in this browser is the person from now on, under the same id', async () => {
  const before = await ask({})
  const after = await ask({ token: before.token, identity: await sign('p1') })
  expect(after.visitor).toBe(before.visitor)
  expect(await row(after.visitor)).toMatchObject({ person: 'p1', person_name: 'Lan' })
  const again = await ask({ token: after.token, identity: await sign('p1') })
  expect(again.visitor).toBe(before.visitor)
})

test('somebody else in the same browser is another visitor, who sees nothing of the first', async () => {
  const first = await ask({ identity: await sign('p2') })
  const second = await ask({ token: first.token, identity: await sign('p3') })
  expect(second.visitor).not.toBe(first.visitor)
  expect(await row(first.visitor)).toMatchObject({ person: 'p2' })
  expect(await row(second.visitor)).toMatchObject({ person: 'p3' })
})

test('a token that does not hold changes nothing and says why', async () => {
  const before = await ask({})
  const refused = await ask({ token: before.token, identity: await sign('p4', 'other-site') })
  expect(refused.error).toMatchObject({ code: 'token_invalid' })
  expect(refused.error?.message).toContain('aud')
  expect(await row(before.visitor)).toMatchObject({ person: null })
})

test('attributes are kept, added to, and taken away', async () => {
  const { token, visitor } = await ask({ attributes: { plan: 'gold', seats: 3 } })
  await ask({ token, attributes: { seats: null, trial: true } })
  expect(await row(visitor)).toMatchObject({ attributes: { plan: 'gold', trial: true } })
  expect((await ask({ token, attributes: { 'not a name': 1 } })).error).toMatchObject({ code: 'bad_request' })
})

const toldIn = async (contact: string): Promise<unknown[]> => {
  const { rows } = await client.query<{ type: string; body: unknown; vseq: number | null }>(
    'SELECT type, body, vseq FROM facts WHERE stream = $1 ORDER BY seq',
    [contact],
  )
  return rows.filter(({ type }) => type === 'visitor_identified').map(({ body, vseq }) => [body, vseq])
}

test('an open contact tells its staff once that the visitor is known, and the next one tells it from the start', async () => {
  const before = await ask({})
  const socket = await new TestSocket(gateway.url, { token: before.token, origin }).ready()
  const first = newId()
  expect(await socket.ask({ t: 'start', stream: first, text: 'hello' })).toMatchObject({ t: 'ack' })
  expect(await toldIn(first)).toEqual([])
  const known = await ask({ token: before.token, identity: await sign('p7') })
  await ask({ token: known.token, identity: await sign('p7') })
  expect(await toldIn(first)).toEqual([[{ visitor: before.visitor }, null]])

  const second = newId()
  expect(await socket.ask({ t: 'start', stream: second, text: 'again' })).toMatchObject({ t: 'ack' })
  expect(await toldIn(second)).toEqual([[{ visitor: before.visitor }, null]])
  expect(socket.facts.map(({ fact }) => fact.type)).not.toContain('visitor_identified')
  socket.terminate()
})

test('a block holds for the person in every browser, also for one that tells only later who it is', async () => {
  const supervisor = await logIn(gateway.url, 'supervisor')
  const start = { t: 'start', text: 'hello' } as const
  const first = await ask({ identity: await sign('rude') })
  const phone = await ask({ identity: await sign('rude') })
  const later = await ask({})
  expect(new Set([first.visitor, phone.visitor, later.visitor]).size).toBe(3)
  const [one, two, three] = await Promise.all(
    [first, phone, later].map(({ token }) => new TestSocket(gateway.url, { token, origin }).ready()),
  )
  const [contact, onPhone, anonymous] = [newId(), newId(), newId()]
  expect(await one?.ask({ ...start, stream: contact })).toMatchObject({ t: 'ack' })
  expect(await two?.ask({ ...start, stream: onPhone })).toMatchObject({ t: 'ack' })
  expect(await three?.ask({ ...start, stream: anonymous })).toMatchObject({ t: 'ack' })

  await supervisor.send('POST', '/api/v1/blocked-visitors', { contact, reason: 'insults' })
  await until('what is open in the other browser ends', () =>
    two?.of(onPhone).find(({ fact }) => fact.type === 'contact_ended'),
  )
  for (const socket of [one, two])
    expect(await socket?.ask({ ...start, stream: newId() })).toMatchObject({ code: 'visitor_blocked' })
  const word = { t: 'leave', channel: 'message', text: 'again', email: 'a@example.com' } as const
  expect(await two?.ask({ ...word, stream: newId() })).toMatchObject({ code: 'visitor_blocked' })
  // Nobody knows yet who this is.
  expect(await three?.ask({ t: 'say', stream: anonymous, text: 'still me' })).toMatchObject({ t: 'ack' })

  const told = await ask({ token: later.token, identity: await sign('rude') })
  expect(told.visitor).toBe(later.visitor)
  await until('it ends there too', () =>
    three?.of(anonymous).find(({ fact }) => fact.type === 'contact_ended'),
  )
  expect(await three?.ask({ ...start, stream: newId() })).toMatchObject({ code: 'visitor_blocked' })
  const other = await ask({ identity: await sign('polite') })
  const fourth = await new TestSocket(gateway.url, { token: other.token, origin }).ready()
  expect(await fourth.ask({ ...start, stream: newId() })).toMatchObject({ t: 'ack' })

  const listed = await supervisor.get<{ blocked: object[] }>('/api/v1/blocked-visitors')
  expect(listed.blocked).toEqual([
    expect.objectContaining({ visitor: first.visitor, name: 'Lan', email: null, reason: 'insults' }),
  ])
  // Who works for other brands neither sees nor lifts it.
  await worksFor('{}')
  expect(await supervisor.get('/api/v1/blocked-visitors')).toEqual({ blocked: [] })
  const lifted = await supervisor.send('POST', `/api/v1/blocked-visitors/${phone.visitor}/unblock`, {})
  expect(lifted.status).toBe(404)
  await worksFor(null)
  // By any of the person's browsers.
  await supervisor.send('POST', `/api/v1/blocked-visitors/${phone.visitor}/unblock`, {})
  for (const socket of [one, two, three])
    expect(await socket?.ask({ ...start, stream: newId() })).toMatchObject({ t: 'ack' })
})
