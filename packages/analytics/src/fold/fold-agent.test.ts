import type { AgentFact, Stored } from '@switchboard/domain'
import { expect, test } from 'vitest'
import { foldAgent, type AgentCheckpoint } from './fold-agent.js'
import { fold, foldFrom } from './fold.js'
import { reducerRevision } from './rows.js'

const stream = { kind: 'agent', id: 'an', tenant: 7 } as const
const seconds = 1_000
const chat = (contact: string) => ({ contact, channel: 'chat', units: 50 }) as const
const ring = (contact: string): AgentFact => ({
  type: 'work_reserved',
  body: { ...chat(contact), offer: `ring of ${contact}`, dueAt: 0 },
})
const start = (contact: string): AgentFact => ({
  type: 'work_started',
  body: { ...chat(contact), segment: contact },
})
const end = (contact: string): AgentFact => ({
  type: 'work_ended',
  body: { ...chat(contact), segment: contact },
})
const day: readonly (readonly [number, AgentFact])[] = [
  [-60, { type: 'presence_changed', body: { from: 'offline', to: 'available', cause: 'chosen' } }],
  [-20, ring('a')],
  [0, start('a')],
  [290, ring('b')],
  [300, start('b')],
  [500, { type: 'presence_changed', body: { from: 'available', to: 'break', cause: 'chosen' } }],
  [600, end('a')],
  [900, end('b')],
]
const facts: readonly Stored<AgentFact>[] = day.map(([at, fact], index) => ({
  stream: 'an',
  seq: index + 1,
  vseq: null,
  at: at * seconds,
  actor: 'an',
  fact,
}))
const version = (seq: number): number => seq * 65_536 + reducerRevision

test('from fact to fact the agent is in one state, without a gap', () => {
  const { agent_state: states } = fold(stream, facts)
  expect(
    states.map(({ startedAt, state, works, units, rings }) => [
      startedAt / seconds,
      state,
      works,
      units,
      rings,
    ]),
  ).toEqual([
    [-60, 'idle', 0, 0, 0],
    [-20, 'ringing', 0, 0, 1],
    [0, 'busy', 1, 50, 0],
    [290, 'busy', 1, 50, 1],
    [300, 'busy', 2, 100, 0],
    [500, 'busy', 2, 100, 0],
    [600, 'busy', 1, 50, 0],
    [900, 'break', 0, 0, 0],
  ])
  expect(states.map(({ endedAt }) => endedAt)).toEqual([
    ...states.slice(1).map(({ startedAt }) => startedAt),
    null,
  ])
  expect(states.map((row) => row.version)).toEqual([2, 3, 4, 5, 6, 7, 8, 8].map(version))
})

test('two chats at once of ten minutes each cost seven and a half minutes each', () => {
  const { work } = fold(stream, facts)
  expect(work).toMatchObject([
    { segment: 'a', startedAt: 0, endedAt: 600 * seconds, sharedMs: 450 * seconds, version: version(7) },
    {
      segment: 'b',
      startedAt: 300 * seconds,
      endedAt: 900 * seconds,
      sharedMs: 450 * seconds,
      version: version(8),
    },
  ])
})

test('folded in any parts, each from the checkpoint of the one before, it is the same', () => {
  const whole = latest(fold(stream, facts))
  for (let first = 1; first < facts.length; first++) {
    for (let second = first; second < facts.length; second++) {
      let after: AgentCheckpoint | null = null
      const told = [facts.slice(0, first), facts.slice(first, second), facts.slice(second)].map((part) => {
        const folded = foldFrom(stream, part, { since: part[0]?.seq ?? 1, after })
        after = JSON.parse(JSON.stringify(folded.checkpoint)) as AgentCheckpoint | null
        return folded.rows
      })
      const rows = told.map(latest).reduce((all, some) => new Map([...all, ...some]))
      expect(rows).toEqual(whole)
      expect(told.flatMap(({ fact }) => fact.map(({ seq }) => seq))).toEqual(facts.map(({ seq }) => seq))
    }
  }
})

test('a missing fact is a broken invariant', () => {
  expect(() => fold(stream, facts.slice(1))).toThrow('seq 2 does not follow seq 0')
  expect(() => fold(stream, [...facts.slice(0, 2), ...facts.slice(3)])).toThrow('seq 4 does not follow seq 2')
})

test('nothing new changes nothing', () => {
  const { checkpoint } = foldAgent(stream, facts)
  expect(foldAgent(stream, [], checkpoint)).toMatchObject({ checkpoint, rows: { agent_state: [], work: [] } })
})

function latest({
  agent_state: states,
  work,
}: ReturnType<typeof fold>): ReadonlyMap<string, { version: number }> {
  return new Map<string, { version: number }>([
    ...states.map((row) => [`state ${row.seq}`, row] as const),
    ...work.map((row) => [`work ${row.segment}`, row] as const),
  ])
}
