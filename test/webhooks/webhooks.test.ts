import { Client } from 'pg'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { type Staff, logIn } from '../support/rest.ts'
import { TestSocket, newId, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { type Heard, type Receiver, startReceiver } from './receiver.ts'

interface Hook {
  readonly id: string
  readonly rev: number
  readonly secret: string
}
interface Delivery {
  readonly id: string
  readonly webhook: string
  readonly type: string
  readonly state: string
  readonly attempts: number
  readonly status: number | null
  readonly fault: string | null
  readonly response: string | null
  readonly dueAt: number | null
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
let client: Client
const receivers: Receiver[] = []
const hooks: Hook[] = []

beforeAll(async () => {
  gateway = await useGateway()
  admin = await logIn(gateway.url, 'admin')
  client = new Client(gateway.databaseUrl)
  await client.connect()
})
afterEach(async () => {
  // What one test has set up hears nothing of the next.
  for (const { id } of hooks.splice(0))
    await client.query('UPDATE webhooks SET archived = true WHERE id = $1', [id])
  for (const receiver of receivers.splice(0)) await receiver.close()
})
afterAll(async () => {
  await client.end()
  await gateway.close()
})

async function receive(): Promise<Receiver> {
  const receiver = await startReceiver()
  receivers.push(receiver)
  return receiver
}

let count = 0
async function hook(url: string, more: object = {}, by = admin): Promise<Hook> {
  const answer = await by.send('POST', '/api/v1/webhooks', {
    name: `Hook ${(count += 1)}`,
    url,
    types: ['contact_started', 'message_sent'],
    ...more,
  })
  const made = (await answer.json()) as Hook
  expect([answer.status, made]).toEqual([200, expect.objectContaining({ rev: 1 })])
  const whole = { ...made, secret: await secretOf(made.id, by) }
  hooks.push(whole)
  return whole
}

async function secretOf(id: string, by = admin): Promise<string> {
  const answer = await by.send('POST', `/api/v1/webhooks/${id}/secret`, {})
  return ((await answer.json()) as { secret: string }).secret
}

/** A visitor who writes these texts, one after the other. */
async function write(...texts: readonly string[]): Promise<string> {
  const { token } = await visitorToken(gateway.url)
  const socket = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  const [first = '', ...others] = texts
  await socket.ask({ t: 'start', stream: contact, text: first })
  for (const text of others) await socket.ask({ t: 'say', stream: contact, text })
  socket.terminate()
  return contact
}

const about =
  (stream: string, type?: string) =>
  ({ payload }: Heard): boolean =>
    payload.data['stream'] === stream && (type === undefined || payload.type === type)

async function deliveries(query: string): Promise<readonly Delivery[]> {
  return (await admin.get<{ deliveries: Delivery[] }>(`/api/v1/webhook-deliveries?${query}`)).deliveries
}

test('a fact is told once, signed, in the order of its contact, without what was typed', async () => {
  const receiver = await receive()
  const { secret, id } = await hook(receiver.url)
  const contact = await write('zyqword one', 'two', 'three')
  await until('all is told', () => receiver.heard.filter(about(contact)).length >= 4)
  const told = receiver.heard.filter(about(contact))
  expect(told.map(({ payload }) => [payload.type, payload.data['seq']])).toEqual([
    ['contact_started', 1],
    ['message_sent', 2],
    ['message_sent', 3],
    ['message_sent', 4],
  ])
  for (const { body, headers } of told)
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body))
  const [started, said] = told
  expect(started?.payload).toMatchObject({
    data: { tenant: 'demo', kind: 'contact', v: 1, body: { channel: 'chat' } },
  })
  expect(said?.payload.data).toMatchObject({ body: { from: 'visitor', length: 11 } })
  expect(JSON.stringify(told)).not.toContain('zyqword')
  await until(
    'it is written down',
    async () => (await deliveries(`webhook=${id}&state=waiting`)).length === 0,
  )
  const listed = await deliveries(`webhook=${id}`)
  expect(listed.map(({ state, attempts, status }) => [state, attempts, status])).toEqual(
    Array.from({ length: 4 }, () => ['delivered', 1, 204]),
  )
  expect(new Set(told.map(({ headers }) => headers['webhook-id']))).toEqual(
    new Set(listed.map((one) => one.id)),
  )
})

test('a changed body, another secret and an old time are told by the signature', async () => {
  const receiver = await receive()
  const { secret } = await hook(receiver.url)
  const { body, headers } = await receiver.hears('it', about(await write('hello')))
  const given = headers as Record<string, string>
  expect(() => new Webhook(secret).verify(`${body} `, given)).toThrow()
  expect(() => new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(body, given)).toThrow()
  expect(() => new Webhook(secret).verify(body, { ...given, 'webhook-timestamp': '1700000000' })).toThrow()
})

