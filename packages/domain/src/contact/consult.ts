import { takesPlan, workOver } from '../agent/plan.js'
import type { AgentState } from '../agent/state.js'
import { mayRing } from '../agent/work.js'
import { isRefusal } from '../decision.js'
import type { Change, Content, DeadlineKind, Decided, PairChange, Refusal } from '../decision.js'
import type { AgentFact, ContactFact, ReleaseCause } from '../facts.js'

import { broken } from '../invariant.js'
import { shownWithinMs } from '../routing/route.js'
import { readText, textLimits } from '../text.js'
import { connectedContact } from './access.js'
import type { ConsultEnd } from './consult-facts.js'
import { decided } from './decided.js'
import { exclusionMs } from './exclusion.js'
import type { Pair } from './pair.js'
import type { Consult, ContactIn, ContactState } from './state.js'

/** Who is asked, as it would be rung; `queue`: out of which the agent was chosen. `note` is what to know beforehand. */
export interface ConsultWish {
  readonly by: string
  readonly other: {
    readonly id: string
    readonly state: AgentState | null
    readonly units: number
    readonly offerMs: number
  }
  readonly consult: string
  readonly queue: string | null
  readonly note?: string
}

/** The deadlines of a consultation that rings no longer. */
export const consultOver: Readonly<Partial<Record<DeadlineKind, null>>> = {
  consult: null,
  consult_shown: null,
}

type Ringing = ContactIn<'connected'> & {
  readonly consult: Extract<Consult, { readonly is: 'ringing' }>
}

/**
 * The agent of a call asks another one, who is rung; the visitor is put on hold. Refuses `not_found`, `not_connected`, `not_yours`,
 * `contact_over`, `not_a_call`, `consulting`, `agent_unavailable`, `text_empty`, `text_too_long`.
 */
export function startConsult(pair: Pair, wish: ConsultWish, at: number): PairChange | Refusal {
  const { by, other, consult, queue, note } = wish
  const contact = connectedContact(pair.contact, by)
  if (isRefusal(contact)) return contact
  if (contact.channel !== 'voice') return { refused: 'not_a_call' }
  if (contact.consult !== undefined) return { refused: 'consulting' }
  if (other.id === contact.agent || !mayRing(other.state, other.units))
    return { refused: 'agent_unavailable' }
  const words = note === undefined ? null : readText(note, textLimits.text)
  if (words !== null && isRefusal(words)) return words
  const { segment, agent, channel } = contact
  const dueAt = at + other.offerMs
  const length = words?.text.length ?? null
  const body = { consult, segment, agent, with: other.id, queue, dueAt, length }
  const content: Content | undefined = words === null ? undefined : { note: words.text }
  const work = { contact: pair.contactId, offer: consult, channel, units: other.units, dueAt }
  return {
    contact: {
      facts: [...onHold(contact), decided({ type: 'consult_started', body }, content)],
      deadlines: { consult: dueAt, consult_shown: at + shownWithinMs },
    },
    second: { facts: [hidden({ type: 'work_reserved', body: work })] },
  }
}

/** Whether this ring is one for a consultation. */
export function ringsToConsult(state: ContactState | null, offer: string): boolean {
  return state?.phase === 'connected' && state.consult?.consult === offer
}

/** The console of who is asked shows it. Refuses `offer_gone`, `not_yours`, `offer_expired`. */
export function confirmConsultShown(
  state: ContactState | null,
  command: { readonly agent: string | null; readonly offer: string },
  at: number,
): Change<ContactFact> | Refusal {
  const call = rings(state, command, at)
  if (isRefusal(call)) return call
  const fact = decided({ type: 'consult_shown', body: { consult: call.consult.consult } })
  return { facts: [fact], deadlines: { consult_shown: null } }
}

/** Who is asked answers: the two talk. Refuses `offer_gone`, `not_yours`, `offer_expired`. */
export function answerConsult(
  pair: Pair,
  command: { readonly offer: string; readonly segment: string },
  at: number,
): PairChange | Refusal {
  const call = rings(pair.contact, { agent: pair.agentId, offer: command.offer }, at)
  if (isRefusal(call)) return call
  const { segment } = command
  const { consult, agent } = call.consult
  const work = { contact: pair.contactId, segment, channel: call.channel, units: unitsOfSecond(pair) }
  return {
    contact: {
      facts: [decided({ type: 'consult_answered', body: { consult, agent, segment } })],
      deadlines: consultOver,
    },
    second: { facts: [hidden({ type: 'work_started', body: work })] },
  }
}

/** Who is asked does not want to; the visitor stays on hold until the agent goes on. Refuses `offer_gone`, `not_yours`, `offer_expired`. */
export function declineConsult(
  pair: Pair,
  command: { readonly offer: string },
  at: number,
): PairChange | Refusal {
  const call = rings(pair.contact, { agent: pair.agentId, offer: command.offer }, at)
  return isRefusal(call) ? call : unanswered(pair, call, { cause: 'declined', at })
}

