import type { Change } from '@switchboard/domain'
import type { Pool } from 'pg'
import type { Clock } from './clock.js'
import type { Growth } from './grow.js'
import type { HeadCache } from './head-cache.js'
import type { Answer, Committed, Head, LoggableFact, LoggedFact } from './log.js'
import type { Meaning } from './meaning.js'
import type { Given } from './rows.js'

/** What the ways into the log share. */
export interface Core {
  readonly meaning: Meaning
  /** The codes of the facts that this node can read. */
  readonly known: ReadonlySet<number>
  readonly clock: Clock
  readonly cache: HeadCache
  /** The groups' own connection: what waits for locks elsewhere can never use it up. */
  readonly fast: Pool
  readonly slow: Pool
  /** Tells the listeners what was committed. */
  publish(facts: readonly LoggedFact[]): void
  /** Tells them once more of a command that had been carried out: a crash may lie between its commit and its publishing. */
  publishAgain(streams: readonly string[], given: Given): void
}

/** Who asks, as far as the log must know. */
export interface Asker {
  readonly tenant: number
  readonly actor: string | null
}

/** Why a command cannot be decided on this head at all; null where it can. */
export function standsAgainst(core: Core, asker: Asker, head: Head | null): LogRefusal | null {
  if (head === null || head.tenant !== asker.tenant) return { refused: 'not_found' }
  return isNewer(core, head) ? { refused: 'upgrade_needed' } : null
}

/** Whether the stream holds facts that this node cannot read: its state means more than is understood here. */
export function isNewer(core: Pick<Core, 'known'>, head: Head): boolean {
  return head.codes.some((code) => !core.known.has(code))
}

/** The answer to a command that was carried out before: the first answer, if it is the same asker's. */
export function answerAgain({ tenant, actor }: Asker, given: Given): Answer {
  if (given.tenant !== tenant) return { refused: 'not_found' }
  if (given.actor !== actor) return { refused: 'id_taken' }
  const { stream, seq, vseq, at } = given
  return { stream, seq, vseq, at, again: true, facts: [] }
}

/** The answer to a command that has just been committed; `lead` is its own stream. */
export function committed(lead: string, growths: readonly Growth[]): Committed {
  const facts = growths.flatMap((growth) => growth.facts)
  const first = facts.find((fact) => fact.stream === lead) ?? facts[0]
  if (first === undefined) throw new Error('a commit without facts')
  const { stream, seq, vseq, at } = first
  return { stream, seq, vseq, at, again: false, facts }
}

/** Whether a decision writes anything. A refusal and an empty change do not: both count only on a head that is surely fresh. */
export function writes(decision: Decision): decision is Change<LoggableFact> {
  return !('refused' in decision) && decision.facts.length > 0
}

/** The answer to what writes nothing: the refusal; or, where all is so already as the command asks, where the stream stands. */
export function unwritten(head: Head | null, refusal: LogRefusal | null): Answer {
  if (refusal !== null) return refusal
  if (head === null) return { refused: 'not_found' }
  const { id, seq, vseq, lastAt } = head
  return { stream: id, seq, vseq, at: lastAt, again: false, facts: [] }
}

/** What may come of a command on one stream. */
type Decision = Change<LoggableFact> | LogRefusal
/** A refusal of the domain's or of the log's own. */
export type LogRefusal = Exclude<Answer, Committed>
