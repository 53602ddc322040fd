/**
 * The one place where the protocol's words and the domain's meet: facts become frames, refusals become error codes.
 * What a visitor may not know is left out here: hidden facts, who an agent is beyond a name, and all of routing.
 */
import { answersIn, extraIn } from '@switchboard/domain'
import type { AgentFact, ConsultFact, ContactFact, RefusalCode } from '@switchboard/domain'
import type {
  AgentFact as AgentWireFact,
  ErrorCode,
  ExtraSent,
  FactFrame,
  FileSent,
  Left,
  StaffContactFact,
  UnknownFact,
  VisitorFact,
  WireFact,
  Words,
} from '@switchboard/protocol'
import type { Audience, LoggedFact } from './log/log.js'

export type {
  CallCommand,
  ErrorCode,
  Extra,
  FileKind,
  StaffCommand,
  Transcript,
  VisitorCommand,
} from '@switchboard/protocol'

/** Names that facts do not hold: they may change and be erased. */
export interface Names {
  staff(id: string): string
  /** Where somebody's picture is, a path at the gateway; null where there is none. */
  picture(id: string): string | null
  queue(id: string): string
  /** Whose contact it is and where it waits, for the agent whom it rings. */
  contact(id: string): { readonly brandName: string; readonly queueName: string }
}

/** The frame of a fact as this audience may see it; null where it may not know that the fact exists. */
export function toWire(fact: LoggedFact, audience: Audience, names: Names): FactFrame | null {
  const seq = audience === 'staff' ? fact.seq : fact.vseq
  if (seq === null) return null
  const told = tell(fact, audience, names)
  return fact.clientId === null
    ? { t: 'fact', stream: fact.stream, seq, at: fact.at, fact: told }
    : { t: 'fact', stream: fact.stream, seq, at: fact.at, id: fact.clientId, fact: told }
}

/** The protocol's code of a refusal: every refusal of the domain and of the log is in the protocol's table, or this does not compile. */
export function errorOf(refusal: RefusalCode | 'id_taken' | 'upgrade_needed'): ErrorCode {
  return refusal
}

function tell(fact: LoggedFact, audience: Audience, names: Names): WireFact {
  if (fact.newer) return { type: 'unknown', name: fact.type, v: fact.v }
  if (fact.kind === 'agent') return tellAgent(fact as Known<AgentFact>, names)
  const known = fact as Known<ContactFact>
  return audience === 'staff' ? tellStaff(known, names) : tellVisitor(known, names)
}

/** A stored fact whose type and body are of this version. */
type Known<F> = F extends { type: string; body: unknown } ? Omit<LoggedFact, 'type' | 'body'> & F : never

function tellVisitor(fact: Known<ContactFact>, names: Names): VisitorFact | UnknownFact {
  switch (fact.type) {
    case 'contact_started': {
      const { channel, greeting } = fact.body
      return {
        type: 'contact_started',
        ...(channel !== 'chat' && { channel }),
        ...(greeting !== undefined && { greeting: words(fact, 'greeting') }),
      }
    }
    case 'message_sent':
      return fact.body.agent === null
        ? { type: 'message_sent', from: fact.body.from, text: words(fact, 'text') }
        : {
            type: 'message_sent',
            from: fact.body.from,
            name: names.staff(fact.body.agent),
            text: words(fact, 'text'),
            ...extraOf(fact),
          }
    case 'file_sent':
      return fileSent(fact, names)
    case 'offer_accepted':
      return joined(fact.body.agent, names)
    case 'contact_handed_over':
      return joined(fact.body.into.agent, names)
    case 'contact_requeued':
    case 'contact_transferred':
      return { type: 'agent_left', name: names.staff(fact.body.agent) }
    case 'contact_ended':
      return { type: 'contact_ended', by: fact.body.by }
    case 'contact_rated':
      return { type: 'contact_rated', score: fact.body.score }
    case 'contact_held':
    case 'contact_resumed':
    case 'words_erased':
      return { type: fact.type }
    case 'visitor_identified':
    case 'note_added':
    case 'offer_made':
    case 'offer_shown':
    case 'offer_declined':
    case 'offer_expired':
    case 'offer_undelivered':
    case 'offer_withdrawn':
    case 'routing_widened':
    case 'nobody_eligible':
    case 'contact_moved':
    case 'consult_started':
    case 'consult_shown':
    case 'consult_answered':
    case 'consult_ended':
    case 'conference_started':
    case 'conference_ended':
    case 'call_connected':
    case 'call_failed':
    case 'call_measured':
    case 'wrap_up_ended':
    case 'transcript_requested':
    case 'mail_sent':
    case 'mail_failed':
    case 'mail_retried':
    case 'callback_due':
    case 'callback_attempted':
      // Hidden facts have no count of the visitor; one that was counted by mistake must still not leave a gap or a trace.
      return { type: 'unknown', name: 'hidden', v: 0 }
    default:
      return unreachable(fact)
  }
}

