import { describe, expect, test } from 'vitest'
import {
  acceptOffer,
  choosePresence,
  declineOffer,
  forcePresence,
  isRefusal,
  noRules,
  reassignToAgent,
  reassignToQueue,
  transferToAgent,
  transferToQueue,
} from '../index.js'
import type { AgentState, HandOver, Refusal } from '../index.js'
import { names, worldIn } from '../../test/situations.js'
import type { Situation } from '../../test/situations.js'
import {
  agentStateOf,
  commitAgent,
  commitHandOver,
  commitPair,
  contactOf,
  deadlineOf,
  offerMs,
  pairOf,
  routeAll,
} from '../../test/world.js'
import type { World } from '../../test/world.js'

const entrance = { rules: noRules, canServe: () => true }

const ways = {
  'to a queue': (world) =>
    transferToQueue(pairOf(world, 'c'), { ...wish('an'), into: into('sales') }, world.now),
  'to an agent': (world) =>
    transferToAgent(
      pairOf(world, 'c'),
      { ...wish('an'), into: into('help'), target: target(world) },
      world.now,
    ),
  'by another agent': (world) =>
    transferToQueue(pairOf(world, 'c'), { ...wish('bo'), into: into('sales') }, world.now),
  'reassigned to a queue': (world) =>
    reassignToQueue(pairOf(world, 'c'), { by: 'su', into: into('sales') }, world.now),
  'reassigned to an agent': (world) =>
    reassignToAgent(pairOf(world, 'c'), { by: 'su', into: into('help'), target: target(world) }, world.now),
} satisfies Record<string, (world: World) => HandOver | Refusal>

type Way = keyof typeof ways
const over = { wrapping: 'contact_over', overdue: 'contact_over', closed: 'contact_over' } as const
const gone = { absent: 'not_found', ...over, rated: 'contact_over', abandoned: 'contact_over' } as const
const early = {
  queued: 'not_connected',
  ringing: 'not_connected',
  shown: 'not_connected',
  unseen: 'not_connected',
  missed: 'not_connected',
} as const

/** What each way is refused by where it is; everywhere else the facts that it comes to, in order. */
const given = 'contact_transferred'
const table: Record<Way, Record<Situation, string>> = {
  'to a queue': { ...gone, ...early, connected: given, held: given },
  'to an agent': { ...gone, ...early, connected: `${given} offer_made`, held: `${given} offer_made` },
  'by another agent': { ...gone, ...early, connected: 'not_yours', held: 'not_yours' },
  'reassigned to a queue': {
    ...gone,
    queued: 'contact_moved',
    ringing: 'offer_withdrawn contact_moved',
    shown: 'offer_withdrawn contact_moved',
    unseen: 'offer_undelivered contact_moved',
    missed: 'offer_expired contact_moved',
    connected: given,
    held: given,
  },
  'reassigned to an agent': {
    ...gone,
    queued: 'offer_made',
    ringing: 'offer_withdrawn offer_made',
    shown: 'offer_withdrawn offer_made',
    unseen: 'offer_undelivered offer_made',
    missed: 'offer_expired offer_made',
    connected: `${given} offer_made`,
    held: `${given} offer_made`,
  },
}

describe.each(Object.keys(table) as Way[])('%s', (way) => {
  test.each(names())('a contact that is %s', (name) => {
    const world = worldIn(name)
    const answer = ways[way](world)
    const outcome = isRefusal(answer)
      ? answer.refused
      : answer.contact.facts.map(({ fact }) => fact.type).join(' ')
    expect(outcome).toBe(table[way][name])
    expect(commitHandOver(world, pairOf(world, 'c'), { other: 'bo', answer })).toEqual(
      isRefusal(answer) ? answer : null,
    )
  })
})

test('given to a queue it keeps its place in line, and who gave it is not asked for a minute', () => {
  const world = worldIn('held')
  const { now } = world
  const before = contactOf(world, 'c')
  give(world, ways['to a queue'](world))
  expect(contactOf(world, 'c')).toMatchObject({
    phase: 'queued',
    queue: 'sales',
    visit: 'visit-2',
    enqueuedAt: before?.enqueuedAt,
    excluded: { an: now + 60_000 },
    line: { enteredAt: now },
  })
  expect(deadlineOf(world, 'c', 'reroute')).toBe(now + 60_000)
  expect(agentStateOf(world, 'an')).toMatchObject({ presence: 'available', work: {}, handled: 1 })
})

test('the note is kept apart from the fact, and the visitor sees only that the agent has left', () => {
  const answer = ways['to a queue'](worldIn('connected'))
  expect('contact' in answer && answer.contact.facts).toMatchObject([
    { visible: true, content: { note: 'wants a refund' }, fact: { body: { length: 14, to: null } } },
  ])
})

