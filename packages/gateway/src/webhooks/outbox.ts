import type pg from 'pg'
import { inTransaction } from '../database/in-transaction.js'
import type { Outcome } from './post.js'

/** One stream that a webhook has still to hear of. */
export interface Lane {
  readonly webhook: string
  readonly stream: string
}

/** The next delivery of a lane, and where it goes. Times in epoch ms. */
export interface Due extends Lane {
  readonly id: string
  readonly tenant: number
  readonly tenantKey: string
  readonly seq: number
  readonly type: string
  readonly at: number
  readonly attempts: number
  readonly brand: string | null
  readonly url: string
  readonly words: boolean
  /** Sealed; `oldSecret` null: it no longer signs. */
  readonly secret: string | null
  readonly oldSecret: string | null
}

/** What is written of a try. `waitMs`: until the next one; null: it was the last. */
export type Settled = Outcome & { readonly waitMs: number | null }

/** Stable within a statement, so that an index serves it; epoch ms. */
const now = '(floor(extract(epoch FROM now()) * 1000))::bigint'
const marksAtOnce = 500
const keptMs = 30 * 86_400_000
const prunedAtOnce = 1_000

/**
 * Turns marks into deliveries, in one statement: a fact is either marked or has its deliveries, whatever happens. All marks of a
 * stream at once: a fact is never told before the one that precedes it. Answers whether there was anything.
 */
export async function fanOut(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ moved: number }>(
    `WITH moved AS (
       DELETE FROM webhook_marks WHERE stream = ANY(ARRAY(SELECT DISTINCT stream FROM (SELECT stream FROM webhook_marks LIMIT ${marksAtOnce}) AS first))
       RETURNING stream, seq),
     made AS (
       INSERT INTO webhook_deliveries (id, tenant, webhook, stream, seq, type, at, created_at, state)
       SELECT gen_random_uuid(), f.tenant, w.id, f.stream, f.seq, f.type, f.at, ${now}, 'waiting'
       FROM moved m JOIN facts f USING (stream, seq) JOIN streams s ON s.id = f.stream
       JOIN webhooks w ON w.tenant = f.tenant AND NOT w.archived AND f.type = ANY(w.types)
         AND (w.brands IS NULL OR (s.kind = 'contact' AND (s.state ->> 'brand')::uuid = ANY(w.brands)))
       ORDER BY f.at, f.stream, f.seq
       ON CONFLICT (webhook, stream, seq) DO NOTHING RETURNING webhook, stream, tenant),
     lanes AS (
       INSERT INTO webhook_lanes (webhook, stream, tenant, due_at) SELECT DISTINCT webhook, stream, tenant, 0::bigint FROM made ORDER BY webhook, stream
       ON CONFLICT (webhook, stream) DO UPDATE SET due_at = webhook_lanes.due_at)
     SELECT count(*)::int AS moved FROM moved`,
  )
  return (rows[0]?.moved ?? 0) > 0
}

/**
 * Takes lanes that are due, for `busyMs`; what of them is not settled by then was lost with its node. `busy`: how many this
 * node has under way by webhook; no webhook gets more than `most`, so that a slow one has room of its own and no other's.
 */
export async function claimLanes(
  pool: pg.Pool,
  {
    busy,
    most,
    busyMs,
  }: { readonly busy: ReadonlyMap<string, number>; readonly most: number; readonly busyMs: number },
): Promise<readonly Lane[]> {
  const { rows } = await pool.query<Lane>(
    `WITH picked AS MATERIALIZED (
       SELECT l.webhook, l.stream FROM webhooks w LEFT JOIN unnest($1::uuid[], $2::int[]) AS b(webhook, lanes) ON b.webhook = w.id
       CROSS JOIN LATERAL (
         SELECT webhook, stream FROM webhook_lanes
         WHERE webhook = w.id AND due_at <= ${now} AND busy_until <= ${now} AND (NOT w.paused OR stream = w.id)
         ORDER BY due_at LIMIT greatest(0, $3::int - coalesce(b.lanes, 0)) FOR UPDATE SKIP LOCKED) l
       WHERE NOT w.archived AND w.has_secret)
     UPDATE webhook_lanes l SET busy_until = ${now} + $4::bigint FROM picked p
     WHERE l.webhook = p.webhook AND l.stream = p.stream RETURNING l.webhook, l.stream`,
    [[...busy.keys()], [...busy.values()], most, busyMs],
  )
  return rows
}

