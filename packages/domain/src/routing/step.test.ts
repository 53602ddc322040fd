import { expect, test } from 'vitest'
import { opening } from '../../test/situations.js'
import {
  agentStateOf,
  commitAgent,
  commitContact,
  commitPair,
  contactOf,
  createWorld,
  deadlineOf,
  pairOf,
  routeAll,
  rulesOf,
  canServe,
  sweep,
} from '../../test/world.js'
import type { World } from '../../test/world.js'
import { choosePresence, declineOffer, noRules, startContact } from '../index.js'
import type { Levels, QueueRules, StartContact } from '../index.js'

/** An agent who serves `help` and one who serves `sales`, both on a break, and a contact that has just entered `help`. */
function entered(
  rules: Partial<QueueRules>,
  more: {
    readonly skills?: Record<string, Levels>
    readonly start?: Partial<StartContact>
    readonly sales?: Partial<QueueRules>
  } = {},
): World {
  const all = { help: { ...noRules, ...rules }, sales: { ...noRules, ...more.sales } }
  const world = createWorld({ an: ['help'], chi: ['sales'] }, { rules: all, skills: more.skills ?? {} })
  const entrance = { rules: rulesOf(world, 'help'), canServe: canServe(world) }
  commitContact(world, 'c', startContact(null, { ...opening, entrance, ...more.start }, world.now))
  return world
}

function later(world: World, ms: number): void {
  world.now += ms
  sweep(world)
}

function told(world: World): unknown[] {
  return (world.contacts.get('c')?.facts ?? []).map(({ fact }) => fact).slice(2)
}

function atWork(world: World, ...agents: string[]): void {
  for (const agent of agents)
    commitAgent(
      world,
      agent,
      choosePresence(agentStateOf(world, agent), { presence: 'available' }, world.now),
    )
}

const french = {
  skills: { french: 3 },
  relaxation: [
    { afterMs: 10_000, skills: { french: 2 } },
    { afterMs: 30_000, skills: { french: 0 } },
  ],
}

test('a queue without rules leaves no deadline behind', () => {
  expect([...entered({}).deadlines.keys()]).toEqual([])
})

test('skills relax step by step, each told when it comes into force, and then somebody else rings', () => {
  // Somebody of the centre speaks it well enough, only not here now.
  const served = { an: ['help'], bo: ['help'] }
  const skills = { an: { french: 2 }, bo: { french: 3 } }
  const strong = createWorld(served, { rules: { help: { ...noRules, ...french } }, skills })
  const entrance = { rules: rulesOf(strong, 'help'), canServe: canServe(strong) }
  commitContact(strong, 'c', startContact(null, { ...opening, entrance }, strong.now))
  atWork(strong, 'an')
  routeAll(strong)
  expect(contactOf(strong, 'c')?.phase).toBe('queued')
  expect(deadlineOf(strong, 'c', 'queue_step')).toBe(11_000)
  later(strong, 10_000)
  expect(told(strong)[0]).toEqual({
    type: 'routing_widened',
    body: { visit: 'visit', step: 1, cause: 'relaxed' },
  })
  expect(contactOf(strong, 'c')).toMatchObject({ phase: 'offered', agent: 'an' })
  expect(deadlineOf(strong, 'c', 'queue_step')).toBe(31_000)
})

test('a skill that nobody has at this level is relaxed at once', () => {
  const world = entered(french, { skills: { an: { french: 2 } } })
  expect(deadlineOf(world, 'c', 'queue_step')).toBe(1_000)
  atWork(world, 'an')
  later(world, 0)
  expect(told(world)[0]).toEqual({
    type: 'routing_widened',
    body: { visit: 'visit', step: 1, cause: 'relaxed' },
  })
  expect(contactOf(world, 'c')).toMatchObject({ phase: 'offered', agent: 'an' })
})

test('a skill that nobody has and nothing relaxes is told once: no contact waits for ever unnoticed', () => {
  const world = entered({}, { start: { skills: { klingon: 1 } } })
  for (const ms of [0, 250, 60_000]) later(world, ms)
  const body = { visit: 'visit', queue: 'help', required: { klingon: 1 } }
  expect(told(world)).toEqual([{ type: 'nobody_eligible', body }])
})

test('whom nobody here could ever take goes to the other queue at once, and is looked at there', () => {
  const world = entered({ skills: { klingon: 1 }, overflow: { afterMs: 60_000, to: 'sales' } })
  atWork(world, 'chi')
  later(world, 0)
  const into = { queue: 'sales', visit: 'visit-1' }
  expect(told(world)[0]).toEqual({
    type: 'contact_moved',
    body: { visit: 'visit', queue: 'help', into, cause: 'nobody_eligible' },
  })
  expect(contactOf(world, 'c')).toMatchObject({
    phase: 'offered',
    agent: 'chi',
    queue: 'sales',
    enqueuedAt: 1_000,
  })
})

test('overflow comes after its wait and not before, and the place in line goes along', () => {
  const world = entered({ overflow: { afterMs: 20_000, to: 'sales' } })
  expect(deadlineOf(world, 'c', 'queue_step')).toBe(21_000)
  later(world, 19_999)
  expect(told(world)).toEqual([])
  later(world, 1)
  expect(contactOf(world, 'c')).toMatchObject({
    queue: 'sales',
    visit: 'visit-1',
    enqueuedAt: 1_000,
    line: { enteredAt: 21_000, moves: 1 },
  })
})

test('two queues that overflow into each other pass a contact round five times, then it stays', () => {
  const world = entered(
    { overflow: { afterMs: 1_000, to: 'sales' } },
    { sales: { overflow: { afterMs: 1_000, to: 'help' } } },
  )
  for (let n = 0; n < 20; n++) later(world, 1_000)
  expect(contactOf(world, 'c')?.line?.moves).toBe(5)
  expect(told(world)).toHaveLength(5)
})

test('who knows the visitor is waited for until the time is over; a declined ring ends the waiting', () => {
  const world = entered({}, { start: { sticky: { agent: 'bo', until: 9_000 } } })
  atWork(world, 'an')
  routeAll(world)
  expect(contactOf(world, 'c')?.phase).toBe('queued')
  later(world, 8_000)
  expect(told(world)[0]).toEqual({
    type: 'routing_widened',
    body: { visit: 'visit', step: 0, cause: 'sticky_over' },
  })
  expect(contactOf(world, 'c')).toMatchObject({ phase: 'offered', agent: 'an' })

  const other = entered({}, { start: { sticky: { agent: 'an', until: 9_000 } } })
  atWork(other, 'an')
  routeAll(other)
  const pair = pairOf(other, 'c', 'an')
  commitPair(other, pair, declineOffer(pair, { offer: 'offer-1' }, other.now))
  expect(contactOf(other, 'c')?.phase).toBe('queued')
  other.agents.set('bo', { state: { presence: 'available', idleSince: 1, work: {} }, facts: [] })
  const all = createWorld({ an: ['help'], bo: ['help'] })
  routeAll({ ...other, queues: all.queues })
  expect(contactOf(other, 'c')).toMatchObject({ phase: 'offered', agent: 'bo' })
})
