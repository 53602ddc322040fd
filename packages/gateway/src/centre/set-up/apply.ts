import { check } from './check.js'
import { type Fault, fault } from './fault.js'
import { type Kind, type SetUp, type Things, defaults, keyOf } from './set-up.js'
import { tidy } from './tidy.js'

/** What somebody wants of one thing. `key` null: a new one; `rev`: the one that was read, where that matters. */
export interface Draft {
  readonly kind: Kind
  readonly key: string | null
  readonly rev?: number
  readonly values: Readonly<Record<string, unknown>>
  /** Put before the field in a fault: where the draft stands in a file. */
  readonly path?: string
}

/** One thing that a change touches; `before` null: it is new. */
export interface Changed {
  readonly kind: Kind
  readonly before: Things[Kind] | null
  readonly after: Things[Kind]
}

/** Made by the server, never by whoever writes. */
export interface Makers {
  newId(): string
  /** An embed key. */
  newKey(): string
}

/** What comes of drafts: the set-up as it would be, or why not. */
export type Applied =
  | { readonly next: SetUp; readonly changed: readonly Changed[] }
  | { readonly faults: readonly Fault[] }
  | { readonly refused: 'missing' | 'stale' }

/** Applies drafts in their order and checks what they touched against the whole that comes of it. Pure but for the makers. */
export function apply(setUp: SetUp, drafts: readonly Draft[], makers: Makers): Applied {
  let next = setUp
  const touched: { readonly kind: Kind; readonly key: string; readonly path: string }[] = []
  for (const { kind, key, rev, values, path = '' } of drafts) {
    const found = key === null ? null : (find(next, kind, key) ?? undefined)
    if (found === undefined) return { refused: 'missing' }
    if (found !== null && rev !== undefined && rev !== found.rev) return { refused: 'stale' }
    const thing = tidy(kind, { ...(found ?? fresh(kind, makers)), ...values } as Things[Kind])
    const taken = found === null && find(next, kind, keyOf(thing)) !== null
    // Only a code can be taken: it is the one key that people choose.
    if (taken) return { faults: [fault(`${path}code`, 'code_taken')] }
    next = put(next, kind, thing)
    touched.push({ kind, key: keyOf(thing), path })
  }
  const faults = touched.flatMap(({ kind, key, path }) => {
    const thing = find(next, kind, key)
    return thing === null
      ? []
      : check(kind, thing, next).map((wrong) => ({ ...wrong, field: path + wrong.field }))
  })
  if (faults.length > 0) return { faults }
  return settle(setUp, next, touched)
}

/** Counts up the rev of what really differs; what does not is no change. */
function settle(
  from: SetUp,
  to: SetUp,
  touched: readonly { readonly kind: Kind; readonly key: string }[],
): Applied {
  let next = to
  const changed: Changed[] = []
  const seen = new Set<string>()
  for (const { kind, key } of touched) {
    const before = find(from, kind, key)
    const thing = find(to, kind, key)
    if (thing === null || seen.has(`${kind} ${key}`)) continue
    seen.add(`${kind} ${key}`)
    if (before !== null && canonical(before) === canonical(thing)) continue
    const after = before === null ? thing : { ...thing, rev: before.rev + 1 }
    next = put(next, kind, after)
    changed.push({ kind, before, after })
  }
  return { next, changed }
}

/** A thing of a set-up by its key, or null. */
export function find<K extends Kind>(setUp: SetUp, kind: K, key: string): Things[K] | null {
  const list: readonly Things[K][] = setUp[kind]
  return list.find((thing) => keyOf(thing) === key) ?? null
}

function put(setUp: SetUp, kind: Kind, thing: Things[Kind]): SetUp {
  const key = keyOf(thing)
  const others = (setUp[kind] as readonly Things[Kind][]).filter((other) => keyOf(other) !== key)
  return { ...setUp, [kind]: [...others, thing] }
}

function fresh(kind: Kind, { newId, newKey }: Makers): Record<string, unknown> {
  if ('code' in defaults[kind]) return { ...defaults[kind] }
  return { id: newId(), ...defaults[kind], ...(kind === 'sites' ? { key: newKey() } : {}) }
}

/** The same text for the same content, in whatever order its fields came. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
