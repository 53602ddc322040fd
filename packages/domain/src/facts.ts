import { type ConsultFact, consultFactVersions } from './contact/consult-facts.js'
import type { ExtraFact } from './contact/extras.js'
import type { RoutingReasons } from './routing/reasons.js'
import type { ListeningMode, RecordingFault } from './watch/modes.js'

export type {
  RoutingReasons,
  Direct,
  LongestIdle,
  BestFit,
  Need,
  Verdict,
  Candidate,
  CandidateInput,
} from './routing/reasons.js'

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
        /** What it brings to the line; absent where there is nothing to say. */
        priority?: number
        skills?: Levels
        sticky?: Sticky
        /** What was left by who found nobody: how the answer may reach the visitor, and when a call is wished for (epoch ms). */
        left?: Left
        /** The form that the site asks first was filled in: how many fields, and whether consent was given. */
        form?: { answers: number; consent: boolean }
        /** The caller has agreed that the call is recorded. */
        recording?: true
        /** The key of the site's rule by which the page had greeted the visitor; the words are content. */
        greeting?: string
        /** The contact that had ended when its visitor wrote again by e-mail. */
        parent?: string
      }
    >
  | Fact<
      'message_sent',
      {
        from: 'visitor' | 'agent'
        agent: string | null
        length: number
        /** It came, or goes out, by e-mail; `attachments`: how many files of a letter were left out. */
        via?: 'mail'
        attachments?: number
        /** How many answers to choose from and links came along, and which picture. */
        extra?: ExtraFact
      }
    >
  | Fact<
      'file_sent',
      {
        from: 'visitor' | 'agent'
        agent: string | null
        file: string
        kind: FileKind
        bytes: number
        /** Of an image, in pixels. */
        width?: number
        height?: number
      }
    >
  /** Somebody asks for the whole of what was said, by e-mail. */
  | Fact<'transcript_requested', { by: 'visitor' | 'agent'; agent: string | null }>
  /** The mail server took a letter. `letter` is the seq of the fact that it carries, `asked` of the one that asked for it. */
  | Fact<'mail_sent', MailStep>
  /** It did not, or gave it back; `again`: when it is tried once more (epoch ms), null: no more by itself. */
  | Fact<'mail_failed', MailStep & { reason: MailFault; again: number | null }>
  | Fact<'mail_retried', { agent: string; letter: number }>
  /** The time for which a call was wished has come. */
  | Fact<'callback_due', { visit: string; dueAt: number }>
  | Fact<'callback_attempted', { segment: string; agent: string; attempt: number; result: AttemptResult }>
  | Fact<'note_added', { agent: string; length: number; whisper?: true }>
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
  /** A rule of the queue lets more agents be asked than before; `step` counts the relaxations that hold now. */
  | Fact<'routing_widened', { visit: string; step: number; cause: WideningCause }>
  /** Nobody in the set-up of the centre could ever take it, however long it waits: somebody has to look. */
  | Fact<'nobody_eligible', { visit: string; queue: string; required: Levels }>
  /** The visit ends and another one begins in another queue; the place in line goes along. */
  | Fact<
      'contact_moved',
      { visit: string; queue: string; into: { queue: string; visit: string }; cause: MoveCause }
    >
  /**
   * The segment ends without wrap-up, and the contact waits again. `agent_lost`: at the head of its queue. `no_answer`: who wished to
   * be called was not reached, and keeps the place in the line; not to be offered before `dueAt` (epoch ms).
   */
  | Fact<
      'contact_requeued',
      { segment: string; agent: string; visit: string; cause: 'agent_lost' | 'no_answer'; dueAt?: number }
    >
  /**
   * Given away while connected: the segment ends without wrap-up, and another visit begins. `to`: the agent who is rung
   * at once, null for whoever serves the queue; `excludedUntil`: who gave it to a queue is not asked before; `length`: of the note.
   */
  | Fact<
      'contact_transferred',
      {
        segment: string
        agent: string
        queue: string
        into: { queue: string; visit: string }
        to: string | null
        cause: TransferCause
        excludedUntil: number | null
        length: number | null
      }
    >
  | ConsultFact
  /** The sound of a call is there for this side: first, and again after each time that it was lost. */
  | Fact<'call_connected', { segment: string; by: CallSide }>
  /** There is no way to the sound for this side; the contact ends, if it does, by a fact of its own. `segment` null: nobody had answered. */
  | Fact<'call_failed', { segment: string | null; by: CallSide; why: CallFault }>
  /** What a browser measured of its call: numbers only. */
  | Fact<'call_measured', { by: CallSide } & CallMeasure>
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
  /** The brand has signed who the visitor is, at the start or since; who that is stands with the visitor, and can be erased. */
  | Fact<'visitor_identified', { visitor: string }>
  /** What was said until here was erased at a person's wish: the words have gone, everything else stays. */
  | Fact<'words_erased', { erasure: string }>

/** What the stream of an agent holds: presence and time at work. Capacity is counted here and nowhere else. */
export type AgentFact =
  | Fact<'logged_in', { cause: 'chosen' }>
  | Fact<'logged_out', { cause: 'chosen' | 'planned' | 'connection_lost' | 'forced' }>
  | Fact<
      'presence_changed',
      { from: Presence; to: Presence; cause: PresenceCause; reason?: string; paid?: boolean }
    >
  /** Chosen in advance: taken when the last work ends. */
  | Fact<'presence_planned', { to: ChosenPresence; reason?: string; paid?: boolean }>
  | Fact<'work_reserved', { contact: string; offer: string; channel: Channel; units: number; dueAt: number }>
  | Fact<
      'work_released',
      { contact: string; offer: string; channel: Channel; units: number; cause: ReleaseCause }
    >
  | Fact<'work_started', { contact: string; segment: string; channel: Channel; units: number }>
  | Fact<'work_ended', { contact: string; segment: string; channel: Channel; units: number }>

