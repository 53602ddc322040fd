/** Throws: what must never be has happened, a fault of ours and not of the caller. */
export function broken(what: string): never {
  throw new Error(`broken invariant: ${what}`)
}

/** The last branch of an exhaustive switch: the compiler proves that nothing comes here; what does come was stored wrong. */
export function unreachable(value: never): never {
  return broken(`${JSON.stringify(value)} is none of the cases known`)
}