function joined(agent: string, names: Names): VisitorFact {
  const picture = names.picture(agent)
  return { type: 'agent_joined', name: names.staff(agent), ...(picture !== null && { picture }) }
}

function tellStaff(fact: Known<ContactFact>, names: Names): StaffContactFact {
  switch (fact.type) {
    case 'contact_started': {
      const { brand, site, queue, visitor, channel, locale, left, form, greeting, parent } = fact.body
      return {
        type: fact.type,
        brand,
        site,
        queue,
        visitor,
        channel,
        locale,
        page: words(fact, 'page'),
        ...(left && { left: reachOf(fact, left) }),
        ...(form && { form: { consent: form.consent, answers: answersIn(fact.content) } }),
        ...(greeting !== undefined && { greeting: { rule: greeting, text: words(fact, 'greeting') } }),
        ...(parent !== undefined && { parent }),
      }
    }
    case 'message_sent': {
      const { from, agent } = fact.body
      const said = { type: fact.type, from, text: words(fact, 'text'), ...mailOf(fact), ...extraOf(fact) }
      return agent === null ? said : { ...said, agent, name: names.staff(agent) }
    }
    case 'file_sent': {
      const { agent } = fact.body
      return agent === null ? fileSent(fact, names) : { ...fileSent(fact, names), agent }
    }
    case 'note_added':
      return {
        type: fact.type,
        agent: fact.body.agent,
        name: names.staff(fact.body.agent),
        text: words(fact, 'text'),
        ...(fact.body.whisper && { whisper: true as const }),
      }
    case 'offer_made': {
      const { offer, agent, dueAt } = fact.body
      return { type: fact.type, offer, agent, name: names.staff(agent), dueAt }
    }
    case 'offer_shown':
      return { type: fact.type, offer: fact.body.offer }
    case 'offer_accepted': {
      const { offer, agent, segment } = fact.body
      return { type: fact.type, offer, agent, name: names.staff(agent), segment }
    }
    case 'offer_declined':
    case 'offer_expired':
    case 'offer_undelivered':
    case 'offer_withdrawn':
      return { type: fact.type, offer: fact.body.offer, agent: fact.body.agent }
    case 'routing_widened':
      return { type: fact.type, step: fact.body.step, cause: fact.body.cause }
    case 'nobody_eligible':
      return { type: fact.type, queue: fact.body.queue }
    case 'contact_moved':
      return {
        type: fact.type,
        queue: fact.body.queue,
        into: fact.body.into.queue,
        cause: fact.body.cause,
      }
    case 'contact_requeued': {
      const { segment, agent, cause, dueAt } = fact.body
      const name = names.staff(agent)
      return { type: fact.type, segment, agent, name, cause, ...(dueAt !== undefined && { dueAt }) }
    }
    case 'contact_transferred': {
      const { segment, agent, queue, into, to, cause } = fact.body
      return {
        type: fact.type,
        segment,
        agent,
        name: names.staff(agent),
        queue,
        into: into.queue,
        intoName: names.queue(into.queue),
        to,
        toName: to === null ? null : names.staff(to),
        cause,
        note: words(fact, 'note'),
      }
    }
    case 'consult_started':
    case 'consult_shown':
    case 'consult_answered':
    case 'consult_ended':
    case 'conference_started':
    case 'conference_ended':
    case 'contact_handed_over':
      return tellConsult(fact, names)
    case 'call_connected':
      return { type: fact.type, by: fact.body.by }
    case 'call_failed':
      return { type: fact.type, by: fact.body.by, why: fact.body.why }
    case 'call_measured':
      return { type: fact.type, ...fact.body }
    case 'contact_held':
    case 'contact_resumed':
    case 'visitor_identified':
    case 'words_erased':
      return { type: fact.type }
    case 'contact_ended':
      return { type: fact.type, by: fact.body.by, wrapUpDueAt: fact.body.wrapUpDueAt }
    case 'wrap_up_ended':
      return { type: fact.type, disposition: fact.body.disposition, cause: fact.body.cause }
    case 'contact_rated':
      return { type: fact.type, score: fact.body.score, comment: words(fact, 'comment') }
    case 'transcript_requested': {
      const { by, agent } = fact.body
      const name = agent === null ? {} : { name: names.staff(agent) }
      return { type: fact.type, by, ...name, email: words(fact, 'email') }
    }
    case 'mail_sent':
      return { type: fact.type, letter: fact.body.letter }
    case 'mail_failed': {
      const { letter, reason, again } = fact.body
      return { type: fact.type, letter, reason, again }
    }
    case 'mail_retried':
      return { type: fact.type, letter: fact.body.letter, name: names.staff(fact.body.agent) }
    case 'callback_due':
      return { type: fact.type }
    case 'callback_attempted': {
      const { attempt, agent, result } = fact.body
      return { type: fact.type, attempt, name: names.staff(agent), result }
    }
    default:
      return unreachable(fact)
  }
}

