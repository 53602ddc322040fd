/** How long contacts waited, in ms: half of them between the two. */
export interface WaitRange {
  readonly lowMs: number
  readonly highMs: number
}

/** Fewer than these say nothing about the next one. */
const fewest = 5

/** What to tell who comes now, from how long others have waited (ms): the quartiles around the median; null where there were fewer than five. */
export function waitRange(waits: readonly number[]): WaitRange | null {
  if (waits.length < fewest) return null
  const sorted = waits.toSorted((a, b) => a - b)
  return { lowMs: quantile(sorted, 0.25), highMs: quantile(sorted, 0.75) }
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return Math.round(below + (above - below) * (at - Math.floor(at)))
}
