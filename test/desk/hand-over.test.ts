import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { type Staff, logIn } from '../support/rest.ts'
import { TestSocket, newId, staffSocket, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

let gateway: Awaited<ReturnType<typeof useGateway>>
let first: Agent
let second: Agent
let supervisor: Agent

interface Agent {
  readonly rest: Staff
  readonly desk: TestSocket
  readonly id: string
}

interface Chat {
  readonly contact: string
  readonly visitor: TestSocket
}

beforeAll(async () => {
  gateway = await useGateway()
  first = await sitDown('agent')
  second = await sitDown('agent2')
  supervisor = await sitDown('supervisor')
})
afterAll(() => gateway.close())

test('given to an agent with a note: the next one reads it, the visitor only sees who leaves and who comes', async () => {
  const chat = await talking(first)
  await be(second, 'available')
  const targets = await first.rest.get<Targets>(`/api/v1/contacts/${chat.contact}/targets`)
  expect(targets.agents).toContainEqual(
    expect.objectContaining({ id: second.id, presence: 'available', room: true }),
  )
  expect(targets.agents.map(({ id }) => id)).not.toContain(first.id)
  await give(first, chat, { to: 'agent', target: second.id, note: 'wants a refund' })
  await answer(second, chat)
  const left = chat.visitor.of(chat.contact).map(({ fact }) => fact.type)
  expect(left.slice(-2)).toEqual(['agent_left', 'agent_joined'])
  expect(JSON.stringify(chat.visitor.frames)).not.toContain('refund')
  const told = second.desk.of(chat.contact).find(({ fact }) => fact.type === 'contact_transferred')
  expect(told?.fact).toMatchObject({ note: 'wants a refund', agent: first.id, to: second.id })
  expect(await first.desk.ask({ t: 'say', stream: chat.contact, text: 'still here' })).toMatchObject({
    code: 'not_yours',
  })
  await finish(second, chat)
})

test('who is on a break is not rung, and the chat stays; given to a queue it rings at whoever is free', async () => {
  await be(second, 'break')
  const chat = await talking(first)
  const refused = await first.desk.ask({
    t: 'transfer',
    stream: chat.contact,
    to: 'agent',
    target: second.id,
  })
  expect(refused).toMatchObject({ code: 'agent_unavailable' })
  const { queues } = await first.rest.get<Targets>(`/api/v1/contacts/${chat.contact}/targets`)
  await give(first, chat, { to: 'queue', target: queues[0]?.id ?? '' })
  await be(second, 'available')
  await answer(second, chat)
  await finish(second, chat)
})

test('of two who give to the same agent at once one is refused: room is never promised twice', async () => {
  await be(second, 'break')
  const mine = await talking(first)
  const other = await sitDown('senior')
  await be(first, 'break')
  const theirs = await talking(other)
  await be(second, 'available')
  const wish = { t: 'transfer', to: 'agent', target: second.id } as const
  const answers = await Promise.all([
    first.desk.ask({ ...wish, stream: mine.contact }),
    other.desk.ask({ ...wish, stream: theirs.contact }),
  ])
  expect(answers.map((each) => (each.t === 'ack' ? 'given' : each.code)).toSorted()).toEqual([
    'agent_unavailable',
    'given',
  ])
  const [won, lost] =
    answers[0].t === 'ack' ? [mine, { chat: theirs, by: other }] : [theirs, { chat: mine, by: first }]
  await answer(second, won)
  await finish(second, won)
  await finish(lost.by, lost.chat)
  await be(other, 'offline')
})

test('a supervisor takes a chat from its agent, and says what an agent is to be; both facts name the supervisor', async () => {
  await be(second, 'break')
  const chat = await talking(first)
  const { contact } = chat
  await first.desk.ask({ t: 'say', stream: contact, text: 'let me look' })
  await first.desk.ask({ t: 'note', stream: contact, text: 'the second order' })
  await chat.visitor.ask({ t: 'say', stream: contact, text: 'thank you' })
  await first.desk.ask({ t: 'hold', stream: contact })
  await be(second, 'available')
  const taken = await supervisor.desk.ask({
    t: 'reassign',
    stream: chat.contact,
    to: 'agent',
    target: second.id,
  })
  expect(taken).toMatchObject({ t: 'ack' })
  await answer(second, chat)
  // It has moved whole: the next one reads every word, without a gap, and the one before has nothing of it left.
  const read = second.desk.of(contact)
  expect(read.map(({ seq }) => seq)).toEqual(read.map((_, index) => index + 1))
  const words = read.flatMap(({ fact }) => ('text' in fact ? [fact.text] : []))
  expect(words).toEqual(['hello', 'let me look', 'the second order', 'thank you'])
  expect(read.at(-1)?.fact).toMatchObject({ type: 'offer_accepted', agent: second.id })
  const late = { t: 'say', stream: contact, text: 'one more thing' } as const
  expect(await first.desk.ask(late)).toMatchObject({ code: 'not_yours' })
  expect(await second.desk.ask(late)).toMatchObject({ t: 'ack' })
  await expect
    .poll(() => first.desk.of(first.id).findLast(({ fact }) => 'contact' in fact && fact.contact === contact))
    .toMatchObject({ fact: { type: 'work_ended' } })
  await expect
    .poll(() =>
      chat.visitor
        .of(contact)
        .map(({ fact }) => fact.type)
        .join(' '),
    )
    .toBe(
      'contact_started message_sent agent_joined message_sent message_sent agent_left agent_joined message_sent',
    )
  await finish(second, chat)
  const { entries: record } = await (
    await logIn(gateway.url, 'admin')
  ).get<{ entries: { did: string; contact: string }[] }>('/api/v1/supervision')
  expect(record.find((entry) => entry.contact === contact)).toMatchObject({
    did: 'reassigned',
    actorName: supervisor.desk.welcome?.me.name,
  })
  const forced = { t: 'force', stream: first.id, presence: 'offline' } as const
  expect(await first.desk.ask({ ...forced, stream: second.id })).toMatchObject({ code: 'not_allowed' })
  expect(await supervisor.desk.ask(forced)).toMatchObject({ t: 'ack' })
  await until('the agent hears of it', () =>
    first.desk.of(first.id).find(({ fact }) => fact.type === 'presence_changed' && fact.cause === 'forced'),
  )
  expect(await supervisor.desk.ask({ ...forced, presence: 'available' })).toMatchObject({
    code: 'agent_offline',
  })
  const analyst = await logIn(gateway.url, 'analyst')
  const { facts } = await analyst.get<{ facts: { type: string; actor: string | null }[] }>(
    `/api/v1/facts?stream=${chat.contact}`,
  )
  expect(facts.find(({ type }) => type === 'contact_transferred')?.actor).toBe(supervisor.id)
})

test('while a chat rings its room is taken: nothing more is promised, and of two tabs that answer one does', async () => {
  await be(second, 'break')
  await be(first, 'available')
  const tab = await staffSocket(gateway.url, first.rest)
  const [ringing, waiting] = [await coming(), await coming()]
  const offer = await until('it rings', () => ringsAt(first, ringing.contact))
  const wish = { t: 'reassign', stream: waiting.contact, to: 'agent', target: first.id } as const
  expect(await supervisor.desk.ask(wish)).toMatchObject({ code: 'agent_unavailable' })
  const accept = { t: 'accept', stream: ringing.contact, offer } as const
  const answers = await Promise.all([first.desk.ask(accept), tab.ask(accept)])
  expect(answers.map((each) => (each.t === 'ack' ? 'answered' : each.code)).toSorted()).toEqual([
    'answered',
    'offer_gone',
  ])
  // One chat at once is all that this agent takes: the other one waits until it is over.
  expect(await supervisor.desk.ask(wish)).toMatchObject({ code: 'agent_unavailable' })
  expect(ringsAt(first, waiting.contact)).toBe(undefined)
  await finish(first, ringing)
  const next = await until('then it rings', () => ringsAt(first, waiting.contact))
  expect(await tab.ask({ t: 'accept', stream: waiting.contact, offer: next })).toMatchObject({ t: 'ack' })
  await finish(first, waiting)
  tab.terminate()
})

test('wrap-up is finished without a disposition where the queue does not ask for it, and only there', async () => {
  await be(second, 'break')
  const admin = await logIn(gateway.url, 'admin')
  const { queues } = await admin.get<{ queues: { id: string; rev: number }[] }>('/api/v1/queues')
  const [queue] = queues
  const chat = await talking(first)
  await first.desk.ask({ t: 'end', stream: chat.contact })
  const finished = { t: 'finish', stream: chat.contact } as const
  expect(await first.desk.ask(finished)).toMatchObject({ code: 'disposition_missing' })
  const wish = { rev: queue?.rev, dispositionRequired: false }
  expect((await admin.send('PATCH', `/api/v1/queues/${queue?.id}`, wish)).status).toBe(200)
  expect(await first.rest.get('/api/v1/me')).toMatchObject({ mail: false, dispositionOptional: [queue?.id] })
  expect(await first.desk.ask({ ...finished, disposition: 'none such' })).toMatchObject({
    code: 'disposition_unknown',
  })
  expect(await first.desk.ask(finished)).toMatchObject({ t: 'ack' })
  const again = { rev: (queue?.rev ?? 0) + 1, dispositionRequired: true }
  expect((await admin.send('PATCH', `/api/v1/queues/${queue?.id}`, again)).status).toBe(200)
})

test('a call back that nobody answers goes back into the queue and frees its agent; the tries go on counting', async () => {
  await be(second, 'break')
  await be(first, 'break')
  const { token } = await visitorToken(gateway.url)
  const visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  const wish = {
    t: 'leave',
    stream: contact,
    channel: 'callback',
    text: '',
    phone: '+84 912 345 678',
  } as const
  expect(await visitor.ask(wish)).toMatchObject({ t: 'ack' })
  await be(first, 'available')
  const ring = await until('it rings', () =>
    first.desk.of(first.id).find(({ fact }) => fact.type === 'work_reserved' && fact.contact === contact),
  )
  const offer = 'offer' in ring.fact ? ring.fact.offer : ''
  first.desk.send({ t: 'follow', stream: contact, after: 0 })
  expect(await first.desk.ask({ t: 'accept', stream: contact, offer })).toMatchObject({ t: 'ack' })
  const tried = { t: 'attempt', stream: contact } as const
  expect(await second.desk.ask({ ...tried, result: 'no_answer' })).toMatchObject({ code: 'not_yours' })
  expect(await first.desk.ask({ ...tried, result: 'no_answer' })).toMatchObject({ t: 'ack' })
  const back = await until('it waits again', () =>
    first.desk.of(contact).find(({ fact }) => fact.type === 'contact_requeued'),
  )
  expect(back.fact).toMatchObject({ cause: 'no_answer', dueAt: back.at + 900_000 })
  await until('the agent is free', () =>
    first.desk.of(first.id).find(({ fact }) => fact.type === 'work_ended' && fact.contact === contact),
  )
  // Before its time it rings nobody, and can be taken by hand.
  expect(await first.desk.ask({ t: 'take', stream: contact })).toMatchObject({ t: 'ack' })
  expect(await first.desk.ask({ ...tried, result: 'reached' })).toMatchObject({ t: 'ack' })
  await expect
    .poll(() => first.desk.of(contact).at(-1)?.fact)
    .toMatchObject({ attempt: 2, result: 'reached' })
  await finish(first, { contact, visitor })
})

test('a blocked visitor is told so until a supervisor lets the visitor in again', async () => {
  await be(second, 'break')
  const chat = await talking(first)
  const blocked = await first.rest.send('POST', '/api/v1/blocked-visitors', {
    contact: chat.contact,
    reason: 'insults',
  })
  expect(blocked.status).toBe(200)
  const { visitor } = (await blocked.json()) as { visitor: string }
  await until('the chat has ended', () =>
    chat.visitor.of(chat.contact).find(({ fact }) => fact.type === 'contact_ended'),
  )
  const start = { t: 'start', text: 'again' } as const
  expect(await chat.visitor.ask({ ...start, stream: newId() })).toMatchObject({ code: 'visitor_blocked' })
  expect((await first.rest.send('POST', `/api/v1/blocked-visitors/${visitor}/unblock`, {})).status).toBe(403)
  const elsewhere = await logIn(gateway.url, 'supervisor', 'other')
  expect((await elsewhere.send('POST', `/api/v1/blocked-visitors/${visitor}/unblock`, {})).status).toBe(404)
  expect(await supervisor.rest.get('/api/v1/blocked-visitors')).toMatchObject({
    blocked: [{ visitor, reason: 'insults', by: first.id }],
  })
  await supervisor.rest.send('POST', `/api/v1/blocked-visitors/${visitor}/unblock`, {})
  expect(await chat.visitor.ask({ ...start, stream: newId() })).toMatchObject({ t: 'ack' })
  const admin = await logIn(gateway.url, 'admin')
  const { entries } = await admin.get<{ entries: { action: string }[] }>('/api/v1/audit?kind=visitors')
  expect(entries.map(({ action }) => action)).toEqual(['unblocked', 'blocked'])
  expect(JSON.stringify(entries)).not.toContain('insults')
})

interface Targets {
  readonly queues: readonly { readonly id: string }[]
  readonly agents: readonly { readonly id: string }[]
}

async function sitDown(user: string): Promise<Agent> {
  const rest = await logIn(gateway.url, user)
  const desk = await staffSocket(gateway.url, rest)
  return { rest, desk, id: desk.welcome?.me.id ?? '' }
}

async function be({ desk, id }: Agent, presence: 'available' | 'break' | 'offline'): Promise<void> {
  expect(await desk.ask({ t: 'presence', stream: id, presence })).toMatchObject({ t: 'ack' })
}

/** A visitor who waits. */
async function coming(): Promise<Chat> {
  const { token } = await visitorToken(gateway.url)
  const visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  await visitor.ask({ t: 'start', stream: contact, text: 'hello' })
  return { contact, visitor }
}

/** The ring of a contact at this agent, if there was one. */
function ringsAt({ desk, id }: Agent, contact: string): string | undefined {
  const ring = desk
    .of(id)
    .map(({ fact }) => fact)
    .findLast((fact) => fact.type === 'work_reserved' && fact.contact === contact)
  return ring?.type === 'work_reserved' ? ring.offer : undefined
}

/** A visitor whom this agent has answered; nobody else is available meanwhile. */
async function talking(agent: Agent): Promise<Chat> {
  const { token } = await visitorToken(gateway.url)
  const visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  await be(agent, 'available')
  await visitor.ask({ t: 'start', stream: contact, text: 'hello' })
  await answer(agent, { contact, visitor })
  return { contact, visitor }
}

async function give(
  { desk }: Agent,
  { contact }: Chat,
  gift: { to: 'queue' | 'agent'; target: string; note?: string },
): Promise<void> {
  expect(await desk.ask({ t: 'transfer', stream: contact, ...gift })).toMatchObject({ t: 'ack' })
}

async function answer({ desk, id }: Agent, { contact, visitor }: Chat): Promise<void> {
  const fact = await until('it rings', () =>
    desk
      .of(id)
      .map((frame) => frame.fact)
      .findLast((each) => each.type === 'work_reserved' && each.contact === contact),
  )
  if (fact.type !== 'work_reserved') throw new Error('it does not ring')
  const { offer } = fact
  const joined = agentsJoined(visitor, contact)
  desk.send({ t: 'follow', stream: contact, after: 0 })
  expect(await desk.ask({ t: 'accept', stream: contact, offer })).toMatchObject({ t: 'ack' })
  // An answer may come before what it tells of: each socket is waited for.
  await until('the agent reads the contact', () =>
    desk.of(contact).some((frame) => frame.fact.type === 'offer_accepted' && frame.fact.offer === offer),
  )
  await until('the visitor sees the agent', () => agentsJoined(visitor, contact) > joined)
}

function agentsJoined(visitor: TestSocket, contact: string): number {
  return visitor.of(contact).filter((frame) => frame.fact.type === 'agent_joined').length
}

async function finish({ desk }: Agent, { contact }: Chat): Promise<void> {
  expect(await desk.ask({ t: 'end', stream: contact })).toMatchObject({ t: 'ack' })
  const done = await desk.ask({ t: 'finish', stream: contact, disposition: 'answered' })
  expect(done).toMatchObject({ t: 'ack' })
}