/** The ring has run out: shown, it was missed. Refuses `offer_gone` where the deadline is another's; throws if it is early. */
export function expireConsult(
  pair: Pair,
  { dueAt }: { readonly dueAt: number },
  at: number,
): PairChange | Refusal {
  const call = pair.contact?.phase === 'connected' ? pair.contact : null
  if (call?.consult?.is !== 'ringing' || call.consult.dueAt !== dueAt) return { refused: 'offer_gone' }
  if (at < dueAt) broken(`consultation ${call.consult.consult} was to expire ${dueAt - at} ms early`)
  const cause = call.consult.shown ? 'expired' : 'undelivered'
  return unanswered(pair, { ...call, consult: call.consult }, { cause, at })
}

/** A ring for a consultation that ends without an answer. */
export function unanswered(
  pair: Pair,
  call: Ringing,
  { cause, at }: { readonly cause: ReleaseCause; readonly at: number },
): Required<Pick<PairChange, 'contact' | 'second'>> {
  const { consult, agent } = call.consult
  const excludedUntil = cause === 'declined' || cause === 'expired' ? at + exclusionMs : null
  const body = { consult, agent, segment: null, cause, excludedUntil }
  const state = stateOfSecond(pair)
  const released = workOver(state, pair.contactId, {
    type: 'work_released',
    body: {
      contact: pair.contactId,
      offer: consult,
      channel: call.channel,
      units: unitsOfSecond(pair),
      cause,
    },
  })
  return {
    contact: { facts: [decided({ type: 'consult_ended', body })], deadlines: consultOver },
    second: { facts: [...released, ...missed(state, pair.contactId, cause)] },
  }
}

/** A consultation or a conference that ends while somebody is in it; `stays`: that one's work goes on. */
export function parted(
  pair: Pair,
  { consult: { consult, agent, segment, is }, channel }: Talking,
  { cause, stays = false }: { readonly cause: TalkEnd; readonly stays?: boolean },
): Required<Pick<PairChange, 'contact'>> & Pick<PairChange, 'second'> {
  const over: ContactFact =
    is === 'conference'
      ? { type: 'conference_ended', body: { consult, agent, segment, cause } }
      : { type: 'consult_ended', body: { consult, agent, segment, cause, excludedUntil: null } }
  const contact = { facts: [decided(over)] }
  if (stays) return { contact }
  const body = { contact: pair.contactId, segment, channel, units: unitsOfSecond(pair) }
  const facts = workOver(stateOfSecond(pair), pair.contactId, { type: 'work_ended', body })
  return { contact, second: { facts } }
}

/** A call in which somebody else is, heard by the agent at least. */
export type Talking = ContactIn<'connected'> & {
  readonly consult: Exclude<Consult, { readonly is: 'ringing' }>
}
/** How a consultation may end that was answered. */
export type TalkEnd = Exclude<ConsultEnd, ReleaseCause>

/** What ends whatever consultation there is, where the call goes on without it; nothing where there is none. */
export function consultOut(
  pair: Pair,
  call: ContactIn<'connected'>,
  { cause, at }: { readonly cause: TalkEnd; readonly at: number },
): { readonly contact: Change<ContactFact> } & Pick<PairChange, 'second'> {
  const { consult } = call
  if (consult === undefined) return { contact: { facts: [] } }
  if (consult.is === 'ringing') return unanswered(pair, { ...call, consult }, { cause: 'withdrawn', at })
  return parted(pair, { ...call, consult }, { cause })
}

/** The fact that puts a caller on hold who is not. */
function onHold({ heldSince, segment }: ContactIn<'connected'>): Decided<ContactFact>[] {
  return heldSince === null ? [{ fact: { type: 'contact_held', body: { segment } }, visible: true }] : []
}

function missed(state: AgentState, contact: string, cause: ReleaseCause): readonly Decided<AgentFact>[] {
  if (cause !== 'expired' && cause !== 'undelivered') return []
  if (state.presence !== 'available' || takesPlan(state, contact)) return []
  const body =
    cause === 'undelivered'
      ? ({ from: 'available', to: 'not_reachable', cause: 'offer_undelivered' } as const)
      : ({ from: 'available', to: 'not_responding', cause: 'offer_expired' } as const)
  return [hidden({ type: 'presence_changed', body })]
}

function rings(
  state: ContactState | null,
  { agent, offer }: { readonly agent: string | null; readonly offer: string },
  at: number,
): Ringing | Refusal {
  const consult = state?.phase === 'connected' ? state.consult : undefined
  if (state?.phase !== 'connected' || consult?.is !== 'ringing' || consult.consult !== offer)
    return { refused: 'offer_gone' }
  if (consult.agent !== agent) return { refused: 'not_yours' }
  return at >= consult.dueAt ? { refused: 'offer_expired' } : { ...state, consult }
}

function stateOfSecond(pair: Pair): AgentState {
  return pair.second?.state ?? broken(`contact ${pair.contactId} was read without who is consulted`)
}

function unitsOfSecond(pair: Pair): number {
  const work = stateOfSecond(pair).work[pair.contactId]
  return work?.units ?? broken(`who is consulted knows nothing of contact ${pair.contactId}`)
}

function hidden(fact: AgentFact): Decided<AgentFact> {
  return { fact, visible: false }
}
