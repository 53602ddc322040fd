import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn, post } from '../../../../test/support/rest.js'
import { TestSocket, newId, staffSocket, visitorToken } from '../../../../test/support/socket.js'
import { until } from '../../../../test/support/switchboard.js'

const words = 'my card is 4929 <script>'
const note = 'a note between us'

let gateway: Awaited<ReturnType<typeof useGateway>>
let handler: string
let visitor: string
let token: string
const contact = newId()
const sockets: TestSocket[] = []
beforeAll(async () => {
  gateway = await useGateway()
  const { url } = gateway
  const staff = await logIn(url, 'agent')
  handler = (await staff.get<{ id: string }>('/api/v1/me')).id
  const agent = await staffSocket(url, staff)
  const admission = await visitorToken(url)
  visitor = admission.visitor
  token = admission.token
  const line = await new TestSocket(url, { token: admission.token, origin: url }).ready()
  sockets.push(agent, line)
  await agent.ask({ t: 'presence', stream: handler, presence: 'available' })
  await line.ask({ t: 'start', stream: contact, text: words })
  const ring = await until('it rings', () =>
    agent.of(handler).find(({ fact }) => fact.type === 'work_reserved'),
  )
  const { offer } = ring.fact as { offer: string }
  await agent.ask({ t: 'shown', stream: contact, offer })
  await agent.ask({ t: 'accept', stream: contact, offer })
  await agent.ask({ t: 'note', stream: contact, text: note })
})
afterAll(async () => {
  for (const socket of sockets) socket.terminate()
  await gateway.close()
})

interface Listed {
  readonly contacts: {
    readonly id: string
    readonly agent: string
    readonly phase: string
    readonly visitor: string
    readonly queueName: string
  }[]
}

describe.each<[string, string, Record<'list' | 'timeline' | 'facts', number>, boolean]>([
  ['agent', 'demo', { list: 200, timeline: 200, facts: 200 }, true],
  ['agent2', 'demo', { list: 200, timeline: 404, facts: 404 }, false],
  ['senior', 'demo', { list: 200, timeline: 200, facts: 200 }, true],
  ['supervisor', 'demo', { list: 200, timeline: 200, facts: 200 }, true],
  ['analyst', 'demo', { list: 200, timeline: 403, facts: 200 }, true],
  ['admin', 'demo', { list: 200, timeline: 200, facts: 200 }, true],
  ['agent', 'other', { list: 200, timeline: 404, facts: 404 }, false],
  ['supervisor', 'other', { list: 200, timeline: 404, facts: 404 }, false],
  ['admin', 'other', { list: 200, timeline: 404, facts: 404 }, false],
  ['analyst', 'other', { list: 200, timeline: 403, facts: 404 }, false],
])('%s of %s', (user, tenant, statuses, sees) => {
  let staff: Staff
  beforeAll(async () => {
    staff = await logIn(gateway.url, user, tenant)
  })
  const read = (path: string): Promise<Response> =>
    fetch(gateway.url + path, { headers: { cookie: staff.cookie } })

  test('reads what the role may read of the contact', async () => {
    expect((await read(`/api/v1/contacts/${contact}`)).status).toBe(statuses.timeline)
    expect((await read(`/api/v1/facts?stream=${contact}`)).status).toBe(statuses.facts)
    const list = await read('/api/v1/contacts')
    expect(list.status).toBe(statuses.list)
    const { contacts } = (await list.json()) as Listed
    expect(contacts.map(({ id }) => id)).toEqual(sees ? [contact] : [])
  })
})

test('a contact of the list has its names and whom it is with', async () => {
  const { contacts } = await (await logIn(gateway.url, 'supervisor')).get<Listed>('/api/v1/contacts')
  expect(contacts[0]).toMatchObject({
    id: contact,
    phase: 'connected',
    agent: handler,
    visitor,
    brandName: 'Green Parcel',
    queueName: 'Customer care',
  })
})

/** The list of a tenant's supervisor as a file. */
async function fileOf(query: string, tenant = 'demo'): Promise<Response> {
  const { cookie } = await logIn(gateway.url, 'supervisor', tenant)
  return fetch(`${gateway.url}/api/v1/contacts?${query}`, { headers: { cookie } })
}

test('the list is a file as well, in CSV and Parquet, with local times and nothing that a person typed', async () => {
  const csv = await fileOf('format=csv&tz=Asia/Kathmandu')
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="contacts.csv"')
  const [head, line, ...more] = (await csv.text()).trim().split('\r\n')
  expect(more).toEqual([])
  expect(head).toMatch(/contact,started_at,started_local,/)
  expect(line).toContain(contact)
  expect(line).toMatch(/\+05:45,.*,Green Parcel,.*,Customer care,/)
  expect(line).not.toContain('4929')
  const parquet = await fileOf('format=parquet')
  const [row] = await parquetReadObjects({ file: await parquet.arrayBuffer() })
  expect(row).toMatchObject({ contact, queue_name: 'Customer care', phase: 'connected' })
  expect((await fileOf('format=csv&tz=Nowhere/At_all')).status).toBe(400)
  const theirs = await fileOf('format=csv', 'other')
  expect((await theirs.text()).trim().split('\r\n')).toHaveLength(1)
})

test('the timeline is what a socket of staff hears, and can be read in pieces', async () => {
  const supervisor = await logIn(gateway.url, 'supervisor')
  const { facts, more } = await supervisor.get<{
    facts: { seq: number; fact: { type: string; text?: string } }[]
    more: boolean
  }>(`/api/v1/contacts/${contact}`)
  expect(more).toBe(false)
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
  expect(facts.find(({ fact }) => fact.type === 'message_sent')?.fact.text).toBe(words)
  expect(facts.find(({ fact }) => fact.type === 'note_added')?.fact.text).toBe(note)
  const rest = await supervisor.get<{ facts: unknown[] }>(`/api/v1/contacts/${contact}?after=2`)
  expect(rest.facts).toEqual(facts.slice(2))
})

test('raw facts hold nothing that a person typed, and can be read in pieces', async () => {
  const analyst = await logIn(gateway.url, 'analyst')
  const path = `/api/v1/facts?stream=${contact}`
  const whole = await analyst.get<{ facts: { seq: number; type: string }[]; more: boolean }>(path)
  expect(JSON.stringify(whole)).not.toMatch(/card|note between/)
  expect(whole.facts.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['contact_started', 'message_sent', 'offer_accepted', 'note_added']),
  )
  const piece = await analyst.get<{ facts: unknown[]; more: boolean }>(`${path}&after=1&limit=2`)
  expect(piece).toEqual({ facts: whole.facts.slice(1, 3), more: true })
})

test('an analyst may check an agent’s own stream; the other tenant’s may not', async () => {
  const path = `/api/v1/facts?stream=${handler}`
  const { facts } = await (await logIn(gateway.url, 'analyst')).get<{ facts: { type: string }[] }>(path)
  expect(facts.map(({ type }) => type)).toContain('work_started')
  await expect((await logIn(gateway.url, 'analyst', 'other')).get(path)).rejects.toThrow(/404/)
})

const admitted = async (body: object): Promise<{ visitor: string; open?: string }> => {
  const response = await post(gateway.url, '/api/v1/visitor-tokens', { site: 'demo-site', ...body })
  return (await response.json()) as { visitor: string; open?: string }
}

test('with the old token the visitor is told of the contact that is open; a new visitor of none', async () => {
  expect(await admitted({ token })).toMatchObject({ visitor, open: contact })
  expect(await admitted({})).not.toHaveProperty('open')
})
