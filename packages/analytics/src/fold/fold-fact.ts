import type { AgentFact, ContactFact, Stored } from '@switchboard/domain'
import { versionOf, type FactRow, type StreamRef } from './rows.js'

/** A stored fact as a row: the same fact without what tells who the visitor is. */
export function foldFact(stream: StreamRef, { seq, at, fact }: Stored<ContactFact | AgentFact>): FactRow {
  const { visitor: _, ...body }: Record<string, unknown> = { ...fact.body }
  return {
    tenant: stream.tenant,
    version: versionOf(seq),
    kind: stream.kind,
    stream: stream.id,
    seq,
    type: fact.type,
    at,
    agent: stream.kind === 'agent' ? stream.id : textOrNull(body['agent']),
    contact: stream.kind === 'contact' ? stream.id : textOrNull(body['contact']),
    body: JSON.stringify(body),
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
