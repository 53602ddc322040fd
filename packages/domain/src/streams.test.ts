import { expect, test } from 'vitest'
import { names, worldIn } from '../test/situations.js'
import type { Situation } from '../test/situations.js'
import { contactOf } from '../test/world.js'
import { agentOf, columnsOf, evolve } from './index.js'
import type { AgentState, Presence, Work } from './index.js'

const columns: Record<
  Exclude<Situation, 'absent'>,
  { phase: string; since: number | null; agent: string | null }
> = {
  queued: { phase: 'queued', since: 1_000, agent: null },
  ringing: { phase: 'offered', since: 1_000, agent: 'an' },
  shown: { phase: 'offered', since: 1_000, agent: 'an' },
  unseen: { phase: 'offered', since: 1_000, agent: 'an' },
  missed: { phase: 'offered', since: 1_000, agent: 'an' },
  connected: { phase: 'connected', since: null, agent: 'an' },
  held: { phase: 'connected', since: null, agent: 'an' },
  wrapping: { phase: 'wrap_up', since: null, agent: 'an' },
  overdue: { phase: 'wrap_up', since: null, agent: 'an' },
  closed: { phase: 'closed', since: null, agent: null },
  rated: { phase: 'closed', since: null, agent: null },
  abandoned: { phase: 'closed', since: null, agent: null },
}

test.each(names().filter((name) => name !== 'absent'))(
  'the columns and the agent of a contact that is %s',
  (name) => {
    const state = contactOf(worldIn(name), 'c')
    const { agent, ...expected } = columns[name]
    expect(columnsOf('contact', state)).toEqual(expected)
    expect(state && agentOf(state)).toBe(agent)
  },
)

const ring: Work = { kind: 'reserved', offer: 'o', channel: 'chat', units: 100 }
const presences: Record<Presence, { idle: string; ringing: string }> = {
  available: { idle: 'free', ringing: 'busy' },
  training: { idle: 'training', ringing: 'training' },
  break: { idle: 'break', ringing: 'break' },
  offline: { idle: 'offline', ringing: 'offline' },
  not_responding: { idle: 'not_responding', ringing: 'not_responding' },
  not_reachable: { idle: 'not_reachable', ringing: 'not_reachable' },
}

test.each(Object.entries(presences))('the columns of an agent who is %s', (presence, phases) => {
  const state = { presence: presence as Presence, idleSince: 5, work: {} } satisfies AgentState
  expect(columnsOf('agent', state)).toEqual({ phase: phases.idle, since: 5 })
  expect(columnsOf('agent', { ...state, work: { c: ring } })).toEqual({ phase: phases.ringing, since: 5 })
})

test('evolve goes by the kind of the stream; a look at a contact has a stream of its own', () => {
  const world = worldIn('closed')
  for (const kind of ['contact', 'agent'] as const) {
    const { state, facts } = world[`${kind}s`].get(kind === 'contact' ? 'c' : 'an') ?? {
      state: null,
      facts: [],
    }
    let again: unknown = null
    for (const stored of facts) again = evolve(kind, again, stored)
    expect(again).toEqual(state)
  }
  const body = { contact: 'c', brand: 'b', watcher: 's', watch: 'w' }
  const stored = {
    stream: 'w',
    seq: 1,
    vseq: null,
    at: 1,
    actor: null,
    fact: { type: 'watch_started', body },
  } as const
  const watched = evolve('watch', null, stored)
  expect(columnsOf('watch', watched)).toEqual({ phase: 'watched', since: null })
})

test('a kind that there is not is a fault of ours', () => {
  const kind = 'ghost' as 'contact'
  expect(() => columnsOf(kind, null)).toThrow(/ghost/)
  expect(() =>
    evolve(kind, null, {
      stream: 'w',
      seq: 1,
      vseq: null,
      at: 1,
      actor: null,
      fact: { type: 't', body: {} },
    }),
  ).toThrow(/ghost/)
})
