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
  /** The version written, by fact type; those from 1 up to it are known. */
  readonly versions: Readonly<Record<string, number>>
}

/** A fact before anybody has understood it. */
export interface RawFact {
  readonly type: string
  readonly v: number
  readonly body: unknown
}

const codes = new Map<string, number>()

/** A number of 32 bits for a version of a fact type: short enough to keep with each head which of them its stream holds. */
export function codeOf(type: string, v: number): number {
  const name = `${type}@${v}`
  let code = codes.get(name)
  if (code === undefined) {
    code = 0x811c9dc5
    for (let place = 0; place < name.length; place++)
      code = Math.imul(code ^ name.charCodeAt(place), 0x01000193)
    codes.set(name, code | 0)
  }
  return code | 0
}

/** The codes of everything that this node can read. */
export function knownCodes(meaning: Meaning): ReadonlySet<number> {
  const known = new Set<number>()
  for (const [type, newest] of Object.entries(meaning.versions))
    for (let v = 1; v <= newest; v++) known.add(codeOf(type, v))
  return known
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
