import type { AgentFact, ContactFact, Stored } from '@switchboard/domain'
import { foldContact } from './fold-contact.js'
import { foldFact } from './fold-fact.js'
import { versionOf, type Rows, type StreamRef } from './rows.js'

/**
 * The rows that a stream's facts come to. A contact's facts are given from the first on, without a gap; an agent's may be any.
 * Only what a fact with seq ≥ `since` opened or changed is returned: what was told before needs no telling again. Pure.
 */
export function fold(stream: StreamRef, facts: readonly Stored<ContactFact | AgentFact>[], since = 1): Rows {
  const fact = facts.filter(({ seq }) => seq >= since).map((stored) => foldFact(stream, stored))
  if (stream.kind === 'agent') return { contact: [], visit: [], offer: [], segment: [], fact }
  const grains = foldContact(stream, facts as readonly Stored<ContactFact>[])
  const changed = ({ version }: { version: number }): boolean => version >= versionOf(since)
  return {
    contact: grains.contact.filter(changed),
    visit: grains.visit.filter(changed),
    offer: grains.offer.filter(changed),
    segment: grains.segment.filter(changed),
    fact,
  }
}

/** All the rows of several streams together. */
export function joinRows(many: readonly Rows[]): Rows {
  return {
    contact: many.flatMap((rows) => rows.contact),
    visit: many.flatMap((rows) => rows.visit),
    offer: many.flatMap((rows) => rows.offer),
    segment: many.flatMap((rows) => rows.segment),
    fact: many.flatMap((rows) => rows.fact),
  }
}