test('a webhook that may read words gets them, until they are erased', async () => {
  const receiver = await receive()
  const { id } = await hook(receiver.url, { words: true })
  const contact = await write('zyqword')
  const { payload, headers } = await receiver.hears('the message', about(contact, 'message_sent'))
  expect(payload.data['words']).toEqual({ text: 'zyqword' })
  await client.query('UPDATE content SET body = NULL WHERE stream = $1', [contact])
  const delivery = String(headers['webhook-id'])
  await until(
    'it is written down',
    async () => (await deliveries(`webhook=${id}&state=waiting`)).length === 0,
  )
  expect(await admin.get(`/api/v1/webhook-deliveries/${delivery}`)).toMatchObject({
    payload: { data: { words: null } },
  })
  expect((await admin.send('POST', `/api/v1/webhook-deliveries/${delivery}/send-again`, {})).status).toBe(200)
  await until(
    'it is told again',
    () => receiver.heard.filter((one) => one.headers['webhook-id'] === delivery).length === 2,
  )
  expect(receiver.heard.at(-1)?.payload.data['words']).toBeNull()
})

test('for a day after a rotation either secret verifies, and the old one no longer after that', async () => {
  const receiver = await receive()
  const { id, secret } = await hook(receiver.url)
  const newer = await secretOf(id)
  const { body, headers } = await receiver.hears('it', about(await write('hello')))
  for (const each of [secret, newer])
    expect(new Webhook(each).verify(body, headers as Record<string, string>)).toBeTruthy()
  await client.query('UPDATE webhooks SET old_until = 1 WHERE id = $1', [id])
  const later = await receiver.hears('the next', about(await write('hello again')))
  expect(new Webhook(newer).verify(later.body, later.headers as Record<string, string>)).toBeTruthy()
  expect(() => new Webhook(secret).verify(later.body, later.headers as Record<string, string>)).toThrow()
  const { rows } = await client.query<{ text: string }>(
    'SELECT w::text AS text FROM webhooks w WHERE id = $1',
    [id],
  )
  expect(rows[0]?.text).not.toContain(newer.slice(6))
})

