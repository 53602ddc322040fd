import type { ContactFact, Stored } from '../facts.js'
import { broken, unreachable } from '../invariant.js'
import { exclude } from './exclusion.js'
import { withConsult } from './evolve-consult.js'
import { inNextQueue, lineAtStart } from './line.js'
import { letterAsked, letterDone } from './mail-queue.js'
import { agentOf, coreOf } from './state.js'
import type { ContactIn, ContactPhase, ContactState } from './state.js'

type BodyOf<T extends ContactFact['type']> = Extract<ContactFact, { readonly type: T }>['body']

/** The state after a fact. Throws where the fact cannot follow what came before it: the stream is broken. */
export function evolveContact(state: ContactState | null, stored: Stored<ContactFact>): ContactState {
  const { fact, at } = stored
  if (fact.type === 'contact_started') return started(state, stored, fact.body)
  const now = state ?? broken(`${nameOf(stored)} comes before contact_started`)
  switch (fact.type) {
    case 'message_sent':
    case 'file_sent':
      return spoken(now, stored, fact.body)
    case 'note_added':
      return fact.body.whisper
        ? inPhase(now, stored, ['queued', 'offered', 'connected', 'wrap_up'])
        : sameAgent(inPhase(now, stored, ['connected', 'wrap_up']), fact.body, stored)
    case 'offer_made':
      return offered(inPhase(now, stored, ['queued']), fact.body)
    case 'offer_shown':
      return { ...sameOffer(inPhase(now, stored, ['offered']), fact.body, stored), shown: true }
    case 'offer_accepted':
      return accepted(sameOffer(inPhase(now, stored, ['offered']), fact.body, stored), fact.body)
    case 'offer_declined':
    case 'offer_expired':
      return passedOver(sameOffer(inPhase(now, stored, ['offered']), fact.body, stored), fact.body, at)
    case 'offer_undelivered':
    case 'offer_withdrawn':
      return { ...coreOf(sameOffer(inPhase(now, stored, ['offered']), fact.body, stored)), phase: 'queued' }
    case 'routing_widened':
      return widened(inPhase(now, stored, ['queued']), fact.body)
    case 'nobody_eligible':
      return { ...inPhase(now, stored, ['queued']), line: { ...now.line, nobody: true } }
    case 'contact_moved':
      return moved(inPhase(now, stored, ['queued']), fact.body, stored)
    case 'contact_requeued':
      return requeued(now, stored, fact.body)
    case 'contact_transferred':
      return transferred(now, stored, fact.body)
    case 'consult_started':
    case 'consult_shown':
    case 'consult_answered':
    case 'consult_ended':
    case 'conference_started':
    case 'conference_ended':
    case 'contact_handed_over':
      return withConsult(inPhase(now, stored, ['connected']), fact, { at, name: nameOf(stored) })
    case 'call_connected':
      return sameSegment(inPhase(now, stored, ['connected']), fact.body, stored)
    case 'call_failed':
    case 'call_measured':
      return now
    case 'contact_held':
      return held(now, stored, fact.body)
    case 'contact_resumed':
      return resumed(now, stored, fact.body)
    case 'contact_ended':
      return ended(now, stored, fact.body)
    case 'wrap_up_ended':
      return { ...coreOf(sameSegment(inPhase(now, stored, ['wrap_up']), fact.body, stored)), phase: 'closed' }
    case 'contact_rated':
      return rated(inPhase(now, stored, ['wrap_up', 'closed']), stored)
    case 'visitor_identified':
      return { ...now, identified: true }
    case 'words_erased':
      return inPhase(now, stored, ['wrap_up', 'closed'])
    case 'transcript_requested':
      return { ...letterAsked(now, stored.seq), transcripts: (now.transcripts ?? 0) + 1 }
    case 'mail_retried':
      return letterAsked(now, stored.seq)
    case 'mail_sent':
      return letterDone(now, fact.body)
    case 'mail_failed':
      return letterDone(now, fact.body)
    case 'callback_due':
      return due(inPhase(now, stored, ['queued']))
    case 'callback_attempted':
      return {
        ...sameSegment(inPhase(now, stored, ['connected']), fact.body, stored),
        attempts: fact.body.attempt,
      }
    default:
      return unreachable(fact)
  }
}

