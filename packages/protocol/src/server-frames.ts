import type { ConsultFact } from './consult-facts.js'
import type { ErrorCode } from './error-codes.js'
import type { CallMeasure, ChosenPresence, Cursors } from './client-frames.js'
import type { ExtraSent } from './extras.js'
import type { Uuid } from './ids.js'

/** The answer to hello: who one is, the streams that are followed already with their heads, and the rhythm of heartbeats. */
export interface Welcome {
  readonly t: 'welcome'
  readonly sid: Uuid
  /** Changes when the log was restored or reset: a client that holds another one forgets what it knows. */
  readonly epoch: string
  readonly me: { readonly id: Uuid; readonly kind: 'visitor' | 'staff'; readonly name: string }
  readonly heads: Cursors
  readonly heartbeatMs: number
}

/** One fact, in the gapless order of its stream. A visitor's `seq` counts only what a visitor may see. */
export interface FactFrame {
  readonly t: 'fact'
  readonly stream: Uuid
  readonly seq: number
  /** When it happened: the database's clock, milliseconds since 1970. */
  readonly at: number
  /** The id of the command that made it, on its first fact. */
  readonly id?: Uuid
  readonly fact: WireFact
}

/** The command was carried out and is committed. `seq` is that of its first fact, in the order that this socket sees; null when it sees none. */
export interface Ack {
  readonly t: 'ack'
  readonly id: Uuid
  readonly stream: Uuid
  readonly seq: number | null
  readonly at: number
}

/** The command was refused; nothing has changed. */
export interface Refused {
  readonly t: 'refused'
  readonly id: Uuid
  readonly code: ErrorCode
  readonly message: string
  /** The key of the field that is wrong, of the form that the site asks first. */
  readonly field?: string
}

/** A heartbeat with the heads of all followed streams: so the loss of a last fact is found within one beat. */
export interface Heartbeat {
  readonly t: 'hb'
  readonly heads: Cursors
}

/** The stream holds more than was sent: `from` to `to` are to be pulled, or read by HTTP. */
export interface Limited {
  readonly t: 'limited'
  readonly stream: Uuid
  readonly from: number
  readonly to: number
}

/** Somebody else types in a followed contact. */
export interface TypingNotice {
  readonly t: 'typing'
  readonly stream: Uuid
  readonly from: 'visitor' | 'agent'
}

/** Where a visitor's contact stands in the line of its queue, from 1; sent when it has changed and every 20 s, never stored. */
export interface Place {
  readonly t: 'place'
  readonly stream: Uuid
  readonly place: number
  /** Others may still come in before it. */
  readonly about: boolean
  /** How long those answered in the last half hour have waited: half of them between the two, ms; null where that were fewer than five. */
  readonly wait: { readonly lowMs: number; readonly highMs: number } | null
}

/** How far the other side holds the words of this one and has read them: the last counts, as this socket counts. */
export interface ReceiptNotice {
  readonly t: 'receipt'
  readonly stream: Uuid
  readonly from: 'visitor' | 'agent'
  readonly delivered: number
  readonly read: number
}

/** The gateway goes: connect again at a random moment of the window. */
export interface Drain {
  readonly t: 'drain'
  readonly retry: { readonly minMs: number; readonly maxMs: number }
}

/** A fault of one frame, or the reason why the socket is about to be closed. */
export interface Fault {
  readonly t: 'error'
  readonly code: ErrorCode
  readonly message: string
  readonly stream?: Uuid
}

/** Any frame that the gateway may send. */
export type ServerFrame =
  | Welcome
  | FactFrame
  | Ack
  | Refused
  | Heartbeat
  | Limited
  | TypingNotice
  | Place
  | ReceiptNotice
  | Drain
  | Fault

/** What a fact says on the wire; a reader ignores types that it does not know, but counts them. */
export type WireFact = VisitorFact | StaffContactFact | AgentFact | UnknownFact

/** Text that a person wrote; null when it was erased. */
export type Words = string | null

/** What a file is by its content. */
export type FileKind = 'image' | 'pdf' | 'text' | 'document' | 'spreadsheet' | 'presentation' | 'audio'

/** A file that somebody sent; its bytes come by HTTP. `width` and `height` of an image, in pixels. */
export interface FileSent {
  readonly type: 'file_sent'
  readonly from: 'visitor' | 'agent'
  /** Of the agent who sent it. */
  readonly name?: string
  readonly file: Uuid
  readonly kind: FileKind
  readonly bytes: number
  readonly width?: number
  readonly height?: number
  readonly fileName: Words
}

