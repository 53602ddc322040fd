import { setTimeout as sleep } from 'node:timers/promises'
import {
  joinRows,
  type Analytics,
  type Comparison,
  type Difference,
  type TenantSpan,
} from '@switchboard/analytics'
import type { Pool } from 'pg'
import type { ParkedFact } from './batches.js'
import { clock } from './lease.js'
import { rowsOfDay } from './rows-of-day.js'

/** What an audit found. */
export interface Audit extends TenantSpan {
  /** Rows compared. */
  readonly rows: number
  /** Rows that are not stored as the log says. None where all is well. */
  readonly differences: readonly Difference[]
  /** Facts that could not be folded. */
  readonly unfoldable: readonly ParkedFact[]
}

interface Stores {
  /** As the owner of the tables. */
  readonly pool: Pool
  readonly analytics: Pick<Analytics, 'compare'>
}

const looks = { most: 3, pauseMs: 1_000 }
const reported = 100

/**
 * Computes a tenant's rows of a day again from the log and compares each with what is stored; epoch ms, `from` is within, `to` is
 * not. What is only under way is no difference: one counts that is still there at a second and a third look. The result is kept, and
 * `lag` tells of it until an audit of the same day finds nothing.
 */
export async function auditDay({ pool, analytics }: Stores, span: TenantSpan): Promise<Audit> {
  let audit = await look({ pool, analytics }, span)
  for (let turn = 1; turn < looks.most && audit.differences.length > 0; turn++) {
    await sleep(looks.pauseMs)
    const again = await look({ pool, analytics }, span)
    const before = new Set(audit.differences.map(nameOf))
    audit = {
      ...again,
      differences: again.differences.filter((difference) => before.has(nameOf(difference))),
    }
  }
  await keep(pool, audit)
  return audit
}

async function look({ pool, analytics }: Stores, span: TenantSpan): Promise<Audit> {
  const rows = []
  const unfoldable: ParkedFact[] = []
  for await (const part of rowsOfDay(pool, span)) {
    rows.push(part.rows)
    unfoldable.push(...part.unfoldable)
  }
  const compared: Comparison = await analytics.compare(span, joinRows(rows))
  const streams = [...new Set(compared.differences.map(({ stream }) => stream))]
  const waiting = await underWay(pool, streams)
  const differences = compared.differences.filter(({ stream }) => !waiting.has(stream))
  return { ...span, rows: compared.rows, differences, unfoldable }
}

/** The streams with facts that the engine does not have yet. */
async function underWay(pool: Pool, streams: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ stream: string }>(
    `SELECT stream FROM unshipped WHERE stream = ANY($1::uuid[])
     UNION SELECT t.stream FROM batches b, unnest(b.streams) AS t(stream) WHERE t.stream = ANY($1::uuid[])`,
    [streams],
  )
  return new Set(rows.map(({ stream }) => stream))
}

function nameOf({ table, key }: Difference): string {
  return `${table} ${key}`
}

async function keep(pool: Pool, { tenant, from, to, rows, differences }: Audit): Promise<void> {
  await pool.query(
    `INSERT INTO audits (tenant, from_at, to_at, at, rows, differences, report) VALUES ($1, $2, $3, ${clock}, $4, $5, $6)
     ON CONFLICT (tenant, from_at, to_at) DO UPDATE SET at = excluded.at, rows = excluded.rows,
       differences = excluded.differences, report = excluded.report`,
    [tenant, from, to, rows, differences.length, JSON.stringify(differences.slice(0, reported))],
  )
}
