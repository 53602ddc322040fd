import { describe, expect, test } from 'vitest'
import { names, situations, worldIn } from '../../test/situations.js'
import type { Situation } from '../../test/situations.js'
import { contactOf } from '../../test/world.js'
import { evolveContact } from '../index.js'
import type { ContactFact, ContactPhase, ContactState, Stored } from '../index.js'

type Type = ContactFact['type']

/** One fact of each type that fits the situations it is listed for: the ring `offer-1` at `an`, then the segment `segment`. */
const facts: { readonly [T in Type]: Extract<ContactFact, { readonly type: T }>['body'] } = {
  contact_started: {
    brand: 'brand',
    site: 'site',
    queue: 'help',
    visitor: 'vi',
    channel: 'chat',
    locale: 'vi',
    visit: 'visit',
  },
  message_sent: { from: 'visitor', agent: null, length: 1 },
  file_sent: { from: 'visitor', agent: null, file: 'file', kind: 'pdf', bytes: 9 },
  note_added: { agent: 'an', length: 1 },
  offer_made: {
    offer: 'offer-2',
    visit: 'visit',
    agent: 'bo',
    dueAt: 99_000,
    routing: { rule: 'longest_idle', candidates: [] },
  },
  offer_shown: { offer: 'offer-1' },
  offer_accepted: { offer: 'offer-1', visit: 'visit', agent: 'an', segment: 'segment' },
  offer_declined: { offer: 'offer-1', visit: 'visit', agent: 'an', excludedUntil: 99_000 },
  offer_expired: { offer: 'offer-1', visit: 'visit', agent: 'an', dueAt: 16_000, excludedUntil: 99_000 },
  offer_undelivered: { offer: 'offer-1', visit: 'visit', agent: 'an', dueAt: 16_000 },
  offer_withdrawn: { offer: 'offer-1', visit: 'visit', agent: 'an' },
  routing_widened: { visit: 'visit', step: 1, cause: 'relaxed' },
  nobody_eligible: { visit: 'visit', queue: 'help', required: { french: 1 } },
  contact_moved: {
    visit: 'visit',
    queue: 'help',
    into: { queue: 'sales', visit: 'visit-2' },
    cause: 'overflow',
  },
  contact_requeued: { segment: 'segment', agent: 'an', visit: 'visit-2', cause: 'agent_lost' },
  contact_transferred: {
    segment: 'segment',
    agent: 'an',
    queue: 'help',
    into: { queue: 'sales', visit: 'visit-2' },
    to: null,
    cause: 'transferred',
    excludedUntil: 99_000,
    length: null,
  },
  consult_started: {
    consult: 'consult',
    segment: 'segment',
    agent: 'an',
    with: 'bo',
    queue: null,
    dueAt: 99_000,
    length: null,
  },
  consult_shown: { consult: 'consult' },
  consult_answered: { consult: 'consult', agent: 'bo', segment: 'part' },
  consult_ended: {
    consult: 'consult',
    agent: 'bo',
    segment: 'part',
    cause: 'returned',
    excludedUntil: null,
  },
  conference_started: { consult: 'consult', segment: 'segment', agent: 'bo', joins: 'part' },
  conference_ended: { consult: 'consult', agent: 'bo', segment: 'part', cause: 'left' },
  contact_handed_over: {
    segment: 'segment',
    agent: 'an',
    into: { segment: 'part', agent: 'bo' },
    cause: 'consulted',
  },
  call_connected: { segment: 'segment', by: 'visitor' },
  call_failed: { segment: null, by: 'visitor', why: 'no_way' },
  call_measured: { by: 'agent', phases: { heard: 900 } },
  contact_held: { segment: 'segment' },
  contact_resumed: { segment: 'segment' },
  contact_ended: { by: 'visitor', during: 'queued', wrapUpDueAt: null },
  wrap_up_ended: { segment: 'segment', agent: 'an', disposition: null, cause: 'timeout', dueAt: 31_000 },
  contact_rated: { score: 5, commented: false },
  visitor_identified: { visitor: 'visitor' },
  words_erased: { erasure: 'erasure' },
  transcript_requested: { by: 'visitor', agent: null },
  mail_sent: { letter: 2, asked: 2, attempt: 1 },
  mail_failed: { letter: 2, asked: 2, attempt: 1, reason: 'unreachable', again: null },
  mail_retried: { agent: 'an', letter: 2 },
  callback_due: { visit: 'visit', dueAt: 99_000 },
  callback_attempted: { segment: 'segment', agent: 'an', attempt: 1, result: 'busy' },
}

