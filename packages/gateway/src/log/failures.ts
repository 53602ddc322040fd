/** What the log throws, and the only thing: refusals are answers. `cause` is what the database said. */
export class LogError extends Error {
  override readonly name = 'LogError'
  /**
   * `unavailable`: nothing was written; the same may succeed later. `outcome_unknown`: the connection was lost and the
   * command may have been carried out; it had no retry key, so the log could not look. `fault`: a broken invariant.
   */
  readonly code: 'unavailable' | 'outcome_unknown' | 'fault'

  constructor(code: LogError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/**
 * What a failed statement means. `again`: the database took it back whole, by its own account, and it may succeed at once
 * (deadlock, lock time-out, cancelled by the time limit). `lost`: the connection or the server is gone; a statement that was
 * under way may have been committed. `fault`: the statement itself cannot succeed.
 */
export type Failure = 'again' | 'lost' | 'fault'

const again = new Set(['40P01', '55P03', '40001', '57014'])
// Too many connections, out of memory, no space, and every way of going away: by SQLSTATE, else by what node's sockets say.
const away = /^(08|53|57P|58|25P03)|^E[A-Z]+$/
const cut = /connection|terminat|timeout|socket|pool/i

/** Sorts what `pg` throws. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error) || error instanceof LogError) return 'fault'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (again.has(code)) return 'again'
  if (away.test(code)) return 'lost'
  return code === '' && cut.test(error.message) ? 'lost' : 'fault'
}

/** The one translation of foreign errors; `wrote` says whether the statement that failed could have written. */
export function translated(error: unknown, wrote: boolean): LogError {
  if (error instanceof LogError) return error
  const failure = failureOf(error)
  if (failure === 'fault') return new LogError('fault', `The log could not do this: ${String(error)}`, error)
  if (failure === 'again')
    return new LogError('unavailable', 'The database was too busy to carry this out.', error)
  return wrote
    ? new LogError('outcome_unknown', 'The database was lost while this was carried out.', error)
    : new LogError('unavailable', 'The database cannot be reached.', error)
}

/** How long to wait before the next of several tries, ms: 25, 50, … 1000. The whole of `tries` stays below a client's patience. */
export function backOff(failed: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(1000, 25 * 2 ** (failed - 1))))
}

/** After so many failed tries a command is given up: about 6 s, well below the 10 s after which a client asks again. */
export const tries = 10
