import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { ReadAs } from '../centre/reader.js'
import { note } from '../centre/set-up/audit.js'
import type { Author } from '../centre/set-up/change-set-up.js'
import { inTransaction } from '../database/in-transaction.js'
import { testType } from './types.js'
import type { WebhookFault } from './types.js'

/** A delivery as it is listed. Times in epoch ms. */
export interface Delivery {
  readonly id: string
  readonly no: number
  readonly webhook: string
  readonly stream: string
  readonly seq: number
  readonly type: string
  /** When it happened. */
  readonly at: number
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly attempts: number
  /** Not tried before, nor before those of its stream ahead of it; null: it does not wait. */
  readonly dueAt: number | null
  readonly triedAt: number | null
  readonly status: number | null
  readonly fault: WebhookFault | null
  readonly response: string | null
  readonly durationMs: number | null
}

/** Which deliveries: the newest first, older than `before`; null: whichever. */
export interface DeliveryQuery {
  readonly webhook: string | null
  readonly state: string | null
  readonly type: string | null
  readonly before: number | null
  readonly limit: number
}

const now = '(floor(extract(epoch FROM clock_timestamp()) * 1000))::bigint'
const columns = `d.id, d.no, d.webhook, d.stream, d.seq, d.type, d.at, d.state, d.attempts,
  CASE WHEN d.state = 'waiting' THEN l.due_at END AS "dueAt", d.tried_at AS "triedAt", d.status, d.fault, d.response, d.duration_ms AS "durationMs"`
const source =
  'webhook_deliveries d LEFT JOIN webhook_lanes l ON l.tenant = d.tenant AND l.webhook = d.webhook AND l.stream = d.stream'
const intoLane = `INSERT INTO webhook_lanes (webhook, stream, tenant, due_at) SELECT DISTINCT webhook, stream, tenant, 0::bigint FROM back ORDER BY webhook, stream
  ON CONFLICT (webhook, stream) DO UPDATE SET due_at = 0`

/** The tenant's deliveries. */
export function listDeliveries(readAs: ReadAs, tenant: number, query: DeliveryQuery): Promise<Delivery[]> {
  const { webhook, state, type, before, limit } = query
  return readAs<Delivery>(
    tenant,
    `SELECT ${columns} FROM ${source} WHERE d.tenant = $1 AND ($2::uuid IS NULL OR d.webhook = $2) AND ($3::text IS NULL OR d.state = $3)
       AND ($4::text IS NULL OR d.type = $4) AND d.no < coalesce($5::bigint, 9223372036854775807) ORDER BY d.no DESC LIMIT $6`,
    [tenant, webhook, state, type, before, limit],
  )
}

/** What composing one delivery's payload needs; null: the tenant has no such delivery. */
export async function deliveryOf(readAs: ReadAs, tenant: number, id: string) {
  const rows = await readAs<Delivery & { readonly brand: string | null; readonly words: boolean }>(
    tenant,
    `SELECT ${columns}, s.state ->> 'brand' AS brand, w.words FROM ${source} JOIN webhooks w ON w.tenant = d.tenant AND w.id = d.webhook
       LEFT JOIN streams s ON s.tenant = d.tenant AND s.id = d.stream WHERE d.tenant = $1 AND d.id = $2`,
    [tenant, id],
  )
  return rows[0] ?? null
}

/** Which deliveries go once more: one, or all of a webhook that were given up, of what happened since then (epoch ms). */
export type Again = { readonly delivery: string } | { readonly webhook: string; readonly since: number }

/** Lets deliveries wait anew, under the ids that they had; answers how many. */
export function sendAgain(pool: pg.Pool, { tenant, actor }: Author, again: Again): Promise<number> {
  return inTransaction(pool, async (client) => {
    const one = 'delivery' in again
    const { rows } = await client.query<{ count: number; webhook: string | null }>(
      `WITH back AS (
         UPDATE webhook_deliveries SET state = 'waiting', attempts = 0
         WHERE tenant = $1 AND ${one ? 'id = $2' : "webhook = $2 AND state = 'failed' AND at >= $3"} RETURNING webhook, stream, tenant),
       lanes AS (${intoLane})
       SELECT count(*)::int AS count, min(webhook::text) AS webhook FROM back`,
      one ? [tenant, again.delivery] : [tenant, again.webhook, again.since],
    )
    const { count = 0, webhook = null } = rows[0] ?? {}
    if (webhook !== null)
      await note(client, {
        tenant,
        actor,
        action: 'sent_again',
        kind: 'webhooks',
        thing: webhook,
        after: { deliveries: count },
      })
    return count
  })
}

/** Lets a webhook hear of nothing but itself, even while it is paused; null: the tenant has none of this id that is in use. */
export function sendTest(pool: pg.Pool, tenant: number, webhook: string): Promise<string | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ tests: number }>(
      'UPDATE webhooks SET tests = tests + 1 WHERE tenant = $1 AND id = $2 AND NOT archived RETURNING tests',
      [tenant, webhook],
    )
    const [row] = rows
    if (row === undefined) return null
    const id = randomUUID()
    await client.query(
      `WITH back AS (
         INSERT INTO webhook_deliveries (id, tenant, webhook, stream, seq, type, at, created_at, state)
         VALUES ($1, $2, $3, $3, $4, $5, ${now}, ${now}, 'waiting') RETURNING webhook, stream, tenant)
       ${intoLane}`,
      [id, tenant, webhook, row.tests, testType],
    )
    return id
  })
}

/** How many deliveries wait, and how many webhooks the gateway has paused; for gauges. */
export async function countWebhooks(
  pool: pg.Pool,
): Promise<{ readonly waiting: number; readonly paused: number }> {
  const { rows } = await pool.query<{ waiting: number; paused: number }>(
    `SELECT (SELECT count(*) FROM webhook_deliveries WHERE state = 'waiting') AS waiting,
       (SELECT count(*) FROM webhooks WHERE paused AND NOT archived AND pause_cause IS NOT NULL) AS paused`,
  )
  return rows[0] ?? { waiting: 0, paused: 0 }
}
