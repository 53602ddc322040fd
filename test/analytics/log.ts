import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { refOf, type AnyFact, type History } from './histories.js'

/** A fact as it is put into the log's tables, with the version it is said to have. */
export interface FactToStore {
  readonly seq: number
  readonly at: number
  readonly type: string
  readonly v: number
  readonly body: unknown
}

/** Appends a history in three steps, as a log would, marking every fact as unshipped; `onPart` is called after each stream. */
export async function commitHistory(
  pool: Pool,
  { tenant, streams }: History,
  {
    versionOf = () => 1,
    onPart = () => undefined,
  }: { readonly versionOf?: (fact: AnyFact) => number; readonly onPart?: () => void } = {},
): Promise<void> {
  for (const [id, facts] of streams) {
    for (const part of [facts.slice(0, 2), facts.slice(2, 5), facts.slice(5)]) {
      const rows = part.map((stored) => ({
        seq: stored.seq,
        at: stored.at,
        v: versionOf(stored),
        ...stored.fact,
      }))
      if (rows.length > 0) await insertFacts(pool, { ...refOf(tenant, id), facts: rows })
    }
    onPart()
  }
}

/** Appends facts to a stream, made if it is not there, and marks them as unshipped. */
export async function insertFacts(
  pool: Pool,
  {
    id = randomUUID(),
    kind,
    tenant,
    facts,
  }: {
    readonly id?: string
    readonly kind: string
    readonly tenant: number
    readonly facts: readonly FactToStore[]
  },
): Promise<void> {
  await pool.query(
    `WITH head AS (INSERT INTO streams (id, last_at, tenant, seq, vseq, kind, phase, codes, state) VALUES ($1, 0, $2, 0, 0, $3, '', '{}', '{}')
       ON CONFLICT (id) DO NOTHING),
     f AS (SELECT * FROM jsonb_to_recordset($4) AS t(seq int, at bigint, v smallint, type text, body jsonb)),
     stored AS (INSERT INTO facts (stream, at, seq, tenant, v, type, body) SELECT $1, at, seq, $2, v, type, body FROM f)
     INSERT INTO unshipped (stream, seq) SELECT $1, seq FROM f`,
    [id, tenant, kind, JSON.stringify(facts)],
  )
}

/** How many rows a table of the log has. */
export async function countRows(pool: Pool, table: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)
  return rows[0]?.n ?? 0
}

/** True when nothing is under way to the engine; null where something is. */
export async function allShipped(pool: Pool): Promise<true | null> {
  return (await countRows(pool, 'unshipped')) + (await countRows(pool, 'batches')) === 0 ? true : null
}
