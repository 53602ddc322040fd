import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RawFact, referenceOf } from '../support/reference.ts'
import { type Staff, letRing, logIn } from '../support/rest.ts'
import { TestSocket, newId, staffSocket, visitorToken } from '../support/socket.ts'
import { type Switchboard, freePort, newFolder, startSwitchboard, until } from '../support/switchboard.ts'

const rounds = 10
const visitorsPerRound = 3
const messagesPerVisitor = 12

const folder = newFolder()
let port: number
let switchboard: Switchboard
let world: World

beforeAll(async () => {
  port = await freePort()
  switchboard = await startSwitchboard({ folder, port })
  world = { contacts: [], acknowledged: new Map() }
  // A ring that nobody answers is over soon, so that a round does not wait for it.
  await letRing(switchboard.url, 3_000)
})
afterAll(() => switchboard.stop())

/** What the outside knows to be true: who wrote what in which order, and what was acknowledged. */
interface World {
  readonly contacts: { id: string; token: string; sent: string[] }[]
  /** Command id → the count of the contact that it was acknowledged with. */
  readonly acknowledged: Map<string, { stream: string; seq: number | null }>
}

const seeds = Array.from({ length: rounds }, (_, round) => round)

test.each(seeds)(
  'round %i: the gateway is killed with at least 20 messages unacknowledged',
  { timeout: 180_000 },
  async (round) => {
    const dice = seeded(round + 1)
    const desks = await Promise.all(['agent', 'agent2'].map((user) => openDesk(user, dice)))
    const visitors = await Promise.all(Array.from({ length: visitorsPerRound }, () => openVisitor()))

    await killWhileSending(visitors, dice)
    for (const { socket } of visitors) socket.terminate()
    for (const desk of desks) desk.socket.terminate()
    switchboard = await startSwitchboard({ folder, port })

    const again = await Promise.all(visitors.map((visitor) => reopenVisitor(visitor)))
    const desksAgain = await Promise.all(['agent', 'agent2'].map((user) => openDesk(user, () => 0)))
    await until('every command is answered', () => again.every((socket) => socket.unanswered === 0))
    for (const socket of again) remember(socket)
    await wrapEverythingUp(again, desksAgain)
    for (const socket of [...again, ...desksAgain.map((desk) => desk.socket)]) socket.terminate()
  },
)

test('no acknowledged message is missing, doubled or out of order', async () => {
  for (const contact of world.contacts) {
    const socket = await new TestSocket(switchboard.url, {
      token: contact.token,
      origin: switchboard.url,
    }).ready()
    socket.send({ t: 'follow', stream: contact.id, after: 0 })
    await until('the whole contact is read', () =>
      socket.of(contact.id).some((frame) => frame.fact.type === 'contact_ended'),
    )
    const frames = socket.of(contact.id)
    expect(frames.map((frame) => frame.seq)).toEqual(frames.map((_, index) => index + 1))
    const written = frames
      .filter((frame) => frame.id && contact.sent.includes(frame.id))
      .map((frame) => frame.id)
    expect(written).toEqual(contact.sent)
    for (const frame of frames.filter((each) => each.id && world.acknowledged.has(each.id)))
      expect(world.acknowledged.get(frame.id ?? '')).toEqual({ stream: contact.id, seq: frame.seq })
    socket.terminate()
  }
  expect(world.acknowledged.size).toBeGreaterThanOrEqual(rounds * visitorsPerRound * messagesPerVisitor)
})

test('every contact had one agent at a time, every ring is settled, and the totals equal the facts', async () => {
  const analyst = await logIn(switchboard.url, 'analyst')
  let handleMs = 0
  for (const contact of world.contacts) {
    const facts = await factsOf(analyst, contact.id)
    const offers = facts.filter((fact) => fact.type === 'offer_made').map((fact) => fact.body['offer'])
    const settled = facts
      .filter((fact) => /^offer_(accepted|declined|expired|undelivered|withdrawn)$/.test(fact.type))
      .map((fact) => fact.body['offer'])
    expect(settled).toEqual(offers)
    // One agent; and another only where the first was away for longer than the grace, on a busy machine.
    const lost = facts.filter(
      (fact) => fact.type === 'contact_requeued' && fact.body['cause'] === 'agent_lost',
    )
    expect(facts.filter((fact) => fact.type === 'offer_accepted')).toHaveLength(1 + lost.length)
    handleMs += referenceOf(facts).handleMs
  }
  const now = Date.now()
  const path = `/api/v1/metrics?metric=handle_time&from=${now - 3_600_000}&to=${now + 3_600_000}&interval=1d&tz=UTC`
  const total = await until(
    'all contacts are counted',
    async () => {
      const { rows } = await analyst.get<{ rows: { value: number | null; n: number }[] }>(path)
      const n = rows.reduce((sum, row) => sum + row.n, 0)
      return n >= world.contacts.length
        ? { n, ms: rows.reduce((sum, row) => sum + (row.value ?? 0) * row.n, 0) }
        : null
    },
    15_000,
  )
  expect(total.n).toBe(world.contacts.length)
  expect(Math.round(total.ms)).toBe(handleMs)
})

interface Desk {
  readonly socket: TestSocket
  readonly stream: string
}

