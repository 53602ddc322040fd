import { expect } from 'vitest'
import { agentOf, capacity, ledger, secondOf, unitsFor } from '../src/index.js'
import type { AgentFact, ContactFact, ContactState, Stored } from '../src/index.js'
import { deadlineOf } from './world.js'
import type { World } from './world.js'

/** What must hold at every moment. Throws where it does not. */
export function checkNow(world: World): void {
  for (const [id, { state, facts }] of world.contacts) {
    checkCounters(facts)
    if (state !== null) checkDeadlines(world, id, state)
  }
  for (const [id, { state, facts }] of world.agents) {
    checkCounters(facts)
    checkPresences(facts)
    checkLedger(facts, world.now)
    const taken = Object.values(state?.work ?? {}).reduce((sum, { units }) => sum + units, 0)
    expect(taken).toBeLessThanOrEqual(capacity.agent)
    expect(new Map(Object.entries(state?.work ?? {})), `the work of ${id} is what the contacts say`).toEqual(
      workOf(world, id),
    )
  }
}

/** What must hold when everything has ended. Throws where it does not. */
export function checkEnd(world: World): void {
  for (const { state, facts } of world.contacts.values()) {
    expect(state?.phase).toBe('closed')
    checkLife(facts)
    checkOffers(facts)
    checkHolds(facts)
  }
  for (const { state, facts } of world.agents.values()) {
    expect(state?.work).toEqual({})
    checkWork(facts)
  }
  checkBothSides(world)
}

