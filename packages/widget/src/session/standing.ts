/** How the queue of a site stands, as the gateway says it. Times in epoch ms. */
export interface Standing {
  /** Null: always open. */
  readonly openings: {
    readonly open: boolean
    /** Those of the queue's local day; `to` null: longer than was looked ahead. */
    readonly today: readonly { readonly from: number; readonly to: number | null }[]
    readonly nextAt: number | null
  } | null
  readonly staffed: boolean
  readonly wait: Range | null
}

/** How long others have waited lately, ms. */
export interface Range {
  readonly lowMs: number
  readonly highMs: number
}

/** Whether somebody will read what is written now. */
export function isThere({ openings, staffed }: Standing): boolean {
  return staffed && openings?.open !== false
}

/** A range in whole units, wider rather than narrower: tens of seconds, from a minute on whole minutes. */
export function roundRange({ lowMs, highMs }: Range): {
  readonly unit: 's' | 'min'
  readonly low: number
  readonly high: number
} {
  if (highMs <= 50_000) {
    const high = Math.max(10, Math.ceil(highMs / 10_000) * 10)
    return { unit: 's', low: high, high }
  }
  return { unit: 'min', low: Math.max(1, Math.floor(lowMs / 60_000)), high: Math.ceil(highMs / 60_000) }
}