const ringing = { ringing: 'queued', shown: 'queued', unseen: 'queued', missed: 'queued' } as const
const anywhere = {
  queued: 'queued',
  ringing: 'offered',
  shown: 'offered',
  unseen: 'offered',
  missed: 'offered',
  connected: 'connected',
  held: 'connected',
  wrapping: 'wrap_up',
  overdue: 'wrap_up',
  closed: 'closed',
  rated: 'closed',
  abandoned: 'closed',
} as const
const afterwards = { wrapping: 'wrap_up', overdue: 'wrap_up', closed: 'closed' } as const

/** Where each may follow, and the phase that it leads to; everywhere else it throws. */
const legal: Record<Type, Partial<Record<Situation, ContactPhase['phase']>>> = {
  contact_started: { absent: 'queued' },
  file_sent: {
    queued: 'queued',
    ringing: 'offered',
    shown: 'offered',
    unseen: 'offered',
    missed: 'offered',
    connected: 'connected',
    held: 'connected',
  },
  message_sent: {
    queued: 'queued',
    ringing: 'offered',
    shown: 'offered',
    unseen: 'offered',
    missed: 'offered',
    connected: 'connected',
    held: 'connected',
  },
  note_added: { connected: 'connected', held: 'connected', wrapping: 'wrap_up', overdue: 'wrap_up' },
  offer_made: { queued: 'offered' },
  offer_shown: { ringing: 'offered', shown: 'offered', unseen: 'offered', missed: 'offered' },
  offer_accepted: { ringing: 'connected', shown: 'connected', unseen: 'connected', missed: 'connected' },
  offer_declined: ringing,
  offer_expired: ringing,
  offer_undelivered: ringing,
  offer_withdrawn: ringing,
  routing_widened: { queued: 'queued' },
  nobody_eligible: { queued: 'queued' },
  contact_moved: { queued: 'queued' },
  contact_requeued: { connected: 'queued', held: 'queued' },
  contact_transferred: { connected: 'queued', held: 'queued' },
  consult_started: { connected: 'connected', held: 'connected' },
  // Consultations: see consult.test.ts.
  consult_shown: {},
  consult_answered: {},
  consult_ended: {},
  conference_started: { connected: 'connected' },
  conference_ended: {},
  contact_handed_over: { connected: 'connected', held: 'connected' },
  call_connected: { connected: 'connected', held: 'connected' },
  call_failed: anywhere,
  call_measured: anywhere,
  contact_held: { connected: 'connected' },
  contact_resumed: { held: 'connected' },
  contact_ended: { queued: 'closed' },
  wrap_up_ended: { wrapping: 'closed', overdue: 'closed' },
  contact_rated: afterwards,
  visitor_identified: anywhere,
  words_erased: { ...afterwards, rated: 'closed', abandoned: 'closed' },
  transcript_requested: anywhere,
  mail_sent: anywhere,
  mail_failed: anywhere,
  mail_retried: anywhere,
  callback_due: { queued: 'queued' },
  callback_attempted: { connected: 'connected', held: 'connected' },
}

describe.each(Object.keys(legal) as Type[])('%s', (type) => {
  test.each(names())('on a contact that is %s', (name) => {
    const phase = legal[type][name]
    const evolve = (): ContactState =>
      evolveContact(stateIn(name), stored({ type, body: facts[type] } as ContactFact))
    if (phase === undefined) expect(evolve).toThrow(/broken invariant/)
    else expect(evolve().phase).toBe(phase)
  })
})

