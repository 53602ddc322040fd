const firstMs = 5_000
const factor = 4
const longestMs = 86_400_000
/** Tries in all; with the waits between them a little over three days. */
export const mostAttempts = 11
/** A webhook to which nothing has arrived for so long is paused. */
export const patienceMs = 3 * 86_400_000

/**
 * How long to wait after so many failed tries, in ms: about 5 s, 20 s, 80 s, … and a day at most, each up to a fifth
 * shorter or longer, so that what failed together does not come back together. Null: no more. `dice`: from 0 to 1.
 */
export function waitAfter(attempts: number, dice: number): number | null {
  if (attempts >= mostAttempts) return null
  const wait = Math.min(longestMs, firstMs * factor ** (attempts - 1))
  return Math.round(wait * (0.8 + 0.4 * dice))
}

/** What a receiver asks for by `Retry-After`, in ms and a day at most; null: nothing that can be read as seconds. */
export function askedWait(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Math.min(longestMs, Number(header) * 1_000) : null
}
