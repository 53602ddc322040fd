import { expect, test } from 'vitest'
import { opening, worldIn } from '../../test/situations.js'
import {
  commitAgent,
  commitContact,
  commitPair,
  contactOf,
  createWorld,
  deadlineOf,
  pairOf,
  routeAll,
  sweep,
} from '../../test/world.js'
import type { World } from '../../test/world.js'
import {
  acceptOffer,
  choosePresence,
  confirmShown,
  declineOffer,
  endContact,
  evolveContact,
  expireOffer,
  startContact,
} from '../index.js'
import type { ContactFact, ContactState, Stored } from '../index.js'

test('a ring sets when it ends and when it is sent again; once it is shown it is not sent again', () => {
  const world = worldIn('ringing')
  expect([deadlineOf(world, 'c', 'offer'), deadlineOf(world, 'c', 'offer_shown')]).toEqual([16_000, 3_000])
  expect([
    deadlineOf(worldIn('shown'), 'c', 'offer'),
    deadlineOf(worldIn('shown'), 'c', 'offer_shown'),
  ]).toEqual([16_000, null])
})

test('an agent who declines is not asked again for a minute, and the contact keeps its place in the queue', () => {
  const world = worldIn('shown')
  commitPair(
    world,
    pairOf(world, 'c', 'an'),
    declineOffer(pairOf(world, 'c', 'an'), { offer: 'offer-1' }, world.now),
  )
  expect(contactOf(world, 'c')).toMatchObject({
    phase: 'queued',
    enqueuedAt: 1_000,
    excluded: { an: 61_000 },
  })
  expect(deadlineOf(world, 'c', 'reroute')).toBe(61_000)
  expect(world.agents.get('an')?.state).toMatchObject({ presence: 'available', work: {}, idleSince: 999 })
  routeAll(world)
  expect(contactOf(world, 'c')).toMatchObject({ phase: 'offered', agent: 'bo' })
})

test('once somebody has answered, nobody is kept as passed over', () => {
  const world = worldIn('shown')
  declineRing(world)
  routeAll(world)
  expect(Object.keys(contactOf(world, 'c')?.excluded ?? {})).toEqual(['an'])
  const pair = pairOf(world, 'c', 'bo')
  commitPair(world, pair, acceptOffer(pair, { offer: 'offer-2', segment: 's' }, world.now))
  expect(contactOf(world, 'c')).toMatchObject({ phase: 'connected', agent: 'bo', excluded: {} })
  expect(deadlineOf(world, 'c', 'reroute')).toBe(null)
})

test('a ring that was shown and missed counts against the agent, and a minute passes', () => {
  const world = worldIn('missed')
  sweep(world)
  expect(contactOf(world, 'c')).toMatchObject({
    phase: 'queued',
    enqueuedAt: 1_000,
    excluded: { an: 76_000 },
  })
  expect(world.agents.get('an')?.state?.presence).toBe('not_responding')
  expect([deadlineOf(world, 'c', 'offer'), deadlineOf(world, 'c', 'reroute')]).toEqual([null, 76_000])
})

test('a ring that no console showed is never the fault of the agent', () => {
  const world = worldIn('unseen')
  sweep(world)
  expect(contactOf(world, 'c')).toMatchObject({ phase: 'queued', excluded: {} })
  expect(world.agents.get('an')?.state?.presence).toBe('not_reachable')
  const last = world.agents.get('an')?.facts.at(-1)?.fact
  expect(last?.body).toEqual({ from: 'available', to: 'not_reachable', cause: 'offer_undelivered' })
})

test('an agent who went on a break while it rang may still answer, and stays on the break when it is missed', () => {
  const world = worldIn('missed')
  commitAgent(
    world,
    'an',
    choosePresence(world.agents.get('an')?.state ?? null, { presence: 'break' }, world.now),
  )
  sweep(world)
  expect(world.agents.get('an')?.state?.presence).toBe('break')

  const other = worldIn('shown')
  commitAgent(
    other,
    'an',
    choosePresence(other.agents.get('an')?.state ?? null, { presence: 'break' }, other.now),
  )
  const pair = pairOf(other, 'c', 'an')
  commitPair(other, pair, acceptOffer(pair, { offer: 'offer-1', segment: 's' }, other.now))
  expect(contactOf(other, 'c')?.phase).toBe('connected')
})