test('another tenant’s webhook never hears of a fact, nor of one that its brands leave out', async () => {
  const [mine, theirs, others] = [await receive(), await receive(), await receive()]
  await hook(mine.url)
  await hook(
    theirs.url,
    { types: ['contact_started', 'message_sent'] },
    await logIn(gateway.url, 'admin', 'other'),
  )
  const brand = (await (await admin.send('POST', '/api/v1/brands', { name: 'Nobody’s' })).json()) as {
    id: string
  }
  await hook(others.url, { brands: [brand.id] })
  const contact = await write('hello')
  await mine.hears('the message', about(contact, 'message_sent'))
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook WHERE d.stream = $1 AND (w.tenant <> d.tenant OR w.brands IS NOT NULL)`,
    [contact],
  )
  expect([rows[0]?.count, theirs.heard, others.heard]).toEqual([0, [], []])
  const other = await logIn(gateway.url, 'admin', 'other')
  const [delivery] = await deliveries('limit=1')
  for (const path of [
    `webhook-deliveries/${delivery?.id}/send-again`,
    `webhooks/${delivery?.webhook}/secret`,
    `webhooks/${delivery?.webhook}/test`,
  ])
    expect([path, (await other.send('POST', `/api/v1/${path}`, {})).status]).toEqual([path, 404])
  expect(await other.get('/api/v1/webhook-deliveries')).toEqual({ deliveries: [], next: null })
})

test('what fails waits longer each time, holds up its own contact alone, and arrives in order', async () => {
  const receiver = await receive()
  const { id } = await hook(receiver.url)
  let open = false
  receiver.manner = ({ payload }) =>
    open || payload.type === 'message_sent' ? { status: 200 } : { status: 500, text: '<b>no' }
  const contact = await write('one', 'two')
  await receiver.hears('the start', about(contact, 'contact_started'))
  const [failed] = await until('the failure is written down', async () => {
    const list = await deliveries(`webhook=${id}&type=contact_started`)
    return list[0]?.attempts === 1 ? list : null
  })
  expect(failed).toMatchObject({ state: 'waiting', status: 500, fault: 'refused', response: '<b>no' })
  expect((failed?.dueAt ?? 0) - Date.now()).toBeGreaterThan(2_000)
  const hook0 = (
    await admin.get<{ webhooks: { id: string; failingSince: number | null }[] }>('/api/v1/webhooks')
  ).webhooks
  expect(hook0.find((one) => one.id === id)?.failingSince).not.toBeNull()
  open = true
  await admin.send('POST', `/api/v1/webhook-deliveries/${failed?.id}/send-again`, {})
  await until('all is told', () => receiver.heard.filter(about(contact)).length === 4)
  expect(receiver.heard.filter(about(contact)).map(({ payload }) => payload.data['seq'])).toEqual([
    1, 1, 2, 3,
  ])
})

test('a receiver that never answers delays nobody else', async () => {
  const [slow, quick] = [await receive(), await receive()]
  slow.manner = () => null
  await hook(slow.url)
  await hook(quick.url)
  const contacts = await Promise.all(Array.from({ length: 6 }, () => write('hello')))
  for (const contact of contacts) await quick.hears('each', about(contact, 'message_sent'))
  expect(new Set(slow.heard.map(({ payload }) => payload.data['stream'])).size).toBeLessThanOrEqual(4)
})

test('no redirect is followed', async () => {
  const [first, second] = [await receive(), await receive()]
  first.manner = () => ({ status: 302, headers: { location: second.url } })
  const { id } = await hook(first.url)
  await write('hello')
  const [delivery] = await until('it is written down', async () => {
    const list = await deliveries(`webhook=${id}&type=contact_started`)
    return list[0]?.attempts === 1 ? list : null
  })
  expect([delivery?.fault, second.heard]).toEqual(['redirected', []])
})

test('a receiver that is gone is paused at once, and hears all that happened once it is back', async () => {
  const receiver = await receive()
  receiver.manner = () => ({ status: 410 })
  const { id } = await hook(receiver.url)
  const contact = await write('hello')
  const read = async (): Promise<{ rev: number; paused: boolean; pauseCause: string | null } | undefined> =>
    (
      await admin.get<{
        webhooks: { id: string; rev: number; paused: boolean; pauseCause: string | null }[]
      }>('/api/v1/webhooks')
    ).webhooks.find((one) => one.id === id)
  await until('it is paused', async () => (await read())?.paused)
  expect(await read()).toMatchObject({ rev: 2, pauseCause: 'gone' })
  const { entries } = await admin.get<{ entries: { action: string; thing: string }[] }>(
    '/api/v1/audit?kind=webhooks',
  )
  expect(entries).toContainEqual(expect.objectContaining({ action: 'paused', thing: id, actor: null }))
  const later = await write('while it is paused')
  receiver.manner = () => ({ status: 200 })
  const before = receiver.heard.length
  const answer = await admin.send('PATCH', `/api/v1/webhooks/${id}`, { rev: 2, paused: false })
  expect(await answer.json()).toMatchObject({ paused: false, pauseCause: null, failingSince: null })
  await until('all is told', () =>
    [contact, later].every((stream) => receiver.heard.slice(before).some(about(stream, 'message_sent'))),
  )
})

test('nothing arrived for three days: it is paused, and what was given up is sent again on demand', async () => {
  const receiver = await receive()
  receiver.manner = () => ({ status: 503 })
  const { id } = await hook(receiver.url, { types: ['contact_started'] })
  await client.query('UPDATE webhooks SET failing_since = 1 WHERE id = $1', [id])
  await write('hello')
  await until(
    'it is paused',
    async () => (await client.query('SELECT FROM webhooks WHERE id = $1 AND paused', [id])).rowCount === 1,
  )
  await client.query("UPDATE webhook_deliveries SET state = 'failed' WHERE webhook = $1", [id])
  await client.query('DELETE FROM webhook_lanes WHERE webhook = $1', [id])
  receiver.manner = () => ({ status: 200 })
  await admin.send('PATCH', `/api/v1/webhooks/${id}`, { rev: 2, paused: false })
  const answer = await admin.send('POST', `/api/v1/webhooks/${id}/send-again`, { since: 0 })
  expect(await answer.json()).toEqual({ count: 1 })
  await until('it arrives', async () => (await deliveries(`webhook=${id}&state=delivered`)).length === 1)
})

test('a test reaches the receiver even while the webhook is paused, and is tried once', async () => {
  const receiver = await receive()
  receiver.manner = () => ({ status: 500 })
  const { id, secret } = await hook(receiver.url, { paused: true })
  expect((await admin.send('POST', `/api/v1/webhooks/${id}/test`, {})).status).toBe(200)
  const { body, headers, payload } = await receiver.hears(
    'the test',
    (one) => one.payload.type === 'webhook_test',
  )
  expect([payload.data, new Webhook(secret).verify(body, headers as Record<string, string>)]).toEqual([
    { tenant: 'demo', webhook: id, at: expect.any(Number) as number },
    payload,
  ])
  await until('it is given up', async () => (await deliveries(`webhook=${id}&state=failed`)).length === 1)
})

test.each([
  [{ url: 'ftp://x.example' }, 'url', 'webhook_url'],
  [{ url: 'https://user:word@x.example' }, 'url', 'webhook_url'],
  [{ url: 'https://x.example/#part' }, 'url', 'webhook_url'],
  [{ types: [] }, 'types', 'webhook_types'],
  [{ types: ['watch_started'] }, 'types', 'webhook_type'],
  [{ brands: ['00000000-0000-4000-8000-000000000000'] }, 'brands', 'brand_unknown'],
])('%j is refused in words', async (wrong, field, rule) => {
  const body = { name: 'Wrong', url: 'https://x.example', types: ['message_sent'], ...wrong }
  const answer = await admin.send('POST', '/api/v1/webhooks', body)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: { faults: [{ field, rule }] } })
})
