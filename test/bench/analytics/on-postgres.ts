import type { Pool } from 'pg'
import { onEngine } from './stores.ts'

/** The same question on Postgres: a table of visits with an index by tenant and time, and a month of the largest tenant by the day. */
export interface OnPostgres {
  readonly rows: number
  readonly ms: readonly number[]
  readonly bytes: number
  /** The engine's table of the same rows. */
  readonly engineBytes: number
}

const rowsAtOnce = 50_000

/** Copies the newest visits of the engine to Postgres and asks there. */
export async function measurePostgres(
  { pool, url }: { readonly pool: Pool; readonly url: string },
  { rows, rounds }: { readonly rows: number; readonly rounds: number },
): Promise<OnPostgres> {
  await pool.query(
    'CREATE TABLE bench_visit (tenant int, visit uuid, brand text, queue text, channel text, entered_at timestamptz, exited_at timestamptz, outcome text, agent text, version bigint, PRIMARY KEY (tenant, entered_at, visit))',
  )
  await onEngine(
    url,
    `CREATE TABLE bench_visit ENGINE = MergeTree ORDER BY (tenant_id, entered_at) AS
     SELECT tenant_id, visit_id, brand_id, queue_id, channel, entered_at, exited_at, outcome, agent_id, version FROM settled_visit ORDER BY entered_at DESC LIMIT ${rows}`,
  )
  await onEngine(url, 'OPTIMIZE TABLE bench_visit FINAL')
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const page = await onEngine(
      url,
      `SELECT tenant_id AS tenant, visit_id AS visit, brand_id AS brand, queue_id AS queue, channel, toString(entered_at) || 'Z' AS entered_at,
         toString(exited_at) || 'Z' AS exited_at, outcome, agent_id AS agent, toString(version) AS version
       FROM bench_visit ORDER BY tenant_id, entered_at, visit_id LIMIT ${rowsAtOnce} OFFSET ${from} FORMAT JSONEachRow`,
    )
    await pool.query(
      'INSERT INTO bench_visit SELECT * FROM jsonb_populate_recordset(NULL::bench_visit, $1)',
      [JSON.stringify(page)],
    )
  }
  await pool.query('VACUUM ANALYZE bench_visit')
  const ms: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const from = performance.now()
    await pool.query(
      `SELECT date_trunc('day', entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh') AS start,
         count(*) FILTER (WHERE outcome = 'answered' AND exited_at - entered_at <= interval '20 s')::float
           / nullif(count(*) FILTER (WHERE outcome IN ('answered', 'abandoned')), 0) AS value, count(*) AS n
       FROM bench_visit WHERE tenant = 1 AND entered_at >= (SELECT max(entered_at) FROM bench_visit) - interval '30 days' GROUP BY 1 ORDER BY 1`,
    )
    if (round > 0) ms.push(performance.now() - from)
  }
  const { rows: sizes } = await pool.query<{ bytes: string; n: string }>(
    "SELECT pg_total_relation_size('bench_visit') AS bytes, count(*) AS n FROM bench_visit",
  )
  const [engine] = await onEngine<{ bytes: string }>(
    url,
    "SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND table = 'bench_visit' FORMAT JSONEachRow",
  )
  return {
    rows: Number(sizes[0]?.n ?? 0),
    ms,
    bytes: Number(sizes[0]?.bytes ?? 0),
    engineBytes: Number(engine?.bytes ?? 0),
  }
}