function started(
  state: ContactState | null,
  stored: Stored<ContactFact>,
  body: BodyOf<'contact_started'>,
): ContactState {
  if (state !== null) broken(`${nameOf(stored)} comes a second time`)
  const { brand, site, queue, visitor, channel, visit } = body
  const core = { brand, site, queue, visitor, channel, visit, enqueuedAt: stored.at, excluded: {} }
  const line = lineAtStart(body)
  const { left, recording } = body
  const extras = { ...(line && { line }), ...(left && { left }), ...(recording && { recording }) }
  return { phase: 'queued', ...core, answered: false, rated: false, ...extras }
}

function widened(state: ContactIn<'queued'>, { step, cause }: BodyOf<'routing_widened'>): ContactState {
  const { sticky, ...line } = state.line ?? {}
  return { ...state, line: { ...line, step, ...(sticky && cause !== 'sticky_over' && { sticky }) } }
}

function moved(
  state: ContactIn<'queued'>,
  body: BodyOf<'contact_moved'>,
  stored: Stored<ContactFact>,
): ContactState {
  if (body.visit !== state.visit || body.queue !== state.queue)
    broken(`${nameOf(stored)} is about another visit than ${state.visit}`)
  const line = inNextQueue(state.line, stored.at)
  // Only what happens by itself may happen without end: what a person decides is not counted.
  if (body.cause === 'reassigned') return { ...state, ...body.into, line }
  return { ...state, ...body.into, line: { ...line, moves: (state.line?.moves ?? 0) + 1 } }
}

function requeued(
  state: ContactState,
  stored: Stored<ContactFact>,
  body: BodyOf<'contact_requeued'>,
): ContactState {
  const connected = sameSegment(alone(inPhase(state, stored, ['connected']), stored), body, stored)
  const line = inNextQueue(sameAgent(connected, body, stored).line, stored.at)
  const waiting = { ...coreOf(connected), phase: 'queued', visit: body.visit } as const
  if (body.dueAt === undefined) return { ...waiting, line: { ...line, returned: true } }
  // Who was not reached keeps the place in the line, and does not go before those who have waited longer.
  return { ...waiting, line, left: { ...(connected.left ?? noReach), at: body.dueAt } }
}

const noReach = { email: false, phone: false }

function transferred(
  state: ContactState,
  stored: Stored<ContactFact>,
  body: BodyOf<'contact_transferred'>,
): ContactState {
  const live = alone(inPhase(state, stored, ['connected']), stored)
  const connected = sameAgent(sameSegment(live, body, stored), body, stored)
  if (body.queue !== connected.queue)
    broken(`${nameOf(stored)} is from another queue than ${connected.queue}`)
  const { agent, excludedUntil, into, to } = body
  const line = inNextQueue(connected.line, stored.at)
  return {
    ...coreOf(connected),
    ...into,
    phase: 'queued',
    excluded: excludedUntil === null ? {} : { [agent]: excludedUntil },
    // Who was given to one agent had one before: if that one does not answer, nobody goes first.
    line: to === null ? line : { ...line, returned: true },
  }
}

function spoken(
  state: ContactState,
  stored: Stored<ContactFact>,
  body: BodyOf<'message_sent' | 'file_sent'>,
): ContactState {
  if (body.from === 'visitor') return inPhase(state, stored, ['queued', 'offered', 'connected'])
  const connected = sameAgent(inPhase(state, stored, ['connected']), { agent: body.agent }, stored)
  return 'via' in body ? letterAsked(connected, stored.seq) : connected
}

function due(state: ContactIn<'queued'>): ContactState {
  const { left, ...now } = state
  return left === undefined ? state : { ...now, left: { email: left.email, phone: left.phone } }
}

function offered(state: ContactIn<'queued'>, body: BodyOf<'offer_made'>): ContactState {
  const { offer, agent, dueAt } = body
  return { ...coreOf(state), phase: 'offered', offer, agent, dueAt, shown: false }
}

