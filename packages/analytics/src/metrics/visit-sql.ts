import { msBetween } from './sql.js'

/** Conditions on a visit, as it is known at `as_of`. None is ever NULL. */
export const answeredSql: string = "ifNull(outcome = 'answered' AND exited_at <= as_of, 0)"
export const abandonedSql: string = "ifNull(outcome = 'abandoned' AND exited_at <= as_of, 0)"
export const flowedOutSql: string =
  "ifNull(outcome NOT IN ('answered', 'abandoned') AND exited_at <= as_of, 0)"
export const waitingSql: string = 'ifNull(exited_at > as_of, 1)'

/** How long a visit that is over lasted, in ms. */
export const waitedSql: string = msBetween('entered_at', 'exited_at')

/** Abandoned after a short wait. */
export const shortSql: string = `(${abandonedSql} AND ${waitedSql} <= short_ms)`