/** Counters without gaps: seq over all facts, vseq over those that the visitor sees; time never runs back. */
function checkCounters(facts: readonly Stored<ContactFact | AgentFact>[]): void {
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
  const seen = facts.flatMap(({ vseq }) => (vseq === null ? [] : [vseq]))
  expect(seen).toEqual(seen.map((_, index) => index + 1))
  const times = facts.map(({ at }) => at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
}

/** Each presence begins as the last one ended: the tiles have no gap and no overlap. */
function checkPresences(facts: readonly Stored<AgentFact>[]): void {
  let presence = 'offline'
  for (const { fact } of facts) {
    if (fact.type !== 'presence_changed') continue
    expect(fact.body.from).toBe(presence)
    presence = fact.body.to
  }
}

function checkDeadlines(world: World, id: string, state: ContactState): void {
  expect(deadlineOf(world, id, 'offer')).toBe(state.phase === 'offered' ? state.dueAt : null)
  const waits = state.phase === 'queued' || state.phase === 'offered'
  if (!waits) expect(deadlineOf(world, id, 'queue_step')).toBe(null)
  expect(deadlineOf(world, id, 'mail') === null, 'letters that wait are waited for').toBe(
    state.mail === undefined,
  )
  expect(deadlineOf(world, id, 'callback')).toBe(waits ? (state.left?.at ?? null) : null)
  expect(deadlineOf(world, id, 'wrap_up')).toBe(state.phase === 'wrap_up' ? state.dueAt : null)
  const rung = state.phase === 'connected' && state.consult?.is === 'ringing' ? state.consult : null
  expect(deadlineOf(world, id, 'consult')).toBe(rung?.dueAt ?? null)
  if (rung === null || rung.shown) expect(deadlineOf(world, id, 'consult_shown')).toBe(null)
  if (state.phase !== 'offered' || state.shown) expect(deadlineOf(world, id, 'offer_shown')).toBe(null)
  if (state.phase !== 'queued' && state.phase !== 'offered')
    expect(deadlineOf(world, id, 'reroute')).toBe(null)
}

/** The same thing told by the contacts: who of them takes what of an agent. */
function workOf(world: World, agent: string): Map<string, unknown> {
  const work = new Map<string, unknown>()
  for (const [id, { state }] of world.contacts) {
    if (state === null) continue
    if (secondOf(state) === agent) work.set(id, secondWork(state, unitsFor(world.chats[agent] ?? 1).voice))
    if (agentOf(state) !== agent) continue
    const { channel } = state
    const units = unitsFor(world.chats[agent] ?? 1)[channel]
    if (state.phase === 'offered') work.set(id, { kind: 'reserved', offer: state.offer, channel, units })
    else if ('segment' in state) work.set(id, { kind: 'working', segment: state.segment, channel, units })
  }
  return work
}

function secondWork(state: ContactState, units: number): unknown {
  const { channel } = state
  const consult = state.phase === 'connected' ? state.consult : undefined
  return consult?.is === 'ringing'
    ? { kind: 'reserved', offer: consult.consult, channel, units }
    : { kind: 'working', segment: consult?.segment, channel, units }
}

/** Shifts begin at log-ins and end at log-outs, and their tiles lie one at the other, from end to end. */
function checkLedger(facts: readonly Stored<AgentFact>[], now: number): void {
  const at = (type: AgentFact['type']): number[] =>
    facts.filter(({ fact }) => fact.type === type).map((stored) => stored.at)
  const shifts = ledger(facts, now)
  expect(shifts.map(({ from }) => from)).toEqual(at('logged_in'))
  expect(shifts.flatMap(({ to }) => (to === null ? [] : [to]))).toEqual(at('logged_out'))
  for (const { from, to, tiles } of shifts) {
    let last = from
    for (const tile of tiles) {
      expect(tile.from).toBe(last)
      expect(tile.to).toBeGreaterThan(tile.from)
      expect(tile.presence).not.toBe('offline')
      last = tile.to
    }
    expect(last).toBe(to ?? now)
  }
}

/** t_enq ≤ t_offer ≤ t_acc ≤ t_end ≤ t_wrap_end; each visit ends once: answered, moved on or abandoned. */
function checkLife(facts: readonly Stored<ContactFact>[]): void {
  const of = (type: ContactFact['type']): Stored<ContactFact>[] =>
    facts.filter(({ fact }) => fact.type === type)
  const [enqueued, accepted, ended, wrapped] = [
    of('contact_started'),
    of('offer_accepted'),
    of('contact_ended'),
    of('wrap_up_ended'),
  ]
  expect([enqueued.length, ended.length]).toEqual([1, 1])
  const abandoned = ended.filter(
    ({ fact }) => fact.type === 'contact_ended' && /queued|offered/.test(fact.body.during),
  )
  const moved = of('contact_moved')
  // An agent who was lost, and one who gave the contact away: neither wraps up.
  const requeued = [...of('contact_requeued'), ...of('contact_transferred')]
  const visits = 1 + moved.length + requeued.length
  expect(accepted.length + moved.length + abandoned.length).toBe(visits)
  const byItself = moved.filter(
    ({ fact }) => fact.type === 'contact_moved' && fact.body.cause !== 'reassigned',
  )
  expect(byItself.length).toBeLessThanOrEqual(5)
  expect(wrapped.length).toBe(accepted.length - requeued.length)
  expect(of('contact_rated').length).toBeLessThanOrEqual(accepted.length)
  const offers = of('offer_made').map(({ at }) => at)
  const lastOffer = wrapped.length === 1 ? offers.slice(-1) : []
  const moments = [
    ...enqueued,
    ...accepted.slice(-wrapped.length || accepted.length),
    ...ended,
    ...wrapped,
  ].map(({ at }) => at)
  const order = [...moments.slice(0, 1), ...lastOffer, ...moments.slice(1)]
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  for (const { seq } of of('contact_rated')) expect(seq).toBeGreaterThan(ended[0]?.seq ?? Infinity)
}

/** Each ring has one end, before the next one begins. */
function checkOffers(facts: readonly Stored<ContactFact>[]): void {
  const ends = ['offer_accepted', 'offer_declined', 'offer_expired', 'offer_undelivered', 'offer_withdrawn']
  let ringing: string | null = null
  for (const { fact } of facts) {
    if (fact.type === 'offer_made') {
      expect(ringing).toBe(null)
      ringing = fact.body.offer
    } else if (ends.includes(fact.type) && 'offer' in fact.body) {
      expect(fact.body.offer).toBe(ringing)
      ringing = null
    }
  }
  expect(ringing).toBe(null)
}

/** Each hold is closed by `contact_resumed`, or by the end, which then says so. */
const ends: ReadonlySet<string> = new Set(['contact_requeued', 'contact_transferred', 'contact_handed_over'])

function checkHolds(facts: readonly Stored<ContactFact>[]): void {
  let held = false
  for (const { fact } of facts) {
    if (fact.type === 'contact_held' || fact.type === 'contact_resumed') {
      expect(held).toBe(fact.type === 'contact_resumed')
      held = fact.type === 'contact_held'
    }
    // A hold ends with the segment when the agent is lost or gives the contact away.
    if (ends.has(fact.type)) held = false
    if (fact.type === 'contact_ended') expect(fact.body.during === 'held').toBe(held)
  }
}

/** By contact, `reserved` is followed by one of `released` and `started`, `started` by one `ended`. */
function checkWork(facts: readonly Stored<AgentFact>[]): void {
  const byContact = new Map<string, string>()
  for (const { fact } of facts) {
    if (!('contact' in fact.body)) continue
    const { contact } = fact.body
    byContact.set(contact, `${byContact.get(contact) ?? ''}${fact.type.slice('work_'.length)} `)
  }
  for (const story of byContact.values()) expect(story).toMatch(/^(reserved (released |started ended ))*$/)
}

/** What both streams tell, they tell alike: rings and segments, one for one. */
function checkBothSides(world: World): void {
  const contactSide = [...world.contacts].flatMap(([id, { facts }]) =>
    facts.flatMap(({ fact, at }) => {
      if (fact.type === 'offer_made') return [`${fact.body.agent} reserved ${id} ${fact.body.offer} ${at}`]
      if (fact.type === 'offer_accepted')
        return [`${fact.body.agent} started ${id} ${fact.body.segment} ${at}`]
      if (fact.type === 'consult_started')
        return [`${fact.body.with} reserved ${id} ${fact.body.consult} ${at}`]
      if (fact.type === 'consult_answered')
        return [`${fact.body.agent} started ${id} ${fact.body.segment} ${at}`]
      if (fact.type === 'consult_ended' || fact.type === 'conference_ended') {
        const { agent, segment, cause } = fact.body
        const stays = segment === null || cause === 'conference' || cause === 'handed_over'
        return stays ? [] : [`${agent} ended ${id} ${segment} ${at}`]
      }
      return fact.type === 'wrap_up_ended' ||
        fact.type === 'contact_requeued' ||
        fact.type === 'contact_transferred' ||
        fact.type === 'contact_handed_over'
        ? [`${fact.body.agent} ended ${id} ${fact.body.segment} ${at}`]
        : []
    }),
  )
  const agentSide = [...world.agents].flatMap(([agent, { facts }]) =>
    facts.flatMap(({ fact, at }) => {
      if (fact.type === 'work_reserved')
        return [`${agent} reserved ${fact.body.contact} ${fact.body.offer} ${at}`]
      if (fact.type !== 'work_started' && fact.type !== 'work_ended') return []
      return [`${agent} ${fact.type.slice('work_'.length)} ${fact.body.contact} ${fact.body.segment} ${at}`]
    }),
  )
  expect(agentSide.toSorted()).toEqual(contactSide.toSorted())
}