/** What the stream of who looks at a contact holds: it is about supervision alone, and no number of a contact or an agent. */
export type WatchFact =
  | Fact<
      'watch_started',
      { contact: string; brand: string; watcher: string; watch: string; how?: ListeningMode }
    >
  | Fact<
      'watch_ended',
      { contact: string; brand: string; watcher: string; watch: string; since: number; how?: ListeningMode }
    >
  | Fact<'timeline_read', { contact: string; brand: string; watcher: string }>
  /** The sound of a call is recorded, with the caller's consent; paused for what must not be kept. */
  | Fact<'recording_started' | 'recording_paused' | 'recording_resumed', { contact: string; brand: string }>
  | Fact<'recording_ended', { contact: string; brand: string; file: string; ms: number }>
  /** A call that was to be recorded is not, or no longer. */
  | Fact<'recording_failed', { contact: string; brand: string; why: RecordingFault }>
  | Fact<'recording_played', { contact: string; brand: string; watcher: string; file: string }>

export type Channel = 'chat' | 'voice' | 'message' | 'callback'
/** One of the two ends of a call. */
export type CallSide = 'visitor' | 'agent'
/** Why a call has no sound: `microphone`, it was lost and not found again; `no_way`, none was granted; `media_lost`, none was found. */
export type CallFault = 'microphone' | 'no_way' | 'media_lost'
/** What was measured of a call at one end. */
export interface CallMeasure {
  /** When each was reached, in ms since the press that began the call (at the agent's end: since the ring was shown). */
  readonly phases: {
    readonly microphone?: number
    readonly queued?: number
    readonly offered?: number
    readonly accepted?: number
    readonly connected?: number
    readonly heard?: number
  }
  /** How it sounded over the whole call: a score from 1 to 5, ratios from 0 to 1, times in ms. */
  readonly quality?: {
    readonly mos: number
    readonly lossRatio: number
    readonly jitterMs: number
    readonly rttMs: number
    readonly concealedRatio: number
    readonly jitterBufferMs: number
  }
}
/** How an answer may reach who left a message or wishes to be called, and from when on the call may come (epoch ms). */
export interface Left {
  readonly email: boolean
  readonly phone: boolean
  readonly at?: number
  /** It was spoken: for so long, in whole seconds; the sound is the file that follows. */
  readonly voice?: number
}
/** One try to deliver a letter; `attempt` counts from 1. */
export interface MailStep {
  readonly letter: number
  readonly asked: number
  readonly attempt: number
}
/** Why a letter was not delivered. `erased`: the address is gone; `bounced`: another mail server gave it back. */
export type MailFault = 'unreachable' | 'refused' | 'no_server' | 'erased' | 'bounced'
export type AttemptResult = 'reached' | 'no_answer' | 'busy' | 'wrong_number'
/** What a file is by its content; its name says nothing. */
export type FileKind = 'image' | 'pdf' | 'text' | 'document' | 'spreadsheet' | 'presentation' | 'audio'
export type EndedBy = 'visitor' | 'agent' | 'system'
/** What an agent may choose; the rest is concluded from missed rings and lost connections. */
export type ChosenPresence = 'offline' | 'available' | 'break' | 'training'
export type Presence = ChosenPresence | 'not_responding' | 'not_reachable'
export type PresenceCause =
  | 'chosen'
  | 'planned'
  | 'offer_expired'
  | 'offer_undelivered'
  | 'connection_lost'
  /** By a supervisor, who is the fact's actor. */
  | 'forced'
export type ReleaseCause = 'declined' | 'expired' | 'undelivered' | 'withdrawn'

/** Skills by code with levels from 1 up: what an agent has, or what is asked for. */
export type Levels = Readonly<Record<string, number>>

/** The agent who knows the visitor, asked before everybody else until then (epoch ms). */
export interface Sticky {
  readonly agent: string
  readonly until: number
}

export type WideningCause = 'relaxed' | 'sticky_over'
export type MoveCause = 'overflow' | 'nobody_eligible' | 'reassigned'
/** By the agent who had it, or by a supervisor, who is the fact's actor. */
export type TransferCause = 'transferred' | 'reassigned'

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
export const factVersions: Readonly<Record<(ContactFact | AgentFact | WatchFact)['type'], number>> = {
  contact_started: 1,
  message_sent: 1,
  file_sent: 1,
  note_added: 2,
  offer_made: 1,
  offer_shown: 1,
  offer_accepted: 1,
  offer_declined: 1,
  offer_expired: 1,
  offer_undelivered: 1,
  offer_withdrawn: 1,
  routing_widened: 1,
  nobody_eligible: 1,
  contact_moved: 1,
  contact_requeued: 2,
  contact_transferred: 1,
  ...consultFactVersions,
  call_connected: 1,
  call_failed: 1,
  call_measured: 1,
  contact_held: 1,
  contact_resumed: 1,
  contact_ended: 1,
  wrap_up_ended: 1,
  contact_rated: 1,
  visitor_identified: 1,
  words_erased: 1,
  transcript_requested: 1,
  mail_sent: 1,
  mail_failed: 1,
  mail_retried: 1,
  callback_due: 1,
  callback_attempted: 1,
  logged_in: 1,
  logged_out: 1,
  presence_changed: 1,
  presence_planned: 1,
  work_reserved: 1,
  work_released: 1,
  work_started: 1,
  work_ended: 1,
  watch_started: 1,
  watch_ended: 1,
  timeline_read: 1,
  recording_started: 1,
  recording_paused: 1,
  recording_resumed: 1,
  recording_ended: 1,
  recording_failed: 1,
  recording_played: 1,
}
