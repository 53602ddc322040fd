import type pg from 'pg'
import type { Files } from '../files/files.js'

const atOnce = 100
const dayMs = 86_400_000
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

const due = `SELECT f.id, f.tenant FROM retention r JOIN files f ON f.tenant = r.tenant
  WHERE r.class = 'files' AND f.created_at <= ${now} - r.days * ${dayMs}::bigint ORDER BY f.created_at LIMIT $1`

/** Takes away the files whose time is over, bytes and rows; their names went with the words. `goOn` is asked between batches. */
export async function sweepFiles(
  { pool, files }: { readonly pool: pg.Pool; readonly files: Pick<Files, 'erase'> },
  goOn: () => Promise<boolean>,
): Promise<void> {
  for (let found = atOnce; found === atOnce && (await goOn());) {
    const { rows } = await pool.query<{ id: string; tenant: number }>(due, [atOnce])
    for (const { id, tenant } of rows) await files.erase(tenant, { id })
    found = rows.length
  }
}
