import type { ClientFrame } from '@switchboard/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RawFact } from '../support/reference.ts'
import { type Staff, logIn } from '../support/rest.ts'
import { TestSocket, newId, staffSocket, visitorToken } from '../support/socket.ts'
import { type Switchboard, startSwitchboard, until } from '../support/switchboard.ts'

let switchboard: Switchboard
let supervisor: Staff
let target: Target

/** What is attacked: a contact that its visitor and its agent are talking in. */
interface Target {
  readonly contact: string
  readonly offer: string
  readonly agent: string
  readonly visitor: TestSocket
  readonly desk: TestSocket
}

/** One frame of each type, aimed at the target. A frame that the protocol gains has no row here until somebody writes one. */
const frames: Record<ClientFrame['t'], (target: Target) => ClientFrame> = {
  hello: () => ({ t: 'hello', v: 1, token: 'somebody-else' }),
  hb: () => ({ t: 'hb' }),
  follow: ({ contact }) => ({ t: 'follow', stream: contact, after: 0 }),
  unfollow: ({ contact }) => ({ t: 'unfollow', stream: contact }),
  pull: ({ contact }) => ({ t: 'pull', stream: contact, after: 0, to: 3 }),
  receipt: ({ contact }) => ({ t: 'receipt', stream: contact, delivered: 9, read: 9 }),
  typing: ({ contact }) => ({ t: 'typing', stream: contact }),
  looking: ({ contact }) => ({ t: 'looking', stream: contact, on: true }),
  watch_live: () => ({ t: 'watch_live', on: true }),
  media: ({ contact }) => ({ t: 'media', stream: contact, page: newId() }),
  signal: ({ contact }) => ({ t: 'signal', stream: contact, page: newId(), kind: 'hello', body: '' }),
  record_call: ({ contact }) => ({ t: 'record_call', stream: contact, page: newId(), on: false }),
  listen_in: ({ contact }) => ({ t: 'listen_in', stream: contact, page: newId(), how: 'whisper' }),
  start: ({ contact }) => ({ t: 'start', id: newId(), stream: contact, text: 'mine now' }),
  leave: ({ contact }) => ({
    t: 'leave',
    id: newId(),
    stream: contact,
    channel: 'message',
    text: 'mine now',
    email: 'me@example.com',
  }),
  transcript: ({ contact }) => ({ t: 'transcript', id: newId(), stream: contact, email: 'me@example.com' }),
  take: ({ contact }) => ({ t: 'take', id: newId(), stream: contact }),
  resend: ({ contact }) => ({ t: 'resend', id: newId(), stream: contact, letter: 2 }),
  attempt: ({ contact }) => ({ t: 'attempt', id: newId(), stream: contact, result: 'reached' }),
  say: ({ contact }) => ({ t: 'say', id: newId(), stream: contact, text: 'a word between' }),
  send_file: ({ contact }) => ({ t: 'send_file', id: newId(), stream: contact, file: newId() }),
  joined: ({ contact }) => ({ t: 'joined', id: newId(), stream: contact }),
  failed: ({ contact }) => ({ t: 'failed', id: newId(), stream: contact, why: 'no_way' }),
  measure: ({ contact }) => ({ t: 'measure', id: newId(), stream: contact, phases: { heard: 900 } }),
  end: ({ contact }) => ({ t: 'end', id: newId(), stream: contact }),
  rate: ({ contact }) => ({ t: 'rate', id: newId(), stream: contact, score: 1 }),
  note: ({ contact }) => ({ t: 'note', id: newId(), stream: contact, text: 'a false note' }),
  shown: ({ contact, offer }) => ({ t: 'shown', id: newId(), stream: contact, offer }),
  accept: ({ contact, offer }) => ({ t: 'accept', id: newId(), stream: contact, offer }),
  decline: ({ contact, offer }) => ({ t: 'decline', id: newId(), stream: contact, offer }),
  hold: ({ contact }) => ({ t: 'hold', id: newId(), stream: contact }),
  resume: ({ contact }) => ({ t: 'resume', id: newId(), stream: contact }),
  finish: ({ contact }) => ({ t: 'finish', id: newId(), stream: contact, disposition: 'solved' }),
  presence: ({ agent }) => ({ t: 'presence', id: newId(), stream: agent, presence: 'offline' }),
  transfer: ({ contact, agent }) => ({
    t: 'transfer',
    id: newId(),
    stream: contact,
    to: 'agent',
    target: agent,
  }),
  consult: ({ contact, agent }) => ({
    t: 'consult',
    id: newId(),
    stream: contact,
    to: 'agent',
    target: agent,
  }),
  consult_step: ({ contact }) => ({ t: 'consult_step', id: newId(), stream: contact, step: 'complete' }),
  reassign: ({ contact, agent }) => ({
    t: 'reassign',
    id: newId(),
    stream: contact,
    to: 'agent',
    target: agent,
  }),
  force: ({ agent }) => ({ t: 'force', id: newId(), stream: agent, presence: 'offline' }),
}

