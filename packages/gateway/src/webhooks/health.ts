import type pg from 'pg'
import { note } from '../centre/set-up/audit.js'
import { holdingSetUp } from '../centre/set-up/transaction.js'
import { patienceMs } from './back-off.js'

/** Stable within a statement; epoch ms. */
const now = '(floor(extract(epoch FROM now()) * 1000))::bigint'
/** The last delivery is as exact as that, in ms: a webhook that hears a lot writes one row in five seconds. */
const exactMs = 5_000

/** Notes that something has arrived. */
export async function noteArrival(pool: pg.Pool, webhook: string): Promise<void> {
  await pool.query(
    `UPDATE webhooks SET failing_since = NULL, delivered_at = ${now}
     WHERE id = $1 AND (failing_since IS NOT NULL OR delivered_at IS NULL OR delivered_at < ${now} - ${exactMs})`,
    [webhook],
  )
}

/** Notes that something has not; answers whether nothing has arrived for so long that it has to be paused. */
export async function noteFailure(pool: pg.Pool, webhook: string): Promise<boolean> {
  await pool.query(`UPDATE webhooks SET failing_since = ${now} WHERE id = $1 AND failing_since IS NULL`, [
    webhook,
  ])
  const { rowCount } = await pool.query(
    `SELECT FROM webhooks WHERE id = $1 AND failing_since <= ${now} - ${patienceMs} AND NOT paused`,
    [webhook],
  )
  return rowCount === 1
}

/** Pauses a webhook in the name of the gateway, and writes that down; false: it is paused already. What happens goes on to wait. */
export function pauseWebhook(
  pool: pg.Pool,
  { webhook, tenant }: { readonly webhook: string; readonly tenant: number },
  cause: 'failing' | 'gone',
): Promise<boolean> {
  return holdingSetUp<boolean>(pool, tenant, {
    keep: (paused) => paused,
    async work(client) {
      const { rowCount } = await client.query(
        'UPDATE webhooks SET paused = true, pause_cause = $3, rev = rev + 1 WHERE id = $1 AND tenant = $2 AND NOT paused',
        [webhook, tenant, cause],
      )
      if (rowCount !== 1) return false
      await note(client, {
        tenant,
        actor: null,
        action: 'paused',
        kind: 'webhooks',
        thing: webhook,
        after: { paused: true, cause },
      })
      return true
    },
  })
}
