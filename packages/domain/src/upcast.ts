import type { Fact } from './facts.js'
import { factVersions } from './facts.js'
import { broken } from './invariant.js'

/** A fact as it lies in the log, of whatever version. */
export interface RawFact {
  readonly type: string
  readonly v: number
  readonly body: unknown
}

/** For each type the steps that lift a body by one version, by the version lifted from. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, (body: unknown) => unknown>>>>

/** What this code writes and what it can lift; a parameter of `upcast` so that lifting can be tried before there is need. */
export interface Versions {
  readonly current: Readonly<Record<string, number>>
  readonly upcasters: Upcasters
}

/** Add the step here with the change that raises `factVersions`. */
const upcasters: Upcasters = {
  // Since 2 a note may be a whisper, by somebody who is not on the contact: before, none was.
  note_added: { 1: (body) => body },
  // Since 2 a contact may come back because a call was not answered: before, only because its agent was lost.
  contact_requeued: { 1: (body) => body },
}

/**
 * Lifts a stored fact to the version that this code knows, one step a version. A version above ours, or a type that we do
 * not know, comes from a newer node: `newer`. Throws where a step is missing.
 */
export function upcast(
  raw: RawFact,
  versions: Versions = { current: factVersions, upcasters },
): { readonly fact: Fact<string, unknown> } | { readonly newer: true } {
  const { type } = raw
  const current = Object.hasOwn(versions.current, type) ? versions.current[type] : undefined
  if (current === undefined || raw.v > current) return { newer: true }
  let body = raw.body
  for (let v = raw.v; v < current; v++) {
    const lift = versions.upcasters[type]?.[v] ?? broken(`nothing lifts ${type} from version ${v}`)
    body = lift(body)
  }
  return { fact: { type, body: body as object } }
}
