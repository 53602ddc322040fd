import type { AgentFact, ContactFact, Stored } from '@switchboard/domain'
import { foldAgent, type AgentCheckpoint } from './fold-agent.js'
import { foldContact } from './fold-contact.js'
import { foldFact } from './fold-fact.js'
import { noRows, versionOf, type Rows, type StreamRef } from './rows.js'

/** Rows, and where the fold of an agent's stream stands after its facts; null for a contact's, which is always folded whole. */
export interface Folded {
  readonly rows: Rows
  readonly checkpoint: AgentCheckpoint | null
}

/**
 * The rows that a stream's facts come to, which are given from the first on, without a gap. Only what a fact with seq ≥ `since`
 * opened or changed is returned: what was told before needs no telling again. Throws where facts do not fit. Pure.
 */
export function fold(stream: StreamRef, facts: readonly Stored<ContactFact | AgentFact>[], since = 1): Rows {
  return foldFrom(stream, facts, { since, after: null }).rows
}

/** As `fold`; an agent's facts may begin after a checkpoint, so that no batch needs the whole of a long stream. */
export function foldFrom(
  stream: StreamRef,
  facts: readonly Stored<ContactFact | AgentFact>[],
  { since, after }: { readonly since: number; readonly after: AgentCheckpoint | null },
): Folded {
  const { rows, checkpoint } =
    stream.kind === 'agent'
      ? foldAgent(stream, facts as readonly Stored<AgentFact>[], after)
      : { rows: foldContact(stream, facts as readonly Stored<ContactFact>[]), checkpoint: null }
  const least = versionOf(since)
  const changed = keepRows({ ...noRows, ...rows }, (row) => row.version >= least)
  const fact = facts.filter(({ seq }) => seq >= since).map((stored) => foldFact(stream, stored))
  return { rows: { ...changed, fact }, checkpoint }
}

/** The rows of every grain that pass. */
export function keepRows(
  rows: Rows,
  passes: (row: Rows[keyof Rows][number], grain: keyof Rows) => boolean,
): Rows {
  return mapGrains((grain) => rows[grain].filter((row) => passes(row, grain)))
}

/** All the rows of several streams together. */
export function joinRows(many: readonly Rows[]): Rows {
  return mapGrains((grain) => many.flatMap<unknown>((rows) => rows[grain]))
}

function mapGrains(rowsOf: (grain: keyof Rows) => readonly unknown[]): Rows {
  const grains = Object.keys(noRows) as (keyof Rows)[]
  return Object.fromEntries(grains.map((grain) => [grain, rowsOf(grain)])) as unknown as Rows
}