const wrong: readonly (readonly [string, Situation, ContactFact])[] = [
  ['another ring', 'shown', { type: 'offer_accepted', body: { ...facts.offer_accepted, offer: 'offer-9' } }],
  ['another segment', 'connected', { type: 'contact_held', body: { segment: 'other' } }],
  [
    'a segment that wraps up elsewhere',
    'wrapping',
    { type: 'wrap_up_ended', body: { ...facts.wrap_up_ended, segment: 'other' } },
  ],
  [
    "another agent's words",
    'connected',
    { type: 'message_sent', body: { from: 'agent', agent: 'bo', length: 1 } },
  ],
  [
    "an agent's words before anybody was connected",
    'shown',
    { type: 'message_sent', body: { from: 'agent', agent: 'an', length: 1 } },
  ],
  [
    'a move out of another visit',
    'queued',
    { type: 'contact_moved', body: { ...facts.contact_moved, visit: 'other' } },
  ],
  [
    'a return from another agent',
    'held',
    { type: 'contact_requeued', body: { ...facts.contact_requeued, agent: 'bo' } },
  ],
  [
    "a transfer of another agent's",
    'connected',
    { type: 'contact_transferred', body: { ...facts.contact_transferred, agent: 'bo' } },
  ],
  [
    'a transfer out of another queue',
    'connected',
    { type: 'contact_transferred', body: { ...facts.contact_transferred, queue: 'sales' } },
  ],
  ["another agent's note", 'wrapping', { type: 'note_added', body: { agent: 'bo', length: 1 } }],
  [
    'an end that forgets the hold',
    'held',
    { type: 'contact_ended', body: { by: 'agent', during: 'connected', wrapUpDueAt: 1 } },
  ],
  [
    'an end that forgets wrap-up',
    'connected',
    { type: 'contact_ended', body: { by: 'agent', during: 'connected', wrapUpDueAt: null } },
  ],
  [
    'wrap-up of what nobody answered',
    'queued',
    { type: 'contact_ended', body: { by: 'visitor', during: 'queued', wrapUpDueAt: 1 } },
  ],
]

test.each(wrong)('%s is a broken stream', (_, name, fact) => {
  expect(() => evolveContact(stateIn(name), stored(fact))).toThrow(/broken invariant/)
})

test('a fact of no type that a contact knows is a broken stream', () => {
  const fact = { type: 'work_ended', body: {} } as unknown as ContactFact
  expect(() => evolveContact(stateIn('queued'), stored(fact))).toThrow(/work_ended.*none of the cases known/)
})

test('the message of a broken stream names the fact, its place and the phase', () => {
  const fact = stored({ type: 'contact_held', body: { segment: 's' } })
  expect(() => evolveContact(stateIn('queued'), fact)).toThrow(
    'broken invariant: contact_held at seq 7 of contact c does not fit the phase queued',
  )
})

test('what the state says of each phase', () => {
  const core = {
    brand: 'brand',
    site: 'site',
    queue: 'help',
    visitor: 'vi',
    channel: 'chat',
    visit: 'visit',
    enqueuedAt: 1_000,
    excluded: {},
    answered: false,
    rated: false,
  }
  const answered = { ...core, answered: true, segment: 'segment', agent: 'an' }
  expect(stateIn('queued')).toEqual({ ...core, phase: 'queued' })
  expect(stateIn('shown')).toEqual({
    ...core,
    phase: 'offered',
    offer: 'offer-1',
    agent: 'an',
    dueAt: 16_000,
    shown: true,
  })
  expect(stateIn('connected')).toEqual({ ...answered, phase: 'connected', heldSince: null })
  expect(stateIn('held')).toEqual({ ...answered, phase: 'connected', heldSince: 1_000 })
  expect(stateIn('wrapping')).toEqual({ ...answered, phase: 'wrap_up', endedAt: 1_000, dueAt: 31_000 })
  expect(stateIn('rated')).toEqual({ ...core, phase: 'closed', answered: true, rated: true })
  expect(stateIn('abandoned')).toEqual({ ...core, phase: 'closed' })
})

test('a message leaves the state as it was: the same object, so that caches may compare', () => {
  const state = stateIn('queued')
  expect(evolveContact(state, stored({ type: 'message_sent', body: facts.message_sent }))).toBe(state)
})

test('every situation is one of the table', () => {
  const listed = Object.values(legal).flatMap((places) => Object.keys(places))
  expect(listed.filter((name) => !(name in situations))).toEqual([])
})

function stateIn(name: Situation): ContactState | null {
  return contactOf(worldIn(name), 'c')
}

function stored(fact: ContactFact): Stored<ContactFact> {
  return { stream: 'c', seq: 7, vseq: null, at: 2_000, actor: null, fact }
}
