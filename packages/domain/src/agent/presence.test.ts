import { expect, test } from 'vitest'
import { worldIn } from '../../test/situations.js'
import { agentStateOf, commitAgent, commitPair, pairOf, routeAll, sweep } from '../../test/world.js'
import type { World } from '../../test/world.js'
import { choosePresence, declineOffer, finishWrapUp, ledger, logOutLost, loseAgent } from '../index.js'
import type { AgentFact, ChoosePresence, Presence, Stored } from '../index.js'

function choose(world: World, command: ChoosePresence): void {
  commitAgent(world, 'an', choosePresence(agentStateOf(world, 'an'), command, world.now))
}

function lastFacts(world: World, count: number): AgentFact[] {
  return (world.agents.get('an')?.facts ?? []).map(({ fact }) => fact).slice(-count)
}

test('a break chosen in advance comes when the last work ends; until then nothing new rings', () => {
  const world = worldIn('wrapping')
  choose(world, { presence: 'break', reason: 'lunch', paid: false, when: 'after_work' })
  expect(lastFacts(world, 1)).toEqual([
    { type: 'presence_planned', body: { to: 'break', reason: 'lunch', paid: false } },
  ])
  expect(agentStateOf(world, 'an')?.presence).toBe('available')
  const pair = pairOf(world, 'c', 'an')
  commitPair(world, pair, finishWrapUp(pair, { disposition: 'solved' }, world.now))
  expect(lastFacts(world, 1)).toEqual([
    {
      type: 'presence_changed',
      body: { from: 'available', to: 'break', cause: 'planned', reason: 'lunch', paid: false },
    },
  ])
  expect(agentStateOf(world, 'an')).toMatchObject({ presence: 'break', work: {} })
  expect(agentStateOf(world, 'an')?.plan).toBeUndefined()
})

test('going home in advance logs out when the wrap-up runs out', () => {
  const world = worldIn('overdue')
  choose(world, { presence: 'offline', when: 'after_work' })
  sweep(world)
  expect(lastFacts(world, 2).map(({ type, body }) => [type, body])).toEqual([
    ['presence_changed', { from: 'available', to: 'offline', cause: 'planned' }],
    ['logged_out', { cause: 'planned' }],
  ])
})

test('an agent who has chosen a break in advance is not asked, and may think better of it', () => {
  const world = worldIn('shown')
  choose(world, { presence: 'training', when: 'after_work' })
  choose(world, { presence: 'available' })
  expect(agentStateOf(world, 'an')?.plan).toBeUndefined()
  choose(world, { presence: 'training', when: 'after_work' })
  const pair = pairOf(world, 'c', 'an')
  commitPair(world, pair, declineOffer(pair, { offer: 'offer-1' }, world.now))
  expect(agentStateOf(world, 'an')?.presence).toBe('training')
})

test('with nothing in hand it comes at once', () => {
  const world = worldIn('queued')
  choose(world, { presence: 'break', when: 'after_work' })
  expect(agentStateOf(world, 'an')?.presence).toBe('break')
  routeAll(world)
  expect(world.agents.get('bo')?.state?.work).toHaveProperty('c')
})

test('a missed ring does not make the plan forgotten, but the plan is the last word', () => {
  const world = worldIn('missed')
  choose(world, { presence: 'break', when: 'after_work' })
  sweep(world)
  expect(agentStateOf(world, 'an')?.presence).toBe('break')
})

test('who is lost cannot be reached, is logged out after a quarter of an hour, and not before; a break needs no console', () => {
  const world = worldIn('queued')
  const lose = (): void => {
    const state = agentStateOf(world, 'an')
    const change = logOutLost(state, world.now) ?? loseAgent(state, world.now)
    if (change !== null) commitAgent(world, 'an', change)
  }
  lose()
  expect(agentStateOf(world, 'an')).toMatchObject({ presence: 'not_reachable', lost: 1_000 })
  world.now += 899_999
  lose()
  expect(agentStateOf(world, 'an')?.presence).toBe('not_reachable')
  world.now += 1
  lose()
  expect(lastFacts(world, 2).map(({ type }) => type)).toEqual(['presence_changed', 'logged_out'])
  lose()
  expect(lastFacts(world, 1)).toEqual([{ type: 'logged_out', body: { cause: 'connection_lost' } }])

  choose(world, { presence: 'break', reason: 'lunch', paid: false })
  lose()
  expect(agentStateOf(world, 'an')?.presence).toBe('break')
})

test('a log-in while at work, and a log-out before going, are broken streams', () => {
  const world = worldIn('queued')
  for (const fact of [
    { type: 'logged_in', body: { cause: 'chosen' } },
    { type: 'logged_out', body: { cause: 'chosen' } },
  ] as const)
    expect(() => commitAgent(world, 'an', { facts: [{ fact, visible: false }] })).toThrow(
      /while the agent is available/,
    )
})

test('the ledger of a shift, tile by tile', () => {
  const work = { contact: 'c', channel: 'chat', units: 100 } as const
  const facts: [number, AgentFact][] = [
    [0, { type: 'logged_in', body: { cause: 'chosen' } }],
    [0, presence('offline', 'available')],
    [10, { type: 'work_reserved', body: { ...work, offer: 'o', dueAt: 30 } }],
    [15, { type: 'work_started', body: { ...work, segment: 's' } }],
    [40, presence('available', 'break', { reason: 'lunch', paid: false })],
    [50, { type: 'work_ended', body: { ...work, segment: 's' } }],
    [70, presence('break', 'offline')],
    [70, { type: 'logged_out', body: { cause: 'chosen' } }],
    [90, { type: 'logged_in', body: { cause: 'chosen' } }],
    [90, presence('offline', 'training')],
  ]
  const stored = facts.map(([at, fact], n): Stored<AgentFact> => ({
    stream: 'an',
    seq: n + 1,
    vseq: null,
    at,
    actor: null,
    fact,
  }))
  const shifts = ledger(stored, 100).map(({ from, to, tiles }) => [
    from,
    to,
    tiles.map((tile) => [
      tile.from,
      tile.to,
      tile.presence,
      tile.reason,
      tile.paid,
      tile.ringing,
      tile.working,
    ]),
  ])
  const [available, lunch] = [['available', null, null] as const, ['break', 'lunch', false] as const]
  expect(shifts).toEqual([
    [
      0,
      70,
      [
        [0, 10, ...available, 0, 0],
        [10, 15, ...available, 1, 0],
        [15, 40, ...available, 0, 1],
        [40, 50, ...lunch, 0, 1],
        [50, 70, ...lunch, 0, 0],
      ],
    ],
    [90, null, [[90, 100, 'training', null, null, 0, 0]]],
  ])
  expect(ledger(stored, 45)[0]).toMatchObject({ from: 0, to: null, tiles: { length: 4 } })
})

function presence(from: Presence, to: Presence, more: object = {}): AgentFact {
  return { type: 'presence_changed', body: { from, to, cause: 'chosen', ...more } }
}
