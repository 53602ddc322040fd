import { columnsOf, evolve } from '@switchboard/domain'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestStore, useStore } from '../analytics/engine.ts'
import { useGateway } from '../support/gateway.ts'
import { type Staff, logIn } from '../support/rest.ts'
import { TestSocket, newId, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { type Known, beKnown, email, letBrandSign, words } from './person.ts'
import { inClickHouse, inPostgres } from './traces.ts'

/** What a file says is in no table. */
const all = Object.values(words).filter((word) => word !== words.fileText)
let store: TestStore
let first: Awaited<ReturnType<typeof useGateway>>
let second: Awaited<ReturnType<typeof useGateway>>
let admin: Staff
let client: Client
let known: Known

beforeAll(async () => {
  store = await useStore()
  const environment = {
    CLICKHOUSE_URL: store.url,
    SECRET_KEY: 'of two gateways that serve the same visitors',
  }
  first = await useGateway(environment)
  second = await useGateway({ ...environment, DATABASE_URL: first.databaseUrl })
  client = new Client(first.databaseUrl)
  await client.connect()
  await letBrandSign(first.databaseUrl)
  admin = await logIn(first.url, 'admin')
  known = await beKnown({ visitor: second.url, staff: first.url })
})
afterAll(async () => {
  for (const socket of Object.values(known.sockets)) socket.terminate()
  await client.end()
  await second.close()
  await first.close()
  await store.close()
})

const person = { by: 'email', value: email.toUpperCase() }

test('the words are where they are looked for, so that not to find them means something', async () => {
  const found = await inPostgres(first.databaseUrl, all)
  expect(all.filter((word) => !found.some((trace) => trace.endsWith(word)))).toEqual([])
})

test('a person is found by e-mail, by the id of the brand and by a visitor', async () => {
  for (const sought of [
    person,
    { by: 'person', value: words.person },
    { by: 'visitor', value: known.visitor },
  ]) {
    const answer = await admin.send('POST', '/api/v1/person-search', sought)
    expect(await answer.json()).toMatchObject({
      visitors: [known.visitor],
      contacts: [{ id: known.contact, over: true }],
    })
  }
})

test('another tenant and other roles find nobody', async () => {
  const other = await logIn(first.url, 'admin', 'other')
  for (const path of ['person-search', 'person-exports', 'person-erasures']) {
    expect((await other.send('POST', `/api/v1/${path}`, person)).status).toBe(404)
    const supervisor = await logIn(first.url, 'supervisor')
    expect((await supervisor.send('POST', `/api/v1/${path}`, person)).status).toBe(403)
  }
})

test('what is handed out is all that was said, and that it was is in the audit log', async () => {
  const answer = await admin.send('POST', '/api/v1/person-exports', person)
  expect(answer.headers.get('content-type')).toBe('application/zip')
  const zip = Buffer.from(await answer.arrayBuffer())
  expect(zip.subarray(0, 2).toString()).toBe('PK')
  expect(zip.includes(`${words.fileName}.txt`)).toBe(true)
  const { entries } = await admin.get<{ entries: { kind: string; action: string; thing: string }[] }>(
    '/api/v1/audit?kind=persons',
  )
  expect(entries).toMatchObject([{ action: 'exported', thing: known.visitor }])
})

test('a contact that goes on is not erased half', async () => {
  const { token, visitor } = await visitorToken(first.url)
  const socket = await new TestSocket(first.url, { token, origin: first.url }).ready()
  const stream = newId()
  await socket.ask({ t: 'start', stream, text: 'Still here' })
  const answer = await admin.send('POST', '/api/v1/person-erasures', { by: 'visitor', value: visitor })
  expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
    409,
    'contact_not_over',
  ])
  await socket.ask({ t: 'end', stream })
  socket.terminate()
})

test('erased: the words are nowhere, open sockets of both gateways know it, and every number is what it was', async () => {
  const before = await numbers()
  const answer = await admin.send('POST', '/api/v1/person-erasures', person)
  expect(await answer.json()).toMatchObject({
    visitors: [known.visitor],
    contacts: [known.contact],
    counts: { content: 6, files: 1, visitors: 1 },
  })
  for (const socket of Object.values(known.sockets))
    await until('the socket hears of it', () =>
      socket.of(known.contact).some(({ fact }) => fact.type === 'words_erased'),
    )
  expect(await inPostgres(first.databaseUrl, all)).toEqual([])
  expect(await inClickHouse(store.url, Object.values(words))).toEqual([])
  expect(await numbers()).toEqual(before)
})

test('who reads the contact now finds its facts in order, without words, and its state is their replay', async () => {
  const { facts } = await admin.get<{ facts: { seq: number; fact: Record<string, unknown> }[] }>(
    `/api/v1/contacts/${known.contact}`,
  )
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
  const said = facts.filter(({ fact }) => fact['type'] === 'message_sent')
  expect(said.map(({ fact }) => fact['text'])).toEqual([null, null])
  const { rows } = await client.query<{
    seq: number
    vseq: number
    at: string
    actor: string
    type: string
    body: object
  }>('SELECT seq, vseq, at, actor, type, body FROM facts WHERE stream = $1 ORDER BY seq', [known.contact])
  let state: unknown = null
  for (const { type, body, at, ...row } of rows)
    state = evolve('contact', state, { ...row, stream: known.contact, at: Number(at), fact: { type, body } })
  const head = await client.query<{ state: unknown; phase: string }>(
    'SELECT state, phase FROM streams WHERE id = $1',
    [known.contact],
  )
  expect(head.rows[0]).toEqual({
    state: JSON.parse(JSON.stringify(state)),
    phase: columnsOf('contact', state).phase,
  })
})

test('the browser that was the person comes back as somebody new', async () => {
  const old = new TestSocket(second.url, { token: known.token, origin: second.url })
  await until('the old token is refused', () => old.closed)
  expect(old.frames).toMatchObject([{ t: 'error', code: 'token_expired' }])
  const response = await fetch(`${second.url}/api/v1/visitor-tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: second.url },
    body: JSON.stringify({ site: 'demo-site', token: known.token }),
  })
  expect(((await response.json()) as { visitor: string }).visitor).not.toBe(known.visitor)
})

test('whoever is asked for again is nobody, and what was done stays written without a name', async () => {
  expect((await admin.send('POST', '/api/v1/person-erasures', person)).status).toBe(404)
  const { erasures } = await admin.get<{ erasures: { contacts: string[]; doneAt: number | null }[] }>(
    '/api/v1/person-erasures',
  )
  expect(erasures).toMatchObject([{ contacts: [known.contact] }])
  expect(erasures[0]?.doneAt).toBeTypeOf('number')
})

/** What the facts come to, once all of them have been shipped. */
async function numbers(): Promise<unknown> {
  await until('everything is shipped', async () => {
    const { rows } = await client.query<{ all: boolean }>(
      'SELECT NOT EXISTS (SELECT FROM unshipped) AND NOT EXISTS (SELECT FROM batches) AS all',
    )
    return rows[0]?.all
  })
  const day = 86_400_000
  const at = `from=${Date.now() - day}&to=${Date.now() + day}&interval=1d&tz=UTC&by=brand,queue`
  const metrics = ['contacts_created', 'handled', 'handle_time', 'csat', 'reply_time', 'first_response']
  return Promise.all(
    metrics.map(async (metric) => {
      const { rows } = await admin.get<{ rows: unknown }>(`/api/v1/metrics?metric=${metric}&${at}`)
      return { metric, rows }
    }),
  )
}