test.each([
  ['   ', 'text_empty'],
  ['x'.repeat(8_001), 'text_too_long'],
])('a note of nothing or of too much is refused', (note, code) => {
  const world = worldIn('connected')
  const command = { ...wish('an'), note, into: into('sales') }
  expect(transferToQueue(pairOf(world, 'c'), command, world.now)).toEqual({ refused: code })
})

test('given to an agent it rings there alone; who accepts has it', () => {
  const world = worldIn('connected')
  give(world, ways['to an agent'](world))
  expect(contactOf(world, 'c')).toMatchObject({ phase: 'offered', agent: 'bo', dueAt: world.now + offerMs })
  routeAll(world)
  const pair = pairOf(world, 'c', 'bo')
  commitPair(world, pair, acceptOffer(pair, { offer: 'offer-x', segment: 'second' }, world.now))
  expect(contactOf(world, 'c')).toMatchObject({ phase: 'connected', agent: 'bo', segment: 'second' })
})

test('declined, it waits at the head of its own queue and rings at whoever else is free', () => {
  const world = worldIn('connected')
  give(world, ways['to an agent'](world))
  const pair = pairOf(world, 'c', 'bo')
  commitPair(world, pair, declineOffer(pair, { offer: 'offer-x' }, world.now))
  expect(contactOf(world, 'c')).toMatchObject({ phase: 'queued', queue: 'help', line: { returned: true } })
  routeAll(world)
  expect(contactOf(world, 'c')).toMatchObject({ phase: 'offered', agent: 'an' })
})

const unwilling: readonly (readonly [string, AgentState | null])[] = [
  ['who never was here', null],
  ['on a break', { presence: 'break', idleSince: 1, work: {} }],
  ['who goes on a break next', { presence: 'available', idleSince: 1, work: {}, plan: { to: 'break' } }],
  [
    'without room',
    {
      presence: 'available',
      idleSince: 1,
      work: { d: { kind: 'working', segment: 's', channel: 'chat', units: 100 } },
    },
  ],
]

test.each(unwilling)('an agent %s is not rung', (_, state) => {
  const world = worldIn('connected')
  const command = { ...wish('an'), into: into('help'), target: { ...target(world), state } }
  expect(transferToAgent(pairOf(world, 'c'), command, world.now)).toEqual({ refused: 'agent_unavailable' })
})

test('nobody is given what is in the own hands', () => {
  const world = worldIn('connected')
  const command = { ...wish('an'), into: into('help'), target: { ...target(world), id: 'an' } }
  expect(transferToAgent(pairOf(world, 'c'), command, world.now)).toEqual({ refused: 'agent_unavailable' })
})

test('a supervisor moves nothing into the queue where it waits', () => {
  const world = worldIn('queued')
  expect(reassignToQueue(pairOf(world, 'c'), { by: 'su', into: into('help') }, world.now)).toEqual({
    refused: 'target_unknown',
  })
})

describe('a presence that a supervisor forces', () => {
  test('ends the log-in where it is offline, and leaves work in hand', () => {
    const world = worldIn('connected')
    const change = forcePresence(agentStateOf(world, 'an'), { presence: 'offline' }, world.now)
    expect(change).toMatchObject({
      facts: [
        { fact: { type: 'presence_changed', body: { from: 'available', to: 'offline', cause: 'forced' } } },
        { fact: { type: 'logged_out', body: { cause: 'forced' } } },
      ],
    })
    if (!isRefusal(change)) commitAgent(world, 'an', change)
    expect(Object.keys(agentStateOf(world, 'an')?.work ?? {})).toEqual(['c'])
  })

  test('is refused where nobody is logged in', () => {
    const offline = { refused: 'agent_offline' }
    expect(forcePresence(null, { presence: 'available' }, 0)).toEqual(offline)
    const world = worldIn('queued')
    commitAgent(world, 'an', choosePresence(agentStateOf(world, 'an'), { presence: 'offline' }, world.now))
    expect(forcePresence(agentStateOf(world, 'an'), { presence: 'break' }, world.now)).toEqual(offline)
  })
})

function wish(by: string): { by: string; cause: 'transferred'; note: string } {
  return { by, cause: 'transferred', note: 'wants a refund' }
}

function into(queue: string): { queue: string; visit: string; entrance: typeof entrance } {
  return { queue, visit: 'visit-2', entrance }
}

function target(world: World): {
  id: string
  state: AgentState | null
  units: number
  offer: string
  offerMs: number
} {
  return { id: 'bo', state: agentStateOf(world, 'bo'), units: 100, offer: 'offer-x', offerMs }
}

function give(world: World, answer: HandOver | Refusal): void {
  commitHandOver(world, pairOf(world, 'c'), { other: 'bo', answer })
}
