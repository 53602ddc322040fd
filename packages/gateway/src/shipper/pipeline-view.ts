import type { Pool } from 'pg'

/** Something that is missing from a tenant's numbers, and why; times in epoch ms. */
export interface Parked {
  readonly kind: 'fact' | 'row'
  /** The stream and seq of a fact; the batch of a row. */
  readonly where: string
  /** The type of a fact; the grain of a row. */
  readonly what: string
  readonly reason: string
  readonly parkedAt: number
}

/** The newest audit of a day; epoch ms. */
export interface DayAudit {
  readonly from: number
  readonly to: number
  readonly at: number
  readonly rows: number
  readonly differences: number
}

/** A past that is being played, or was. */
export interface PastProgress {
  readonly contacts: number
  readonly played: number
  readonly doneAt: number | null
}

/** What of the way to the reporting store is one tenant's own. */
export interface TenantPipeline {
  readonly parked: readonly Parked[]
  readonly audits: readonly DayAudit[]
  readonly past: PastProgress | null
}

const most = { parked: 100, audits: 31 }

/** Reads it as the owner of the tables: what is parked is kept without its tenant, and is found by it here. */
export async function readTenantPipeline(pool: Pool, tenant: number): Promise<TenantPipeline> {
  const [facts, rows, audits, pasts] = await Promise.all([
    pool.query<Parked>(
      `SELECT 'fact' AS kind, p.stream || ' ' || p.seq AS where, f.type AS what, p.reason, p.parked_at AS "parkedAt"
       FROM parked_facts p JOIN facts f ON f.stream = p.stream AND f.seq = p.seq
       WHERE f.tenant = $1 ORDER BY p.parked_at DESC LIMIT $2`,
      [tenant, most.parked],
    ),
    pool.query<Parked>(
      `SELECT 'row' AS kind, batch AS where, grain AS what, reason, parked_at AS "parkedAt" FROM parked_rows
       WHERE row ->> 'tenant_id' = $1::int::text ORDER BY id DESC LIMIT $2`,
      [tenant, most.parked],
    ),
    pool.query<DayAudit>(
      'SELECT from_at AS "from", to_at AS "to", at, rows, differences FROM audits WHERE tenant = $1 ORDER BY from_at DESC LIMIT $2',
      [tenant, most.audits],
    ),
    pool.query<PastProgress>(
      'SELECT contacts, played, done_at AS "doneAt" FROM simulations WHERE tenant = $1',
      [tenant],
    ),
  ])
  return { parked: [...facts.rows, ...rows.rows], audits: audits.rows, past: pasts.rows[0] ?? null }
}
