import type { Pool } from 'pg'
import type { Deadline } from './log.js'
import { clockSql } from './rows.js'

/**
 * What is due by the database's clock, soonest first. No row is locked: whoever acts locks the heads first and looks again;
 * a deadline locked before its head would wait in a circle with those that lock the head first.
 */
export async function readDue(on: Pool, limit: number): Promise<readonly Deadline[]> {
  const { rows } = await on.query<Deadline>({ name: 'due', text: dueText, values: [limit] })
  return rows
}

/** Removes a deadline, if it is the same one still. */
export async function clearDeadline(on: Pool, { stream, kind, dueAt }: Deadline): Promise<void> {
  await on.query({ name: 'clear', text: clearText, values: [stream, kind, dueAt] })
}

// The clock stands in a subquery of its own: read once, it can bound the index; read for each row, it could not.
const dueText = `SELECT stream, kind, due_at AS "dueAt" FROM deadlines WHERE due_at <= (SELECT ${clockSql}) ORDER BY due_at LIMIT $1`
const clearText = 'DELETE FROM deadlines WHERE stream = $1 AND kind = $2 AND due_at = $3'
