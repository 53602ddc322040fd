import type pg from 'pg'
import { note } from '../centre/set-up/audit.js'
import type { Person } from './person.js'

/** Notes that somebody was handed out, before the first byte leaves: what was begun to be read counts as read. `actor` null: at the command line. */
export async function noteExport(
  pool: pg.Pool,
  { tenant, visitors, contacts }: Person,
  actor: string | null,
): Promise<void> {
  const client = await pool.connect()
  try {
    const after = { visitors: visitors.length, contacts: contacts.length }
    await note(client, {
      tenant,
      actor,
      action: 'exported',
      kind: 'persons',
      thing: visitors[0] ?? '',
      after,
    })
  } finally {
    client.release()
  }
}
