import { createHash } from 'node:crypto'
import type { Reject } from '@switchboard/analytics'
import type { ClientBase, Pool } from 'pg'
import { clock } from './lease.js'

/** Facts that are sent together, under one name, until they are acknowledged. */
export interface Batch {
  readonly no: number
  /** The number, and a digest of what is in it: a database that was restored or made anew counts from an earlier number again. */
  readonly name: string
  readonly facts: readonly FactRef[]
  /** Whether it is of a past that was played, and not of what has just happened. */
  readonly past: boolean
}

interface FactRef {
  readonly stream: string
  readonly seq: number
}

/** A fact that could not be folded, and why. */
export interface ParkedFact {
  readonly stream: string
  readonly seq: number
  readonly reason: string
}

/** A batch holds no more. */
export const mostFacts = 10_000

/**
 * What is to be sent next. What has just happened goes before what was played, but after each such batch (`turn`: `past`) one that was
 * played has its turn, so that neither waits for long. Of each the oldest batch, `besides` left out; what is unshipped becomes one if the
 * lease is still this holder's. Null: nothing to ship.
 */
export async function nextBatch(
  pool: Pool,
  lease: { name: string; holder: string },
  { turn, besides }: { readonly turn: 'now' | 'past'; readonly besides: Batch | null },
): Promise<Batch | null> {
  const begun = await oldestBatch(pool, besides)
  if (begun && (turn === 'past' || !begun.past)) return begun
  return (await makeBatch(pool, lease)) ? oldestBatch(pool, besides) : begun
}

/** How many batches of pasts wait. */
export async function countPastBatches(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('SELECT count(*) AS n FROM batches WHERE past')
  return rows[0]?.n ?? 0
}

async function oldestBatch(pool: Pool, besides: Batch | null): Promise<Batch | null> {
  // As JSON: the driver would take such long arrays apart letter by letter.
  const { rows } = await pool.query<{ no: number; streams: string; seqs: string; past: boolean }>(
    `SELECT no, to_json(streams)::text AS streams, to_json(seqs)::text AS seqs, past FROM batches
     WHERE no <> $1 ORDER BY past, no LIMIT 1`,
    [besides?.no ?? 0],
  )
  const [row] = rows
  if (!row) return null
  const streams = JSON.parse(row.streams) as string[]
  const seqs = JSON.parse(row.seqs) as number[]
  const digest = createHash('sha256')
    .update(JSON.stringify([streams, seqs]))
    .digest('hex')
  const facts = streams.map((stream, index) => ({ stream, seq: seqs[index] ?? 0 }))
  return { no: row.no, name: `${row.no}-${digest.slice(0, 16)}`, facts, past: row.past }
}

/** Puts the facts of a past into batches as they are written. */
export async function addPastBatches(on: ClientBase, facts: readonly FactRef[]): Promise<void> {
  for (let at = 0; at < facts.length; at += mostFacts) {
    const some = facts.slice(at, at + mostFacts)
    await on.query('INSERT INTO batches (streams, seqs, past) VALUES ($1::uuid[], $2::int[], true)', [
      some.map(({ stream }) => stream),
      some.map(({ seq }) => seq),
    ])
  }
}

/** One statement: a fact is either unshipped or in a batch, whatever happens. */
async function makeBatch(pool: Pool, { name, holder }: { name: string; holder: string }): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH mine AS MATERIALIZED (SELECT FROM leases WHERE name = $1 AND holder = $2 AND until > ${clock} FOR UPDATE),
     moved AS (DELETE FROM unshipped WHERE ctid = ANY(ARRAY(SELECT ctid FROM unshipped LIMIT $3)) AND EXISTS (SELECT FROM mine)
       RETURNING stream, seq)
     INSERT INTO batches (streams, seqs) SELECT array_agg(stream), array_agg(seq) FROM moved HAVING count(*) > 0`,
    [name, holder, mostFacts],
  )
  return rowCount === 1
}

/** Forgets an acknowledged batch, and keeps what was refused of it; both or neither. Repeating it changes nothing. */
export async function finishBatch(
  pool: Pool,
  batch: Batch,
  { facts, rows }: { facts: readonly ParkedFact[]; rows: readonly Reject[] },
): Promise<void> {
  await pool.query(
    `WITH done AS (DELETE FROM batches WHERE no = $1 RETURNING no),
     f AS (INSERT INTO parked_facts (stream, seq, reason, parked_at)
       SELECT stream, seq, reason, ${clock} FROM done, unnest($2::uuid[], $3::int[], $4::text[]) AS t(stream, seq, reason)
       ON CONFLICT (stream, seq) DO UPDATE SET reason = excluded.reason, parked_at = excluded.parked_at)
     INSERT INTO parked_rows (batch, grain, reason, row, parked_at)
       SELECT $5, grain, reason, row, ${clock} FROM done, unnest($6::text[], $7::text[], $8::jsonb[]) AS t(grain, reason, row)`,
    [
      batch.no,
      facts.map(({ stream }) => stream),
      facts.map(({ seq }) => seq),
      facts.map(({ reason }) => reason),
      batch.name,
      rows.map(({ table }) => table),
      rows.map(({ reason }) => reason),
      rows.map(({ row }) => JSON.stringify(row)),
    ],
  )
}

/** Facts that another version of the reducer could not fold are marked unshipped again. */
export async function unparkFacts(pool: Pool): Promise<void> {
  await pool.query(
    'WITH back AS (DELETE FROM parked_facts RETURNING stream, seq) INSERT INTO unshipped (stream, seq) SELECT stream, seq FROM back',
  )
}