function accepted(state: ContactIn<'offered'>, body: BodyOf<'offer_accepted'>): ContactState {
  const { segment, agent } = body
  const core = coreOf(state)
  // Taken by hand before its time: that time is over.
  const left = core.left && { email: core.left.email, phone: core.left.phone }
  // Nobody is asked again, so the exclusions have done their work.
  return {
    ...core,
    ...(left && { left }),
    phase: 'connected',
    segment,
    agent,
    heldSince: null,
    answered: true,
    excluded: {},
  }
}

function passedOver(
  state: ContactIn<'offered'>,
  body: { readonly excludedUntil: number },
  at: number,
): ContactState {
  const excluded = exclude(state.excluded, { id: state.agent, until: body.excludedUntil }, at)
  return { ...coreOf(state), phase: 'queued', excluded }
}

function held(state: ContactState, stored: Stored<ContactFact>, body: BodyOf<'contact_held'>): ContactState {
  const connected = sameSegment(inPhase(state, stored, ['connected']), body, stored)
  if (connected.heldSince !== null) broken(`${nameOf(stored)} comes while on hold`)
  return { ...connected, heldSince: stored.at }
}

function resumed(
  state: ContactState,
  stored: Stored<ContactFact>,
  body: BodyOf<'contact_resumed'>,
): ContactState {
  const connected = sameSegment(inPhase(state, stored, ['connected']), body, stored)
  if (connected.heldSince === null) broken(`${nameOf(stored)} comes while not on hold`)
  return { ...connected, heldSince: null }
}

function ended(
  state: ContactState,
  stored: Stored<ContactFact>,
  body: BodyOf<'contact_ended'>,
): ContactState {
  // A ring is withdrawn by a fact of its own before, so that `offered` is seen here only in the body.
  const live = inPhase(state, stored, ['queued', 'connected'])
  const during =
    live.phase === 'queued' ? ['queued', 'offered'] : [live.heldSince === null ? 'connected' : 'held']
  const { wrapUpDueAt: dueAt } = body
  if (!during.includes(body.during) || (dueAt === null) !== (live.phase === 'queued')) {
    broken(
      `${nameOf(stored)} during ${body.during} with wrap-up until ${String(dueAt)} does not fit ${live.phase}`,
    )
  }
  if (live.phase === 'queued' || dueAt === null) return { ...coreOf(live), phase: 'closed', excluded: {} }
  const { segment, agent } = alone(live, stored)
  return { ...coreOf(live), phase: 'wrap_up', segment, agent, endedAt: stored.at, dueAt }
}

function rated(state: ContactIn<'wrap_up' | 'closed'>, stored: Stored<ContactFact>): ContactState {
  if (state.rated || !state.answered) broken(`${nameOf(stored)} on a contact that cannot be rated`)
  return { ...state, rated: true }
}

function inPhase<P extends ContactPhase['phase']>(
  state: ContactState,
  stored: Stored<ContactFact>,
  phases: readonly P[],
): ContactIn<P> {
  const fits = (phases as readonly string[]).includes(state.phase)
  return fits ? (state as ContactIn<P>) : broken(`${nameOf(stored)} does not fit the phase ${state.phase}`)
}

/** Nobody else is in it: a consultation ends by a fact of its own before. */
function alone(state: ContactIn<'connected'>, stored: Stored<ContactFact>): ContactIn<'connected'> {
  return state.consult === undefined ? state : broken(`${nameOf(stored)} during a consultation`)
}

function sameOffer(
  state: ContactIn<'offered'>,
  body: { readonly offer: string },
  stored: Stored<ContactFact>,
): ContactIn<'offered'> {
  return state.offer === body.offer
    ? state
    : broken(`${nameOf(stored)} is about another offer than ${state.offer}`)
}

function sameSegment<S extends { readonly segment: string }>(
  state: S,
  body: { readonly segment: string },
  stored: Stored<ContactFact>,
): S {
  return state.segment === body.segment
    ? state
    : broken(`${nameOf(stored)} is about another segment than ${state.segment}`)
}

function sameAgent<S extends ContactState>(
  state: S,
  body: { readonly agent: string | null },
  stored: Stored<ContactFact>,
): S {
  return agentOf(state) === body.agent
    ? state
    : broken(`${nameOf(stored)} is by an agent who is not on the contact`)
}

function nameOf(stored: Stored<ContactFact>): string {
  return `${stored.fact.type} at seq ${stored.seq} of contact ${stored.stream}`
}
