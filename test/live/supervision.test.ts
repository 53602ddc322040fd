import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { type Staff, logIn } from '../support/rest.ts'
import { TestSocket, newId, staffSocket, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

interface Entry {
  readonly did: string
  readonly actorName: string
  readonly contact: string | null
  readonly agentName: string | null
  readonly presence: string | null
  readonly watchedMs: number | null
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let visitor: TestSocket
let agent: TestSocket
let admin: Staff
const contact = newId()
let offer = ''

beforeAll(async () => {
  gateway = await useGateway()
  admin = await logIn(gateway.url, 'admin')
  agent = await staffSocket(gateway.url, await logIn(gateway.url, 'agent'))
  const me = agent.welcome?.me.id ?? ''
  await agent.ask({ t: 'presence', stream: me, presence: 'available' })
  const { token } = await visitorToken(gateway.url)
  visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  await visitor.ask({ t: 'start', stream: contact, text: 'hello' })
  offer = await until('it rings', () => {
    const fact = agent.of(me).find((frame) => frame.fact.type === 'work_reserved')?.fact
    return fact?.type === 'work_reserved' ? fact.offer : null
  })
  await agent.ask({ t: 'accept', stream: contact, offer })
  agent.send({ t: 'follow', stream: contact, after: 0 })
  await until('the agent reads it', () =>
    agent.of(contact).some(({ fact }) => fact.type === 'offer_accepted'),
  )
})
afterAll(() => gateway.close())

async function entries(): Promise<readonly Entry[]> {
  return (await admin.get<{ entries: Entry[] }>('/api/v1/supervision')).entries
}

test('a supervisor reads along; visitor and agent get nothing that tells them, and the record says who and how long', async () => {
  const supervisor = await staffSocket(gateway.url, await logIn(gateway.url, 'supervisor'))
  const before = [visitor, agent].map(({ frames }) => frames.filter(({ t }) => t === 'fact').length)
  supervisor.send({ t: 'follow', stream: contact, after: 0 })
  await until('the supervisor reads', () => supervisor.of(contact).length > 2)
  await visitor.ask({ t: 'say', stream: contact, text: 'are you there?' })
  await until('and reads on', () =>
    supervisor.of(contact).some(({ fact }) => fact.type === 'message_sent' && fact.text === 'are you there?'),
  )
  supervisor.send({ t: 'unfollow', stream: contact })
  const [ended, began] = await until('the record has both', async () => {
    const [end, begin] = await entries()
    return end?.did === 'stopped_watching' && begin ? ([end, begin] as const) : null
  })
  expect(began).toMatchObject({ did: 'watched', contact, watchedMs: null })
  expect(ended.actorName).toBe(began.actorName)
  expect(ended.watchedMs).toBeGreaterThanOrEqual(0)
  // The one message, and nothing else: no count has a gap either, since the record is another stream.
  const after = [visitor, agent].map(({ frames }) => frames.filter(({ t }) => t === 'fact').length)
  expect(after).toEqual(before.map((count) => count + 1))
  supervisor.terminate()
})

test('a socket that is cut off while it reads along is on record as gone', async () => {
  const supervisor = await staffSocket(gateway.url, await logIn(gateway.url, 'supervisor'))
  const before = (await entries()).filter(({ did }) => did === 'stopped_watching').length
  supervisor.send({ t: 'follow', stream: contact, after: 0 })
  await until('it reads', () => supervisor.of(contact).length > 2)
  supervisor.terminate()
  await until('the end is on record', async () => {
    const now = (await entries()).filter(({ did }) => did === 'stopped_watching').length
    return now === before + 1 ? true : null
  })
})

test('a whisper reaches the agent as what it is, never the visitor, and is on record without its words', async () => {
  const supervisor = await staffSocket(gateway.url, await logIn(gateway.url, 'supervisor'))
  expect(await supervisor.ask({ t: 'note', stream: contact, text: 'offer the discount' })).toMatchObject({
    t: 'ack',
  })
  const note = await until(
    'the agent reads it',
    () => agent.of(contact).find(({ fact }) => fact.type === 'note_added')?.fact,
  )
  expect(note).toMatchObject({ type: 'note_added', text: 'offer the discount', whisper: true })
  expect(JSON.stringify(visitor.frames)).not.toContain('discount')
  const [entry] = await entries()
  expect(entry).toMatchObject({ did: 'whispered', contact })
  expect(JSON.stringify(entry)).not.toContain('discount')
  supervisor.terminate()
})

test('reading a timeline by HTTP is on record; one’s own is not', async () => {
  const count = (await entries()).length
  await (await logIn(gateway.url, 'agent')).get(`/api/v1/contacts/${contact}`)
  expect(await entries()).toHaveLength(count)
  await (await logIn(gateway.url, 'senior')).get(`/api/v1/contacts/${contact}`)
  expect((await entries())[0]).toMatchObject({ did: 'read', contact })
})

test('a state that is forced and a contact that is reassigned are on record with both names', async () => {
  const supervisor = await staffSocket(gateway.url, await logIn(gateway.url, 'supervisor'))
  const me = agent.welcome?.me
  await supervisor.ask({ t: 'force', stream: me?.id ?? '', presence: 'training' })
  expect((await entries())[0]).toMatchObject({ did: 'forced', agentName: me?.name, presence: 'training' })
  supervisor.terminate()
})

test('why this agent: the candidates in words’ reach, for who may read the contact and nobody else', async () => {
  const path = `/api/v1/offers/${offer}/explanation`
  const told = await admin.get<{
    explanation: { agrees: boolean; candidates: { chosen: boolean; rank: number; name: string }[] }
  }>(path)
  expect(told.explanation.agrees).toBe(true)
  expect(told.explanation.candidates.find(({ chosen }) => chosen)).toMatchObject({
    rank: 1,
    name: agent.welcome?.me.name,
  })
  const statusOf = async (user: string, tenant?: string): Promise<number> => {
    const { cookie } = await logIn(gateway.url, user, tenant)
    return (await fetch(gateway.url + path, { headers: { cookie } })).status
  }
  expect(await statusOf('supervisor')).toBe(200)
  expect(await statusOf('supervisor', 'other')).toBe(404)
  expect(await statusOf('agent')).toBe(403)
})

test('pages of the record follow each other without a gap, and another tenant’s record is its own', async () => {
  const all = await entries()
  const paged: Entry[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { entries: Entry[]; next: string | null } = await admin.get(
      `/api/v1/supervision?limit=3${next === '' ? '' : `&after=${next}`}`,
    )
    paged.push(...page.entries)
    next = page.next
  }
  expect(paged).toEqual(all)
  const other = await logIn(gateway.url, 'admin', 'other')
  expect((await other.get<{ entries: Entry[] }>('/api/v1/supervision')).entries).toEqual([])
})
