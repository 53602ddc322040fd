import type pg from 'pg'

/** How far one side of a contact holds the other's words and has read them, by both counters. */
export interface StoredReceipt {
  readonly stream: string
  readonly reader: 'visitor' | 'agent'
  readonly deliveredSeq: number
  readonly deliveredVseq: number
  readonly readSeq: number
  readonly readVseq: number
}

/** What one side tells: its own counts. */
export interface ToldReceipt {
  readonly tenant: number
  readonly stream: string
  readonly reader: 'visitor' | 'agent'
  readonly delivered: number
  readonly read: number
}

/** Where receipts are kept. */
export interface ReceiptStore {
  /** Keeps those that go further than what was known, in one statement; resolves to these. */
  keep(told: readonly ToldReceipt[]): Promise<readonly StoredReceipt[]>
  of(streams: readonly string[]): Promise<readonly StoredReceipt[]>
  /** Those that moved at `since` or later (epoch ms of the database), and the moment to ask from next. */
  changes(
    since: number | null,
  ): Promise<{ readonly receipts: readonly StoredReceipt[]; readonly next: number }>
}

const columns = `stream, reader, delivered_seq AS "deliveredSeq", delivered_vseq AS "deliveredVseq", read_seq AS "readSeq", read_vseq AS "readVseq"`
const clock = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/** The counters of the fact that one side counts as `count`: a visitor's lies at that seq or a few hidden facts later. */
const countersOf = (count: string): string => `LATERAL (SELECT
    CASE t.reader WHEN 'agent' THEN ${count} ELSE coalesce((SELECT f.seq FROM facts f WHERE f.stream = t.stream AND f.seq >= ${count} AND f.vseq = ${count} ORDER BY f.seq LIMIT 1), 0) END AS seq,
    CASE t.reader WHEN 'visitor' THEN ${count} ELSE coalesce((SELECT f.vseq FROM facts f WHERE f.stream = t.stream AND f.seq <= ${count} AND f.vseq IS NOT NULL ORDER BY f.seq DESC LIMIT 1), 0) END AS vseq)`

// In the order of the key, so that two nodes cannot wait in a circle. What says nothing new writes nothing.
const keep = `INSERT INTO receipts AS r (stream, reader, tenant, delivered_seq, delivered_vseq, read_seq, read_vseq, changed_at)
  SELECT t.stream, t.reader, t.tenant, d.seq, d.vseq, s.seq, s.vseq, ${clock}
  FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::int[]) AS t(stream, reader, tenant, delivered, read),
    ${countersOf('t.delivered')} d, ${countersOf('t.read')} s
  ORDER BY t.stream, t.reader
  ON CONFLICT (stream, reader) DO UPDATE SET
    delivered_seq = greatest(r.delivered_seq, excluded.delivered_seq), delivered_vseq = greatest(r.delivered_vseq, excluded.delivered_vseq),
    read_seq = greatest(r.read_seq, excluded.read_seq), read_vseq = greatest(r.read_vseq, excluded.read_vseq), changed_at = excluded.changed_at
  WHERE excluded.delivered_seq > r.delivered_seq OR excluded.read_seq > r.read_seq
  RETURNING ${columns}`

// A transaction that began before the last look may have become visible after it.
const overlapMs = 2_000

/** The store in the database of `pool`, which owns the tables. */
export function createReceiptStore(pool: pg.Pool): ReceiptStore {
  return {
    async keep(told) {
      const { rows } = await pool.query<StoredReceipt>(keep, [
        told.map(({ stream }) => stream),
        told.map(({ reader }) => reader),
        told.map(({ tenant }) => tenant),
        told.map(({ delivered }) => delivered),
        told.map(({ read }) => read),
      ])
      return rows
    },
    async of(streams) {
      const sql = `SELECT ${columns} FROM receipts WHERE stream = ANY($1::uuid[])`
      return (await pool.query<StoredReceipt>(sql, [streams])).rows
    },
    async changes(since) {
      const now = await pool.query<{ now: number }>(`SELECT ${clock} AS now`)
      const next = (now.rows[0]?.now ?? 0) - overlapMs
      if (since === null) return { receipts: [], next }
      const sql = `SELECT ${columns} FROM receipts WHERE changed_at >= $1`
      return { receipts: (await pool.query<StoredReceipt>(sql, [since])).rows, next }
    },
  }
}