/** What a visitor's socket learns of a contact. */
export type VisitorFact =
  /** `channel` only where it is no chat: a call, or something left whose answer comes by e-mail or telephone. */
  | {
      readonly type: 'contact_started'
      readonly channel?: 'voice' | 'message' | 'callback'
      /** What the page had greeted the visitor with, in the brand's name. */
      readonly greeting?: Words
    }
  | {
      readonly type: 'message_sent'
      readonly from: 'visitor' | 'agent'
      /** The agent's name; absent for the visitor's own. */
      readonly name?: string
      readonly text: Words
      readonly extra?: ExtraSent
    }
  | FileSent
  /** `picture`: where the agent's picture is, a path at the gateway; absent where there is none. */
  | { readonly type: 'agent_joined'; readonly name: string; readonly picture?: string }
  /** The agent was lost or gave the contact away: it waits until another agent joins. */
  | { readonly type: 'agent_left'; readonly name: string }
  /** Of calls only: who waits on hold hears music. */
  | { readonly type: 'contact_held' }
  | { readonly type: 'contact_resumed' }
  | { readonly type: 'contact_ended'; readonly by: EndedBy }
  | { readonly type: 'contact_rated'; readonly score: number }
  /** All words of the facts before are gone: whoever shows them stops to. */
  | { readonly type: 'words_erased' }

/** Who ended a contact. */
export type EndedBy = 'visitor' | 'agent' | 'system'

/** On what way a contact goes. */
export type Channel = 'chat' | 'voice' | 'message' | 'callback'

/** How who left a message, or wishes to be called, may be reached; null: erased or not given. */
export interface Left {
  readonly email: Words
  readonly phone: Words
  readonly name: Words
  /** From when on the call may come, epoch ms; null: at once. */
  readonly callAt: number | null
  /** It was spoken, for so many seconds; the sound is the file that follows. */
  readonly voice?: number
}

/** One answer to the form that the site asks first. `label`: what the visitor was asked, in the visitor's language. */
export interface FormAnswer {
  readonly key: string
  readonly kind: 'name' | 'email' | 'phone' | 'text' | 'select'
  readonly label: string
  readonly text: string
}

/** The form that was filled in first; `answers` null: erased. */
export interface FilledForm {
  readonly consent: boolean
  readonly answers: readonly FormAnswer[] | null
}

/** By which of the site's rules the page had greeted the visitor, and in which words. */
export interface GreetedWith {
  readonly rule: string
  readonly text: Words
}

