import type { Change, DeadlineKind, Refusal, RefusalCode } from '@switchboard/domain'

export type StreamKind = 'contact' | 'agent' | 'watch'

/** The newest row of a stream: its counters and its present state. `phase` and `since` are what routing searches by. */
export interface Head {
  readonly id: string
  readonly kind: StreamKind
  readonly tenant: number
  readonly seq: number
  readonly vseq: number
  readonly lastAt: number
  readonly phase: string
  readonly since: number | null
  readonly state: unknown
  /** One for each type and version of the stream's facts; where a node does not know one, it refuses commands: `upgrade_needed`. */
  readonly codes: readonly number[]
}

/** A fact as it is stored and published. `newer` marks a version that this node does not know. */
export interface LoggedFact {
  readonly stream: string
  readonly kind: StreamKind
  readonly tenant: number
  readonly seq: number
  readonly vseq: number | null
  readonly at: number
  readonly actor: string | null
  readonly clientId: string | null
  readonly type: string
  readonly v: number
  readonly body: unknown
  /** What a person typed, by name; null when it was erased, undefined when the fact never had any. */
  readonly content?: Readonly<Record<string, string>> | null
  readonly newer?: true
}

/** What a command got: committed, with the first fact's counters; or refused, with nothing changed. */
export type Answer = Committed | { readonly refused: RefusalCode | 'id_taken' | 'upgrade_needed' }

export interface Committed {
  readonly stream: string
  readonly seq: number
  readonly vseq: number | null
  readonly at: number
  /** True where the same command had been carried out before. */
  readonly again: boolean
  /** The facts just stored, of all streams; empty when `again`. */
  readonly facts: readonly LoggedFact[]
}

interface CommandBase {
  /** The caller's tenant; a stream of another tenant is `not_found`. */
  readonly tenant: number
  readonly actor: string | null
  /** The retry key, unique by stream; null for the system. */
  readonly clientId: string | null
  /** Set by the sweeper: the deadline that is carried out; facts are stamped not before it. */
  readonly dueAt?: number
}

/** A command on one stream: decided on the cached head, appended in groups. `create` lets it make the stream. */
export interface OneStream extends CommandBase {
  readonly stream: string
  readonly create?: StreamKind
  decide(head: Head | null, at: number): Change<LoggableFact> | Refusal
}

/**
 * A command on several streams. `companions` names, from the lead's state, which others are needed; heads are locked in
 * sorted id order, then the clock is read, then it is decided. If the companions have changed meanwhile it starts over.
 */
export interface ManyStreams extends CommandBase {
  readonly lead: string
  companions(lead: Head): readonly string[]
  decide(heads: ReadonlyMap<string, Head>, at: number): ReadonlyMap<string, Change<LoggableFact>> | Refusal
}

/** Any fact of the domain: a name and a body. */
export interface LoggableFact {
  readonly type: string
  readonly body: unknown
}

/** A row that is due. */
export interface Deadline {
  readonly stream: string
  readonly kind: DeadlineKind
  readonly dueAt: number
}

/** Who reads decides the counter: staff by seq, a visitor by vseq and only visible facts. */
export type Audience = 'staff' | 'visitor'

/** The log of all streams. An answer that is not a refusal is committed. */
export interface Log {
  send(command: OneStream): Promise<Answer>
  together(command: ManyStreams): Promise<Answer>
  /**
   * One pass of routing under the tenant's lock: the waiting contacts and free agents are locked and given to `choose`,
   * which returns changes per stream. Resolves to the number of offers made. Calls for one tenant coalesce.
   */
  route(tenant: number, choose: Choose): Promise<number>
  head(stream: string): Promise<Head | null>
  heads(streams: readonly string[]): Promise<readonly Head[]>
  /** Facts after a counter, in order, with their content, read under the tenant's row-level security. */
  read(query: {
    tenant: number
    stream: string
    audience: Audience
    after: number
    to?: number
    limit: number
  }): Promise<readonly LoggedFact[]>
  /** What is due now, soonest first, without locks. */
  due(limit: number): Promise<readonly Deadline[]>
  /** Clears a deadline that turned out to need no fact, if it is still the same row. */
  clear(deadline: Deadline): Promise<void>
  /** A bus hint: cached heads move on or are forgotten. Returns the facts as this node can read them, newer ones marked. */
  hint(facts: readonly LoggedFact[]): readonly LoggedFact[]
  /** Facts just committed by this node, in order per stream; returns the undo. */
  onCommitted(listener: (facts: readonly LoggedFact[]) => void): () => void
  close(): Promise<void>
}

/** Decides one routing pass; pure. The heads are locked and fresh. */
export type Choose = (view: {
  waiting: readonly Head[]
  agents: readonly Head[]
  at: number
}) => ReadonlyMap<string, Change<LoggableFact>>
