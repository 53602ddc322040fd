import type { Stored } from '@switchboard/domain'
import type { LoggableFact, LoggedFact, StreamKind } from './log.js'

/** What facts mean. The log keeps their order and knows nothing else of them; `@switchboard/domain` has all four. */
export interface Meaning {
  /** The state after one more fact; `state` is null before a stream's first. Pure. */
  evolve(kind: StreamKind, state: unknown, fact: Stored<LoggableFact>): unknown
  /** What routing searches by. */
  columnsOf(kind: StreamKind, state: unknown): { readonly phase: string; readonly since: number | null }
  /** A stored fact as this code knows it, older versions lifted; or that it is newer. */
  upcast(raw: RawFact): { readonly fact: LoggableFact } | { readonly newer: true }
  /**
   * The version written, by fact type. Numbers rise over all types: a new type, or a new shape of one, takes a number higher
   * than every one before, so that the newest version of a stream tells whether a node knows all of it.
   */
  readonly versions: Readonly<Record<string, number>>
}

/** A fact before anybody has understood it. */
export interface RawFact {
  readonly type: string
  readonly v: number
  readonly body: unknown
}

/** The newest version that this node writes and reads. */
export function newestVersion(meaning: Meaning): number {
  return Math.max(...Object.values(meaning.versions))
}

/** A stored or received fact as this node can read it: lifted to the version that the code knows, or marked `newer`. */
export function understand(meaning: Meaning, stored: LoggedFact): LoggedFact {
  const known = meaning.upcast({ type: stored.type, v: stored.v, body: stored.body })
  if ('newer' in known) return { ...stored, newer: true }
  const { newer: _, ...fact } = stored
  return {
    ...fact,
    type: known.fact.type,
    body: known.fact.body,
    v: meaning.versions[known.fact.type] ?? stored.v,
  }
}