/** Who attacks. Each logs in once and comes with a new socket for every frame. */
const attackers: Record<string, () => Promise<TestSocket>> = {
  'another visitor of the same site': visitorOf('demo-site'),
  'a visitor of the other tenant': visitorOf('other-site'),
  'the agent of the other tenant': staffAs('agent', 'other'),
  'the administrator of the other tenant': staffAs('admin', 'other'),
  'an agent of the same tenant that it was never offered to': staffAs('agent2', 'demo'),
}

beforeAll(async () => {
  switchboard = await startSwitchboard()
  supervisor = await logIn(switchboard.url, 'analyst')
  target = await talkingContact()
})
afterAll(() => switchboard.stop())

describe.each(Object.keys(attackers))('%s', (attacker) => {
  test.each(Object.keys(frames) as ClientFrame['t'][])('gets nothing by %s', async (t) => {
    const socket = await (attackers[attacker] as () => Promise<TestSocket>)()
    const [facts, agent] = [await factsOf(target.contact), await factsOf(target.agent)]
    const heardByVisitor = target.visitor.frames.filter((frame) => frame.t === 'typing').length
    const frame = frames[t](target)
    socket.send(frame)

    if ('id' in frame)
      await until(
        'it is refused',
        () =>
          socket.closed ?? socket.frames.find((each) => each.t === 'error') ?? socket.answers.get(frame.id),
      )
    else await roundTrip(socket)
    expect(
      [...socket.answers.values()].filter(
        (answer) => answer.t === 'ack' && answer.stream !== socket.welcome?.me.id,
      ),
    ).toEqual([])
    expect(socket.of(target.contact)).toEqual([])
    expect(socket.of(target.agent)).toEqual([])
    expect(await factsOf(target.contact)).toEqual(facts)
    expect(await factsOf(target.agent)).toEqual(agent)
    expect(target.visitor.frames.filter((each) => each.t === 'typing').length).toBe(heardByVisitor)
    socket.terminate()
  })
})

test('a visitor whose page is not of the site is sent away', async () => {
  const { token } = await visitorToken(switchboard.url)
  const socket = new TestSocket(switchboard.url, { token, origin: 'https://elsewhere.example' })
  expect(await until('it is closed', () => socket.closed)).toMatchObject({ code: 4505 })
})

test('a ticket is good for one socket', async () => {
  const staff = await logIn(switchboard.url, 'agent2')
  const { ticket } = (await (await staff.send('POST', '/api/v1/ws-ticket', {})).json()) as { ticket: string }
  const first = await new TestSocket(switchboard.url, { token: ticket, origin: switchboard.url }).ready()
  const second = new TestSocket(switchboard.url, { token: ticket, origin: switchboard.url })
  expect(await until('it is closed', () => second.closed)).toMatchObject({ code: 4500 })
  first.terminate()
})

async function talkingContact(): Promise<Target> {
  const desk = await staffSocket(switchboard.url, await logIn(switchboard.url, 'agent'))
  const agent = desk.welcome?.me.id ?? ''
  await desk.ask({ t: 'presence', stream: agent, presence: 'available' })
  const visitor = await visitorOf('demo-site')()
  const contact = newId()
  await visitor.ask({ t: 'start', stream: contact, text: 'hello' })
  const offer = await until('it rings', () => {
    const fact = desk.of(agent).find((frame) => frame.fact.type === 'work_reserved')?.fact
    return fact?.type === 'work_reserved' ? fact.offer : null
  })
  await desk.ask({ t: 'shown', stream: contact, offer })
  expect(await desk.ask({ t: 'accept', stream: contact, offer })).toMatchObject({ t: 'ack' })
  return { contact, offer, agent, visitor, desk }
}

function visitorOf(site: string): () => Promise<TestSocket> {
  let token: Promise<{ token: string }> | undefined
  return async () => {
    token ??= visitorToken(switchboard.url, site)
    return new TestSocket(switchboard.url, { token: (await token).token, origin: switchboard.url }).ready()
  }
}

function staffAs(user: string, tenant: string): () => Promise<TestSocket> {
  let staff: Promise<Staff> | undefined
  return async () => staffSocket(switchboard.url, await (staff ??= logIn(switchboard.url, user, tenant)))
}

/** Waits until the gateway has dealt with all that was sent before: commands are answered in order. */
async function roundTrip(socket: TestSocket): Promise<void> {
  const probe = newId()
  socket.send({ t: 'say', id: probe, stream: newId(), text: 'is anybody there' })
  await until('it has answered', () => socket.closed ?? socket.answers.get(probe))
}

async function factsOf(stream: string): Promise<RawFact[]> {
  return (await supervisor.get<{ facts: RawFact[] }>(`/api/v1/facts?stream=${stream}`)).facts
}
