import type { Pending } from '@switchboard/client'
import type {
  EndedBy,
  ErrorCode,
  ExtraSent,
  FileSent,
  GreetedWith,
  Left,
  StaffContactFact,
  Uuid,
} from '@switchboard/protocol'

/** How far a text of one's own has got. */
export type TextState =
  | { readonly is: 'sent' }
  | { readonly is: 'sending' }
  | { readonly is: 'failed'; readonly code: ErrorCode | null; readonly id: Uuid }

interface LineBase {
  /** Stays the same from sending to sent, so that the line is not drawn anew. */
  readonly key: string
  /** Epoch ms of the server; null while the server does not have it. */
  readonly at: number | null
}

/** A file that was sent; its bytes are fetched by its id. */
export type FileRef = Pick<FileSent, 'kind' | 'bytes' | 'width' | 'height'> & { readonly id: Uuid }

/** How far a reply that goes out by e-mail has got. `again`: when it is tried once more (epoch ms); null: only by hand. */
export type LetterState =
  | { readonly is: 'waiting' | 'sent' }
  | { readonly is: 'failed'; readonly reason: LetterFault; readonly again: number | null }

/** Why a letter did not arrive. */
export type LetterFault = Extract<StaffContactFact, { type: 'mail_failed' }>['reason']

/** A message that travelled by e-mail; `seq` names it. */
export interface ByMail {
  readonly seq: number
  readonly letter: LetterState
  /** Files that were left out. */
  readonly attachments: number
}

/** One line of a conversation: words of somebody, or what happened. `text` is null where it was erased. */
export type Line =
  | (LineBase & {
      readonly kind: 'message'
      readonly from: 'visitor' | 'agent'
      readonly agent: Uuid | null
      readonly name: string
      readonly text: string | null
      /** Where it is a file: `text` is then its name. */
      readonly file?: FileRef
      /** Answers to choose from, or a card: `text` then says it in plain words. */
      readonly extra?: ExtraSent
      readonly mail?: ByMail
      readonly state: TextState
    })
  | (LineBase & {
      readonly kind: 'note'
      /** By somebody who reads along. */
      readonly whisper?: true
      readonly agent: Uuid
      readonly name: string
      readonly text: string | null
      readonly state: TextState
    })
  | (LineBase & { readonly kind: 'event' } & Happening)

/** What happened to a contact, where an agent should know. */
type Happening =
  | { readonly what: 'held' | 'resumed' | 'identified' }
  /** `greeting`: with what the page had greeted the visitor before. */
  | { readonly what: 'started'; readonly call: boolean; readonly greeting?: GreetedWith }
  /** A side has lost the sound of the call, or never had it. */
  | ({ readonly what: 'call_failed' } & Pick<
      Extract<StaffContactFact, { type: 'call_failed' }>,
      'by' | 'why'
    >)
  | { readonly what: 'left'; readonly channel: 'message' | 'callback'; readonly left: Left }
  | { readonly what: 'transcript'; readonly by: 'visitor' | 'agent'; readonly name: string }
  | {
      readonly what: 'attempt'
      readonly name: string
      readonly result: Extract<StaffContactFact, { type: 'callback_attempted' }>['result']
    }
  /** Nobody answered the call: it is not offered before `until` (epoch ms). */
  | { readonly what: 'postponed'; readonly until: number }
  | { readonly what: 'accepted'; readonly agent: Uuid; readonly name: string; readonly waitedMs: number }
  /** `answered`: an agent had it before; of a call nobody answered it is told whether the visitor gave up. */
  | { readonly what: 'ended'; readonly by: EndedBy; readonly call: boolean; readonly answered: boolean }
  | {
      readonly what: 'wrapped_up'
      readonly disposition: string | null
      readonly cause: 'finished' | 'timeout'
    }
  | {
      readonly what: 'transferred'
      readonly call: boolean
      readonly agent: Uuid
      readonly name: string
      /** A queue or an agent, by name. */
      readonly into: string
      readonly cause: 'transferred' | 'reassigned'
      /** For the next one; null where there is none, or where it was erased. */
      readonly text: string | null
    }
  /** An agent was asked about the call, came into it, or was given it. */
  | { readonly what: 'consulted' | 'conference' | 'handed_over'; readonly name: string }
  | { readonly what: 'rated'; readonly score: number; readonly comment: string | null }

/** The lines of a contact with those that are still on their way behind them; one that has arrived is not said twice. */
export function withPending(
  lines: readonly Line[],
  pending: readonly Pending[],
  me: { id: Uuid; name: string },
): readonly Line[] {
  const arrived = new Set(lines.map((line) => line.key))
  const late = pending.filter((one) => !arrived.has(one.command.id)).flatMap((one) => pendingLine(one, me))
  return late.length === 0 ? lines : [...lines, ...late]
}

function pendingLine(pending: Pending, me: { id: Uuid; name: string }): Line[] {
  const { command } = pending
  const state: TextState =
    pending.status === 'failed'
      ? { is: 'failed', code: pending.code ?? null, id: command.id }
      : { is: pending.status }
  const base = { key: command.id, at: null, agent: me.id, name: me.name, state }
  if (command.t === 'say') return [{ ...base, kind: 'message', from: 'agent', text: command.text }]
  if (command.t === 'note') return [{ ...base, kind: 'note', text: command.text }]
  return []
}
