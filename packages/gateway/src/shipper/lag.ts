import type { Pool } from 'pg'
import { clock } from './lease.js'

/** How far analytics is behind, and what is wrong with it. Every number is one for a gauge. */
export interface Lag {
  /** Facts committed and not yet acknowledged by the engine. */
  readonly facts: number
  /** Age of the oldest of them in ms; null where there is none. */
  readonly ms: number | null
  /** Batches made and not yet acknowledged. */
  readonly batches: number
  /** Facts and rows put aside as unusable, together and by themselves. */
  readonly parked: number
  readonly parkedFacts: number
  readonly parkedRows: number
  /** Days whose rows were taken away and are not yet written anew. */
  readonly replays: number
  /** Rows that the newest audits found not to be what the log says. */
  readonly differences: number
}

/** Counts what is under way. The age is that of the oldest among the first of them, which are the oldest but for moments; a past that is being played is as old as its playing. */
export async function readLag(pool: Pool): Promise<Lag> {
  const { rows } = await pool.query<Omit<Lag, 'parked'>>(
    `WITH waiting AS MATERIALIZED ((SELECT stream, seq FROM unshipped LIMIT 100)
       UNION ALL (SELECT t.stream, t.seq FROM (SELECT streams, seqs FROM batches ORDER BY no LIMIT 1) b,
         unnest(b.streams[1:100], b.seqs[1:100]) AS t(stream, seq)))
     SELECT (SELECT count(*) FROM unshipped) + (SELECT coalesce(sum(cardinality(seqs)), 0)::bigint FROM batches) AS facts,
       greatest(0, ${clock} - (SELECT min(greatest(f.at, s.began_at)) FROM waiting w CROSS JOIN LATERAL
         (SELECT at, tenant FROM facts WHERE stream = w.stream AND seq = w.seq LIMIT 1) f
         LEFT JOIN simulations s ON s.tenant = f.tenant AND s.done_at IS NULL)) AS ms,
       (SELECT count(*) FROM batches) AS batches,
       (SELECT count(*) FROM parked_facts) AS "parkedFacts", (SELECT count(*) FROM parked_rows) AS "parkedRows",
       (SELECT count(*) FROM replays) AS replays,
       (SELECT coalesce(sum(differences), 0)::bigint FROM audits) AS differences`,
  )
  const [row] = rows
  if (!row) throw new Error('a statement without a table gave no row')
  return { ...row, ms: row.facts > 0 ? row.ms : null, parked: row.parkedFacts + row.parkedRows }
}

/** Older than this, facts are not just on their way, in ms. */
const lateMs = 60_000

/** What can be wrong with the way of the numbers. */
export const alarmNames = ['late', 'parked_facts', 'parked_rows', 'replays', 'differences'] as const

/** Something that somebody should look at. */
export interface Alarm {
  readonly name: (typeof alarmNames)[number]
  readonly sentence: string
}

/** What somebody should look at; nothing where all is well. Pure. */
export function raisedAlarms(lag: Lag & { readonly fault: string | null }): readonly Alarm[] {
  const { ms, facts, parkedFacts, parkedRows, replays, differences, fault } = lag
  const because = fault === null ? '' : ` (${fault})`
  const late = `${facts} facts wait for the analytics engine, the oldest for ${Math.round((ms ?? 0) / 1_000)} s${because}`
  const alarms: Readonly<Record<Alarm['name'], readonly [boolean, string]>> = {
    late: [(ms ?? 0) > lateMs, late],
    parked_facts: [
      parkedFacts > 0,
      `${parkedFacts} facts could not be folded and are missing from the numbers`,
    ],
    parked_rows: [
      parkedRows > 0,
      `${parkedRows} rows were refused by the analytics engine and are missing from the numbers`,
    ],
    replays: [replays > 0, `${replays} days are being written anew, or their replay was interrupted`],
    differences: [differences > 0, `${differences} rows are not what the log says; replay their days`],
  }
  return alarmNames.flatMap((name) => (alarms[name][0] ? [{ name, sentence: alarms[name][1] }] : []))
}

/** The same in sentences alone. */
export function alarmsOf(lag: Lag & { readonly fault: string | null }): readonly string[] {
  return raisedAlarms(lag).map(({ sentence }) => sentence)
}
