import { SignJWT } from 'jose'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { TestSocket, newId } from '../../../../test/support/socket.js'

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