/** An agent's console: available, shows and answers each ring, or lets it ring where the dice say so. */
async function openDesk(user: string, dice: () => number): Promise<Desk> {
  const socket = await staffSocket(switchboard.url, await logIn(switchboard.url, user))
  const stream = socket.welcome?.me.id ?? ''
  const answer = (contact: string, offer: string): void => {
    socket.command({ t: 'shown', stream: contact, offer })
    if (dice() < 0.7) socket.command({ t: 'accept', stream: contact, offer })
  }
  socket.onFact = ({ fact }) => {
    if (fact.type === 'work_reserved') answer(fact.contact, fact.offer)
  }
  socket.send({ t: 'follow', stream, after: 0 })
  await socket.ask({ t: 'presence', stream, presence: 'available' })
  return { socket, stream }
}

interface Visitor {
  readonly contact: World['contacts'][number]
  readonly socket: TestSocket
}

async function openVisitor(): Promise<Visitor> {
  const { token } = await visitorToken(switchboard.url)
  const socket = await new TestSocket(switchboard.url, { token, origin: switchboard.url }).ready()
  const contact = { id: newId(), token, sent: [] as string[] }
  world.contacts.push(contact)
  return { contact, socket }
}

/** Every visitor writes without waiting; at a random moment, with 20 answers or more outstanding, the gateway is gone. */
async function killWhileSending(visitors: readonly Visitor[], dice: () => number): Promise<void> {
  for (const visitor of visitors) write(visitor, 'start')
  const unanswered = (): number => visitors.reduce((sum, { socket }) => sum + socket.unanswered, 0)
  await until('the first messages are answered', () => unanswered() === 0)
  for (let n = 1; n < messagesPerVisitor; n++) for (const visitor of visitors) write(visitor, 'say')
  await new Promise((resolve) => setTimeout(resolve, dice() * 25))
  while (unanswered() < 20) for (const visitor of visitors) write(visitor, 'say')
  expect(unanswered()).toBeGreaterThanOrEqual(20)
  await switchboard.kill('SIGKILL')
  for (const { socket } of visitors) remember(socket)
}

function write({ contact, socket }: Visitor, t: 'start' | 'say'): void {
  contact.sent.push(socket.command({ t, stream: contact.id, text: `message ${contact.sent.length}` }))
}

/** Connects again and repeats, under the same ids and in the same order, all that was never answered. */
async function reopenVisitor({ contact, socket: old }: Visitor): Promise<TestSocket> {
  const socket = await new TestSocket(switchboard.url, {
    token: contact.token,
    origin: switchboard.url,
  }).ready()
  for (const command of old.sent) if (!old.answers.has(command.id)) socket.command(command)
  return socket
}

function remember(socket: TestSocket): void {
  for (const command of socket.sent) {
    const answer = socket.answers.get(command.id)
    if (!answer) continue
    expect(answer).toMatchObject({ t: 'ack' })
    if (answer.t === 'ack') world.acknowledged.set(answer.id, { stream: answer.stream, seq: answer.seq })
  }
}

/** The agents answer whatever waits, close it and finish wrap-up until nothing is left. */
async function wrapEverythingUp(visitors: readonly TestSocket[], desks: readonly Desk[]): Promise<void> {
  const supervisor = await logIn(switchboard.url, 'analyst')
  const { dispositions } = await (
    await logIn(switchboard.url, 'agent')
  ).get<{ dispositions: { code: string }[] }>('/api/v1/dispositions')
  const disposition = dispositions[0]?.code ?? ''
  await until(
    `${visitors.length} contacts are wrapped up`,
    async () => {
      let open = 0
      for (const { id } of world.contacts.slice(-visitorsPerRound)) {
        const facts = await factsOf(supervisor, id)
        if (facts.some((fact) => fact.type === 'wrap_up_ended')) continue
        open += 1
        const accepted = facts.findLast((fact) => fact.type === 'offer_accepted')
        const desk = desks.find(({ stream }) => stream === accepted?.body['agent'])
        if (!desk) await answerRinging(desks)
        // Who was away for too long has lost the contact: the next look finds where it is now.
        else if (facts.some((fact) => fact.type === 'contact_ended'))
          await desk.socket.ask({ t: 'finish', stream: id, disposition })
        else await desk.socket.ask({ t: 'end', stream: id })
      }
      return open === 0
    },
    120_000,
  )
}

/** A ring that was left from before the kill is answered now; one that has run out meanwhile brings the agent back. */
async function answerRinging(desks: readonly Desk[]): Promise<void> {
  for (const { socket, stream } of desks) {
    const mine = socket.of(stream).map((frame) => frame.fact)
    const last = mine.findLast(
      (fact) =>
        fact.type === 'work_reserved' || fact.type === 'work_released' || fact.type === 'work_started',
    )
    if (last?.type === 'work_reserved')
      await socket.ask({ t: 'accept', stream: last.contact, offer: last.offer })
    const presence = mine.findLast((fact) => fact.type === 'presence_changed')
    if (presence?.type === 'presence_changed' && presence.presence !== 'available')
      await socket.ask({ t: 'presence', stream, presence: 'available' })
  }
}

async function factsOf(staff: Staff, stream: string): Promise<RawFact[]> {
  return (await staff.get<{ facts: RawFact[] }>(`/api/v1/facts?stream=${stream}`)).facts
}

/** Mulberry32: 0 ≤ dice < 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
