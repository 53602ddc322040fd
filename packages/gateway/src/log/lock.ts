import type { ClientBase } from 'pg'
import type { Head } from './log.js'
import { clockSql, headAsJson } from './rows.js'

/** Heads that are locked until the transaction ends, and the clock from after the last lock was got. */
export interface Locked {
  readonly heads: readonly Head[]
  readonly clock: number
}

/** Begins a transaction and locks the heads, in the order of their ids, as everybody does: so nobody can wait in a circle. */
export async function lockHeads(on: ClientBase, streams: readonly string[]): Promise<Locked> {
  const [, locked] = await Promise.all([on.query('BEGIN'), lockMore(on, streams)])
  return locked
}

/** The same within a transaction that has no heads locked yet. */
export async function lockMore(on: ClientBase, streams: readonly string[]): Promise<Locked> {
  const { rows } = await on.query<{ heads: Head[] | null; clock: number }>({
    name: 'lock',
    text: lockText,
    values: [streams],
  })
  const [row] = rows
  if (row === undefined) throw new Error('the lock answered nothing')
  return { heads: row.heads ?? [], clock: row.clock }
}

// The aggregate ends when the last lock has been got, and only then is the clock read: in the locking SELECT itself the clock
// would be as old as the wait for the lock.
const lockText = `WITH locked AS MATERIALIZED (SELECT * FROM streams WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE)
SELECT json_agg(${headAsJson('locked')}) AS heads, ${clockSql} AS clock FROM locked`