test('an answer clears every deadline of ringing', () => {
  expect([...worldIn('connected').deadlines.keys()]).toEqual([])
})

test('the end of a ringing contact says when it happened, and leaves no deadline', () => {
  const world = worldIn('shown')
  commitPair(
    world,
    pairOf(world, 'c'),
    endContact(pairOf(world, 'c'), { by: 'visitor', actor: 'vi', wrapUpMs: 1 }, world.now),
  )
  expect(world.contacts.get('c')?.facts.at(-1)?.fact.body).toEqual({
    by: 'visitor',
    during: 'offered',
    wrapUpDueAt: null,
  })
  expect([...world.deadlines.keys()]).toEqual([])
})

test('only what the visitor may know is visible: a ring leaves no gap in the count', () => {
  const visible = worldIn('rated')
    .contacts.get('c')
    ?.facts.flatMap(({ fact, vseq }) => (vseq === null ? [] : [fact.type]))
  expect(visible).toEqual([
    'contact_started',
    'message_sent',
    'offer_accepted',
    'contact_ended',
    'contact_rated',
  ])
})

test('a decision without the agent that it needs is a fault of ours', () => {
  const world = worldIn('missed')
  const pair = pairOf(world, 'c')
  const expire = (agentId: string | null, agent: typeof pair.agent) => () =>
    expireOffer({ ...pair, agentId, agent }, { dueAt: 16_000 }, world.now)
  expect(expire('bo', pair.agent)).toThrow(/read without its agent an/)
  expect(expire(null, null)).toThrow(/read without its agent an/)
  expect(expire('an', null)).toThrow(/knows nothing of contact c/)
})

test('the state stays below 1 kB with real ids, however many agents pass a contact over', () => {
  const agents = Array.from({ length: 12 }, (_, n) => uuid(n))
  const world = createWorld(Object.fromEntries(agents.map((id) => [id, [uuid(99)]])))
  world.now = 1_790_000_000_000
  const ids = { brand: uuid(90), site: uuid(91), queue: uuid(99), visitor: uuid(92), visit: uuid(93) }
  commitContact(world, 'c', startContact(null, { ...opening, ...ids }, world.now))
  for (const id of agents) commitAgent(world, id, choosePresence(null, { presence: 'available' }, world.now))
  for (let round = 1; round <= 12; round++) {
    world.now += 1_000
    routeAll(world)
    expect(sizeOf(withRealIds(world))).toBeLessThan(1_024)
    declineRing(world)
    expect(sizeOf(contactOf(world, 'c'))).toBeLessThan(1_024)
  }
  const excluded = Object.entries(contactOf(world, 'c')?.excluded ?? {})
  expect(excluded).toHaveLength(8)
  expect(excluded.map(([, until]) => until).toSorted((a, b) => a - b)[0]).toBe(world.now - 7_000 + 60_000)
})

test('an exclusion that has passed makes room, and an agent is excluded once', () => {
  const state = {
    ...(contactOf(worldIn('shown'), 'c') as ContactState),
    excluded: { an: 5_000, bo: 4_000, chi: 3_000 },
  }
  expect(evolveContact(state, declined(63_000, 3_000)).excluded).toEqual({ an: 63_000, bo: 4_000 })
})

function declineRing(world: World): void {
  const contact = contactOf(world, 'c')
  if (contact?.phase !== 'offered') throw new Error('nobody was asked')
  const pair = pairOf(world, 'c', contact.agent)
  commitContact(world, 'c', confirmShown(contact, contact, world.now))
  commitPair(world, pair, declineOffer(pair, contact, world.now))
}

/** The world counts its offers; the product names them by UUIDs. */
function withRealIds(world: World): unknown {
  return { ...contactOf(world, 'c'), offer: uuid(7) }
}

function sizeOf(state: unknown): number {
  return JSON.stringify(state).length
}

function uuid(n: number): string {
  return `018f3a5c-7d2e-7c3b-9a41-${String(n).padStart(12, '0')}`
}

function declined(excludedUntil: number, at: number): Stored<ContactFact> {
  const body = { offer: 'offer-1', visit: 'visit', agent: 'an', excludedUntil }
  return { stream: 'c', seq: 1, vseq: null, at, actor: null, fact: { type: 'offer_declined', body } }
}