function tellConsult(fact: Known<ConsultFact>, names: Names): StaffContactFact {
  switch (fact.type) {
    case 'consult_started': {
      const { consult, agent, with: other, queue, dueAt } = fact.body
      const who = { agent, name: names.staff(agent), with: other, withName: names.staff(other) }
      return { type: fact.type, consult, ...who, queue, dueAt, note: words(fact, 'note') }
    }
    case 'consult_shown':
      return { type: fact.type, consult: fact.body.consult }
    case 'consult_answered': {
      const { consult, agent, segment } = fact.body
      return { type: fact.type, consult, agent, name: names.staff(agent), segment }
    }
    case 'consult_ended':
    case 'conference_ended': {
      const { consult, agent, cause } = fact.body
      return { type: fact.type, consult, agent, name: names.staff(agent), cause }
    }
    case 'conference_started': {
      const { consult, agent } = fact.body
      return { type: fact.type, consult, agent, name: names.staff(agent) }
    }
    case 'contact_handed_over': {
      const { agent, into, cause } = fact.body
      const to = { into: into.agent, intoName: names.staff(into.agent), segment: into.segment }
      return { type: fact.type, agent, name: names.staff(agent), ...to, cause }
    }
    default:
      return unreachable(fact)
  }
}

function fileSent(fact: Extract<Known<ContactFact>, { type: 'file_sent' }>, names: Names): FileSent {
  const { agent, ...file } = fact.body
  const name = agent === null ? {} : { name: names.staff(agent) }
  return { type: fact.type, ...file, ...name, fileName: words(fact, 'fileName') }
}

function tellAgent(fact: Known<AgentFact>, names: Names): AgentWireFact {
  switch (fact.type) {
    case 'presence_changed':
      return { type: fact.type, presence: fact.body.to, cause: fact.body.cause, ...reasonOf(fact.body) }
    case 'presence_planned':
      return { type: fact.type, presence: fact.body.to, ...reasonOf(fact.body) }
    case 'logged_in':
      return { type: fact.type }
    case 'logged_out':
      return { type: fact.type, cause: fact.body.cause }
    case 'work_reserved': {
      const { contact, offer, dueAt } = fact.body
      return { type: fact.type, contact, offer, dueAt, ...names.contact(contact) }
    }
    case 'work_released': {
      const { contact, offer, cause } = fact.body
      return { type: fact.type, contact, offer, cause }
    }
    case 'work_started':
    case 'work_ended':
      return { type: fact.type, contact: fact.body.contact, segment: fact.body.segment }
    default:
      return unreachable(fact)
  }
}

type Sent = Known<Extract<ContactFact, { type: 'message_sent' }>>

/** What is said of a message that travelled by e-mail. */
function mailOf(fact: Sent): { via?: 'mail'; whole?: string; attachments?: number } {
  const { via, attachments } = fact.body
  if (via === undefined) return {}
  const whole = words(fact, 'whole')
  return { via, ...(whole !== null && { whole }), ...(attachments !== undefined && { attachments }) }
}

function extraOf(fact: Sent): { extra?: ExtraSent } {
  const extra = extraIn(fact.content, fact.body.extra)
  return extra === null ? {} : { extra }
}

function reachOf(
  fact: Known<ContactFact>,
  { at, voice }: { readonly at?: number; readonly voice?: number },
): Left {
  const [email, phone, name] = [words(fact, 'email'), words(fact, 'phone'), words(fact, 'name')]
  return { email, phone, name, callAt: at ?? null, ...(voice !== undefined && { voice }) }
}

function reasonOf({ reason }: { readonly reason?: string }): { readonly reason?: string } {
  return reason === undefined ? {} : { reason }
}

/** For the end of a switch that has a case for everything: does not compile where one is missing. */
export function unreachable(value: never): never {
  throw new Error(`there is no case for ${JSON.stringify(value)}`)
}

/** Erased words are null; so are those that were never given. */
function words(fact: { readonly content?: Readonly<Record<string, string>> | null }, name: string): Words {
  return fact.content?.[name] ?? null
}
