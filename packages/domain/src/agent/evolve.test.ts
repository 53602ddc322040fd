import { describe, expect, test } from 'vitest'
import { choosePresence, evolveAgent } from '../index.js'
import type { AgentFact, AgentState, Presence, Stored } from '../index.js'

const chat = { contact: 'c', channel: 'chat', units: 100 } as const
const reserved: AgentFact = { type: 'work_reserved', body: { ...chat, offer: 'o', dueAt: 9_000 } }
const released: AgentFact = { type: 'work_released', body: { ...chat, offer: 'o', cause: 'declined' } }
const started: AgentFact = { type: 'work_started', body: { ...chat, segment: 's' } }
const ended: AgentFact = { type: 'work_ended', body: { ...chat, segment: 's' } }

/** States by name, and the facts that may follow each; all others throw. */
const built: Record<string, { state: AgentState | null; next: readonly AgentFact['type'][] }> = {
  unknown: { state: live([]), next: ['presence_changed'] },
  offline: { state: live(['offline']), next: ['presence_changed'] },
  free: { state: live(['available']), next: ['presence_changed', 'work_reserved'] },
  away: { state: live(['available', 'break']), next: ['presence_changed'] },
  ringing: {
    state: live(['available', reserved]),
    next: ['presence_changed', 'work_released', 'work_started'],
  },
  working: { state: live(['available', reserved, started]), next: ['presence_changed', 'work_ended'] },
}

describe.each(Object.keys(built))('an agent who is %s', (name) => {
  test.each([reserved, released, started, ended])('and $type', (fact) => {
    const { state, next } = built[name] ?? { state: null, next: [] }
    if (next.includes(fact.type)) expect(evolveAgent(state, stored(fact, 5_000))).toBeDefined()
    else expect(() => evolveAgent(state, stored(fact, 5_000))).toThrow(/broken invariant/)
  })

  test.each(['available', 'break', 'offline'] as const)('may choose %s, also again', (presence) => {
    const state = built[name]?.state ?? null
    const after = evolveAgent(state, stored(chosen(state, presence), 5_000))
    expect(after).toMatchObject({ presence, work: state?.work ?? {} })
  })
})

const wrong: readonly (readonly [string, string, AgentFact])[] = [
  [
    'a presence from another one',
    'free',
    { type: 'presence_changed', body: { from: 'break', to: 'offline', cause: 'chosen' } },
  ],
  [
    'a second contact beyond the capacity',
    'ringing',
    { type: 'work_reserved', body: { ...reserved.body, contact: 'd' } },
  ],
  ['another ring', 'ringing', { type: 'work_released', body: { ...released.body, offer: 'p' } }],
  ['another segment', 'working', { type: 'work_ended', body: { ...ended.body, segment: 't' } }],
  ['other units', 'working', { type: 'work_ended', body: { ...ended.body, units: 50 } }],
  ['another contact', 'ringing', { type: 'work_started', body: { ...started.body, contact: 'd' } }],
  ['a fact of a contact', 'free', { type: 'contact_held', body: {} } as never],
]

test.each(wrong)('%s is a broken stream', (_, name, fact) => {
  expect(() => evolveAgent(built[name]?.state ?? null, stored(fact, 5_000))).toThrow(/broken invariant/)
})

test('idle counts from the first time available; a break or a night does not move it', () => {
  expect(live(['break'])?.idleSince).toBe(null)
  expect(live(['break', 'available', 'break', 'offline', 'available'])?.idleSince).toBe(2_000)
})

test('a ring that is declined leaves the agent idle all the while', () => {
  expect(live(['available', reserved, released])?.idleSince).toBe(1_000)
})

test('who works is not idle, and is from the end of the last work', () => {
  expect(live(['available', reserved, started])?.idleSince).toBe(null)
  expect(live(['available', reserved, started, 'break', 'available'])?.idleSince).toBe(null)
  expect(live(['available', reserved, started, ended])?.idleSince).toBe(4_000)
  expect(live(['available', reserved, started, 'offline', ended, 'available'])?.idleSince).toBe(5_000)
})

/** A piece of work that leaves room for another. */
const half = (contact: string) => ({ contact, channel: 'chat', units: 50 }) as const

const endOf = (contact: string): AgentFact => ({
  type: 'work_ended',
  body: { ...half(contact), segment: 's' },
})

test('the end of one of two works is not yet idleness', () => {
  const facts = ['d', 'e'].flatMap((contact): AgentFact[] => [
    { type: 'work_reserved', body: { ...half(contact), offer: 'o', dueAt: 1 } },
    { type: 'work_started', body: { ...half(contact), segment: 's' } },
  ])
  expect(live(['available', ...facts, endOf('d')])?.idleSince).toBe(null)
  expect(live(['available', ...facts, endOf('d'), endOf('e')])?.idleSince).toBe(7_000)
})

test('the first choice of an agent comes from offline', () => {
  expect(choosePresence(null, { presence: 'available' }, 0)).toEqual({
    facts: [
      { fact: { type: 'logged_in', body: { cause: 'chosen' } }, visible: false },
      {
        fact: { type: 'presence_changed', body: { from: 'offline', to: 'available', cause: 'chosen' } },
        visible: false,
      },
    ],
  })
})

/** The state after facts, or presences chosen, one a second from 1,000. */
function live(happenings: readonly (AgentFact | 'available' | 'break' | 'offline')[]): AgentState | null {
  let state: AgentState | null = null
  for (const [index, happening] of happenings.entries()) {
    const fact: AgentFact = typeof happening === 'string' ? chosen(state, happening) : happening
    state = evolveAgent(state, stored(fact, (index + 1) * 1_000))
  }
  return state
}

function chosen(state: AgentState | null, to: Presence): AgentFact {
  return { type: 'presence_changed', body: { from: state?.presence ?? 'offline', to, cause: 'chosen' } }
}

function stored(fact: AgentFact, at: number): Stored<AgentFact> {
  return { stream: 'an', seq: 1, vseq: null, at, actor: null, fact }
}