/** The first of a lane that is still waiting; null: none is. */
export async function firstOf(pool: pg.Pool, { webhook, stream }: Lane): Promise<Due | null> {
  const { rows } = await pool.query<Due>(
    `SELECT d.id, d.webhook, d.stream, d.tenant, t.key AS "tenantKey", d.seq, d.type, d.at, d.attempts, s.state ->> 'brand' AS brand,
       w.url, w.words, w.secret, CASE WHEN w.old_until > ${now} THEN w.old_secret END AS "oldSecret"
     FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook AND w.tenant = d.tenant JOIN tenants t ON t.id = d.tenant
     LEFT JOIN streams s ON s.id = d.stream AND s.tenant = d.tenant
     WHERE d.webhook = $1 AND d.stream = $2 AND d.state = 'waiting' ORDER BY d.seq LIMIT 1`,
    [webhook, stream],
  )
  return rows[0] ?? null
}

/** Writes what became of a try, and when the lane is due again; one with nothing left goes. Told twice it counts once. */
export async function settle(pool: pg.Pool, due: Due, settled: Settled): Promise<void> {
  const { fault, status, response, durationMs, waitMs } = settled
  const state = fault === null ? 'delivered' : waitMs === null ? 'failed' : 'waiting'
  await inTransaction(pool, async (client) => {
    // Before anything is looked at: whoever adds to the lane waits for this, and then finds it or makes it anew.
    await lockLane(client, due)
    await client.query(
      `UPDATE webhook_deliveries SET state = $3, attempts = attempts + 1, tried_at = ${now}, status = $4, fault = $5, response = $6, duration_ms = $7
       WHERE id = $1 AND attempts = $2`,
      [due.id, due.attempts, state, status, fault, response, durationMs],
    )
    await freeLane(client, due, state === 'waiting' ? (waitMs ?? 0) : 0)
  })
}

/** Gives a lane back as it is, or takes it away where nothing in it waits. `waitMs`: until it is due; now unless given. */
export async function release(pool: pg.Pool, lane: Lane, waitMs = 0): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lockLane(client, lane)
    await freeLane(client, lane, waitMs)
  })
}

async function lockLane(client: pg.ClientBase, { webhook, stream }: Lane): Promise<void> {
  await client.query('SELECT FROM webhook_lanes WHERE webhook = $1 AND stream = $2 FOR UPDATE', [
    webhook,
    stream,
  ])
}

async function freeLane(client: pg.ClientBase, { webhook, stream }: Lane, waitMs: number): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE webhook_lanes SET busy_until = 0, due_at = ${now} + $3::bigint WHERE webhook = $1 AND stream = $2
       AND EXISTS (SELECT FROM webhook_deliveries d WHERE d.webhook = $1 AND d.stream = $2 AND d.state = 'waiting')`,
    [webhook, stream, waitMs],
  )
  if (rowCount === 0)
    await client.query('DELETE FROM webhook_lanes WHERE webhook = $1 AND stream = $2', [webhook, stream])
}

/** Forgets what is older than 30 days, a bounded number of rows. */
export async function pruneDeliveries(pool: pg.Pool): Promise<void> {
  await pool.query(
    `DELETE FROM webhook_deliveries WHERE id = ANY(ARRAY(
       SELECT id FROM webhook_deliveries WHERE created_at < ${now} - ${keptMs} ORDER BY created_at LIMIT ${prunedAtOnce}))`,
  )
}
