import type { FactFrame } from '@switchboard/protocol'

/** A fact of a union, by its type. */
export type FactOf<F extends { readonly type: string }, T extends F['type']> = F & { readonly type: T }

/** What is done with each type of fact; a type that has no entry, or is not known here yet, means nothing. */
export type ByType<F extends { readonly type: string }, V, R> = {
  readonly [T in F['type']]?: (view: V, fact: FactOf<F, T>, frame: FactFrame) => R
}

/** Looks up what is done with a frame's fact and does it; undefined where there is no entry. */
export function apply<F extends { readonly type: string }, V, R>(
  table: ByType<F, V, R>,
  view: V,
  frame: FactFrame,
): R | undefined {
  const { fact } = frame
  if (!Object.hasOwn(table, fact.type)) return undefined
  // The entry stands under the fact's own type, which the compiler cannot follow through the look-up.
  const entry = table[fact.type as F['type']] as ((view: V, fact: unknown, frame: FactFrame) => R) | undefined
  return entry?.(view, fact, frame)
}
