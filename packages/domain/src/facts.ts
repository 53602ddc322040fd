/** Facts hold ids, codes, lengths and times; what a person typed is content and lives apart, so that it can be erased. */
export type ContactFact =
  | Fact<
      'contact_started',
      {
        brand: string
        site: string
        queue: string
        visitor: string
        channel: Channel
        locale: string
        visit: string
      }
    >
  | Fact<'message_sent', { from: 'visitor' | 'agent'; agent: string | null; length: number }>
  | Fact<'note_added', { agent: string; length: number }>
  | Fact<
      'offer_made',
      { offer: string; visit: string; agent: string; dueAt: number; routing: RoutingReasons }
    >
  | Fact<'offer_shown', { offer: string }>
  | Fact<'offer_accepted', { offer: string; visit: string; agent: string; segment: string }>
  | Fact<'offer_declined', { offer: string; visit: string; agent: string; excludedUntil: number }>
  | Fact<
      'offer_expired',
      { offer: string; visit: string; agent: string; dueAt: number; excludedUntil: number }
    >
  | Fact<'offer_undelivered', { offer: string; visit: string; agent: string; dueAt: number }>
  | Fact<'offer_withdrawn', { offer: string; visit: string; agent: string }>
  | Fact<'contact_held', { segment: string }>
  | Fact<'contact_resumed', { segment: string }>
  | Fact<
      'contact_ended',
      { by: EndedBy; during: 'queued' | 'offered' | 'connected' | 'held'; wrapUpDueAt: number | null }
    >
  | Fact<
      'wrap_up_ended',
      {
        segment: string
        agent: string
        disposition: string | null
        cause: 'finished' | 'timeout'
        dueAt: number
      }
    >
  | Fact<'contact_rated', { score: number; commented: boolean }>

/** What the stream of an agent holds: presence and time at work. Capacity is counted here and nowhere else. */
export type AgentFact =
  | Fact<'presence_changed', { from: Presence; to: Presence; cause: PresenceCause }>
  | Fact<'work_reserved', { contact: string; offer: string; channel: Channel; units: number; dueAt: number }>
  | Fact<
      'work_released',
      { contact: string; offer: string; channel: Channel; units: number; cause: ReleaseCause }
    >
  | Fact<'work_started', { contact: string; segment: string; channel: Channel; units: number }>
  | Fact<'work_ended', { contact: string; segment: string; channel: Channel; units: number }>

export type Channel = 'chat' | 'voice'
export type EndedBy = 'visitor' | 'agent' | 'system'
export type Presence = 'offline' | 'available' | 'break' | 'not_responding' | 'not_reachable'
export type PresenceCause = 'chosen' | 'offer_expired' | 'offer_undelivered'
export type ReleaseCause = 'declined' | 'expired' | 'undelivered' | 'withdrawn'

/** Why an agent was chosen: every candidate with the verdict of the filters and the keys that it was ranked by. */
export interface RoutingReasons {
  readonly rule: 'longest_idle'
  readonly candidates: readonly Candidate[]
}

/** One agent in one decision. `idleSince` in epoch ms; `rank` counts from 1 and is null where a filter said no. */
export interface Candidate {
  readonly agent: string
  readonly verdict: 'ok' | 'not_available' | 'no_capacity' | 'not_in_queue' | 'excluded'
  readonly idleSince: number | null
  readonly rank: number | null
}

/** A fact as the domain makes it: a name in the past tense and a body of the version that this code knows. */
export interface Fact<T extends string, B> {
  readonly type: T
  readonly body: Readonly<B>
}

/** A fact as the log keeps it. `at` is epoch ms of the database's clock; `actor` is null for the system. */
export interface Stored<F> {
  readonly stream: string
  readonly seq: number
  /** The count that the visitor sees; null where the fact is hidden from the visitor. */
  readonly vseq: number | null
  readonly at: number
  readonly actor: string | null
  readonly fact: F
}

/** The version that this code writes, by fact type, and the upcasters that lift older ones: see `upcast`. */
export const factVersions: Readonly<Record<ContactFact['type'] | AgentFact['type'], number>> = {
  contact_started: 1,
  message_sent: 1,
  note_added: 1,
  offer_made: 1,
  offer_shown: 1,
  offer_accepted: 1,
  offer_declined: 1,
  offer_expired: 1,
  offer_undelivered: 1,
  offer_withdrawn: 1,
  contact_held: 1,
  contact_resumed: 1,
  contact_ended: 1,
  wrap_up_ended: 1,
  contact_rated: 1,
  presence_changed: 1,
  work_reserved: 1,
  work_released: 1,
  work_started: 1,
  work_ended: 1,
}