/** What a staff socket learns of a contact: all of it. */
export type StaffContactFact =
  | {
      readonly type: 'contact_started'
      readonly brand: Uuid
      readonly site: Uuid
      readonly queue: Uuid
      readonly visitor: Uuid
      readonly channel: Channel
      readonly locale: string
      readonly page: Words
      readonly left?: Left
      readonly form?: FilledForm
      readonly greeting?: GreetedWith
      /** The contact that had ended when its visitor wrote again by e-mail. */
      readonly parent?: Uuid
    }
  | {
      readonly type: 'message_sent'
      readonly from: 'visitor' | 'agent'
      readonly agent?: Uuid
      readonly name?: string
      readonly text: Words
      /** It came, or goes out, by e-mail: then with the whole letter where something was cut off, and how many files were left out. */
      readonly via?: 'mail'
      readonly whole?: string
      readonly attachments?: number
      readonly extra?: ExtraSent
    }
  | {
      readonly type: 'transcript_requested'
      readonly by: 'visitor' | 'agent'
      readonly name?: string
      readonly email: Words
    }
  /** The mail server took the letter that carries the fact of this seq. */
  | { readonly type: 'mail_sent'; readonly letter: number }
  | {
      readonly type: 'mail_failed'
      readonly letter: number
      readonly reason: 'unreachable' | 'refused' | 'no_server' | 'erased' | 'bounced'
      /** When it is tried once more (epoch ms); null: no more by itself. */
      readonly again: number | null
    }
  | { readonly type: 'mail_retried'; readonly letter: number; readonly name: string }
  | { readonly type: 'callback_due' }
  | {
      readonly type: 'callback_attempted'
      readonly attempt: number
      readonly name: string
      readonly result: 'reached' | 'no_answer' | 'busy' | 'wrong_number'
    }
  | (FileSent & { readonly agent?: Uuid })
  | {
      readonly type: 'note_added'
      readonly agent: Uuid
      readonly name: string
      readonly text: Words
      /** By somebody who reads along, for the agent. */
      readonly whisper?: true
    }
  | {
      readonly type: 'offer_made'
      readonly offer: Uuid
      readonly agent: Uuid
      readonly name: string
      readonly dueAt: number
    }
  | { readonly type: 'offer_shown'; readonly offer: Uuid }
  | { readonly type: 'call_connected'; readonly by: 'visitor' | 'agent' }
  | {
      readonly type: 'call_failed'
      readonly by: 'visitor' | 'agent'
      readonly why: 'microphone' | 'no_way' | 'media_lost'
    }
  | ({ readonly type: 'call_measured'; readonly by: 'visitor' | 'agent' } & CallMeasure)
  | {
      readonly type: 'offer_accepted'
      readonly offer: Uuid
      readonly agent: Uuid
      readonly name: string
      readonly segment: Uuid
    }
  | {
      readonly type: 'offer_declined' | 'offer_expired' | 'offer_undelivered' | 'offer_withdrawn'
      readonly offer: Uuid
      readonly agent: Uuid
    }
  | {
      readonly type: 'routing_widened'
      readonly step: number
      readonly cause: 'relaxed' | 'sticky_over'
    }
  | { readonly type: 'nobody_eligible'; readonly queue: Uuid }
  | {
      readonly type: 'contact_moved'
      readonly queue: Uuid
      readonly into: Uuid
      readonly cause: 'overflow' | 'nobody_eligible' | 'reassigned'
    }
  | {
      readonly type: 'contact_requeued'
      readonly segment: Uuid
      readonly agent: Uuid
      readonly name: string
      /** `no_answer`: who wished to be called was not reached. */
      readonly cause: 'agent_lost' | 'no_answer'
      /** Not offered before (epoch ms). */
      readonly dueAt?: number
    }
  | {
      readonly type: 'contact_transferred'
      readonly segment: Uuid
      readonly agent: Uuid
      readonly name: string
      readonly queue: Uuid
      readonly into: Uuid
      readonly intoName: string
      /** The agent who is rung at once; null for whoever serves the queue `into`. */
      readonly to: Uuid | null
      readonly toName: string | null
      readonly cause: 'transferred' | 'reassigned'
      readonly note: Words
    }
  | ConsultFact
  | { readonly type: 'contact_held' }
  | { readonly type: 'contact_resumed' }
  | { readonly type: 'contact_ended'; readonly by: EndedBy; readonly wrapUpDueAt: number | null }
  | {
      readonly type: 'wrap_up_ended'
      readonly disposition: string | null
      readonly cause: 'finished' | 'timeout'
    }
  | { readonly type: 'contact_rated'; readonly score: number; readonly comment: Words }
  /** The brand has signed who the visitor is: ask for the person again. */
  | { readonly type: 'visitor_identified' }
  | { readonly type: 'words_erased' }

/** What the own stream of an agent tells: presence, and offers and work as they come and go. */
export type AgentFact =
  | {
      readonly type: 'presence_changed'
      readonly presence: Presence
      readonly cause:
        | 'chosen'
        | 'planned'
        | 'offer_expired'
        | 'offer_undelivered'
        | 'connection_lost'
        | 'forced'
      readonly reason?: string
    }
  | { readonly type: 'presence_planned'; readonly presence: ChosenPresence; readonly reason?: string }
  | { readonly type: 'logged_in' }
  | {
      readonly type: 'logged_out'
      readonly cause: 'chosen' | 'planned' | 'connection_lost' | 'forced'
    }
  | {
      readonly type: 'work_reserved'
      readonly contact: Uuid
      readonly offer: Uuid
      readonly dueAt: number
      readonly brandName: string
      readonly queueName: string
    }
  | {
      readonly type: 'work_released'
      readonly contact: Uuid
      readonly offer: Uuid
      readonly cause: 'declined' | 'expired' | 'undelivered' | 'withdrawn'
    }
  | { readonly type: 'work_started'; readonly contact: Uuid; readonly segment: Uuid }
  | { readonly type: 'work_ended'; readonly contact: Uuid; readonly segment: Uuid }

/** What an agent is: chosen, or set by the system after an offer that nobody saw or answered, or when the connection is lost. */
export type Presence = ChosenPresence | 'not_responding' | 'not_reachable'

/** A fact of a newer version than this node knows: relayed so that the count has no gap. */
export interface UnknownFact {
  readonly type: 'unknown'
  readonly name: string
  readonly v: number
}
