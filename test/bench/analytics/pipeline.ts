import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { seedDemo } from '../../../packages/gateway/dist/demo/seed.js'
import { startShipperProcess } from '../../../packages/gateway/dist/shipper/shipper-process.js'
import { playPast } from '../../../packages/gateway/dist/simulate/play-past.js'
import { percentile } from '../numbers.ts'
import { onEngine, type Stores } from './stores.ts'

/** What carrying facts costs. */
export interface Carried {
  readonly facts: number
  readonly seconds: number
  /** Bytes of all grains and facts on the engine, merged, and of the facts and heads in Postgres, heap and index. */
  readonly engineBytes: number
  readonly postgresBytes: number
  /** From a fact's commit to its row on the engine, ms. */
  readonly visibleMs: { readonly p50: number; readonly p99: number }
}

const samples = 120

/** Plays a past while nobody ships, then lets the shipper carry it as fast as it can; then commits facts one by one and waits for each. */
export async function measurePipeline(stores: Stores, contacts: number): Promise<Carried> {
  const { pool } = stores
  await seedDemo(pool, [])
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM tenants WHERE key = 'demo'")
  const tenant = rows[0]?.id ?? 0
  console.log(`Pipeline: ${contacts} contacts are played, then shipped …`)
  await playPast(
    { pool, signal: new AbortController().signal, isShipped: false, onDay: () => {} },
    { tenant, seed: 1, days: 30, contacts, additions: { people: 12, password: null, brands: [] } },
  )
  const facts = await waiting(pool)
  const rings = new Set<() => void>()
  const shipper = startShipperProcess({
    pool,
    log: {
      onCommitted: (listener) => {
        const ring = (): void => listener([])
        rings.add(ring)
        return () => rings.delete(ring)
      },
    },
    databaseUrl: stores.databaseUrl,
    analyticsUrl: stores.analyticsUrl,
    onNotice: (notice) => console.warn(notice),
  })
  try {
    const from = performance.now()
    while ((await waiting(pool)) > 0) await sleep(100)
    const seconds = (performance.now() - from) / 1_000
    const visible = await measureVisible(stores, tenant, () => rings.forEach((ring) => ring()))
    return {
      facts,
      seconds,
      engineBytes: await bytesOnEngine(stores.analyticsUrl),
      postgresBytes: await bytesInPostgres(pool),
      visibleMs: { p50: percentile(visible, 0.5), p99: percentile(visible, 0.99) },
    }
  } finally {
    await shipper.close()
  }
}

async function waiting(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    'SELECT (SELECT count(*) FROM unshipped) + (SELECT coalesce(sum(cardinality(seqs)), 0)::bigint FROM batches) AS n',
  )
  return rows[0]?.n ?? 0
}

/** Commits a contact's first fact every so often, at any moment of the shipper's round, and looks for its row. */
async function measureVisible(stores: Stores, tenant: number, ring: () => void): Promise<readonly number[]> {
  const { pool, analyticsUrl } = stores
  const { rows } = await pool.query<{ body: unknown; v: number; at: number }>(
    "SELECT body, v, at FROM facts WHERE type = 'contact_started' ORDER BY at DESC LIMIT 1",
  )
  const [like] = rows
  if (like === undefined) throw new Error('no contact was played')
  const taken: number[] = []
  await Promise.all(
    Array.from({ length: samples }, async (_, nth) => {
      await sleep(nth * 130)
      const stream = randomUUID()
      await pool.query(
        `WITH head AS (INSERT INTO streams (id, last_at, tenant, seq, vseq, kind, phase, codes, state) VALUES ($1, $2, $3, 1, 1, 'contact', '', '{}', '{}')),
         fact AS (INSERT INTO facts (stream, at, seq, vseq, tenant, v, type, body) VALUES ($1, $2, 1, 1, $3, $4, 'contact_started', $5))
         INSERT INTO unshipped (stream, seq) VALUES ($1, 1)`,
        [stream, Date.now(), tenant, like.v, JSON.stringify(like.body)],
      )
      const from = performance.now()
      ring()
      while ((await onEngine(analyticsUrl, presentSql, { stream })).length === 0) await sleep(20)
      taken.push(performance.now() - from)
    }),
  )
  return taken
}

const presentSql =
  "SELECT 1 AS there FROM fact WHERE tenant_id > 0 AND stream_kind = 'contact' AND stream_id = {stream:UUID} AND at > now() - INTERVAL 1 HOUR LIMIT 1 FORMAT JSONEachRow"

async function bytesOnEngine(url: string): Promise<number> {
  const tables = await onEngine<{ name: string }>(
    url,
    "SELECT name FROM system.tables WHERE database = 'switchboard' AND engine LIKE '%MergeTree' FORMAT JSONEachRow",
  )
  for (const { name } of tables) await onEngine(url, `OPTIMIZE TABLE ${name} FINAL`)
  const [sum] = await onEngine<{ bytes: string }>(
    url,
    "SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE database = 'switchboard' AND active FORMAT JSONEachRow",
  )
  return Number(sum?.bytes ?? 0)
}

async function bytesInPostgres(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    "SELECT pg_total_relation_size('facts') + pg_total_relation_size('streams') AS bytes",
  )
  return Number(rows[0]?.bytes ?? 0)
}
