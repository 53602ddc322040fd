import type pg from 'pg'

const atOnce = 2_000
const dayMs = 86_400_000
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'
const first = '00000000-0000-0000-0000-000000000000'

interface Changed {
  readonly tenant: number
  readonly rev: number
}

interface Place {
  readonly stream: string
  readonly seq: number
}

// Whatever the tenant: bounded by what is looked at, not by what is found.
const dateSome = `
  WITH page AS MATERIALIZED (
    SELECT stream, seq, tenant, class FROM content WHERE (stream, seq) > ($2::uuid, $3::int) ORDER BY stream, seq LIMIT $4),
  dated AS (
    SELECT s.stream, s.seq, f.at + r.days * ${dayMs}::bigint AS expires_at
    FROM page s JOIN facts f ON f.stream = s.stream AND f.seq = s.seq
    LEFT JOIN retention r ON r.tenant = s.tenant AND r.class = s.class WHERE s.tenant = $1),
  moved AS (
    UPDATE content c SET expires_at = d.expires_at FROM dated d
    WHERE c.stream = d.stream AND c.seq = d.seq AND c.body IS NOT NULL AND c.expires_at IS DISTINCT FROM d.expires_at)
  SELECT stream, seq FROM page ORDER BY stream DESC, seq DESC LIMIT 1`

/**
 * Dates the words of every tenant whose rules have changed, in batches. Begins `settleMs` after a change: by then whatever was
 * appended by the old rules is committed, so that nothing slips through. `goOn` is asked between batches.
 */
export async function dateWords(
  pool: pg.Pool,
  { settleMs, goOn }: { readonly settleMs: number; readonly goOn: () => Promise<boolean> },
): Promise<void> {
  const { rows } = await pool.query<Changed>(
    `SELECT tenant, rev FROM retention_revs WHERE aligned_rev < rev AND changed_at <= ${now} - $1::bigint`,
    [settleMs],
  )
  for (const changed of rows) if (!(await dateAll(pool, changed, goOn))) return
}

async function dateAll(
  pool: pg.Pool,
  { tenant, rev }: Changed,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  for (let place: Place | undefined = { stream: first, seq: 0 }; place !== undefined;) {
    if (!(await goOn())) return false
    const { rows }: { rows: Place[] } = await pool.query<Place>(dateSome, [
      tenant,
      place.stream,
      place.seq,
      atOnce,
    ])
    place = rows[0]
  }
  // Changed once more meanwhile: then it is begun again.
  await pool.query('UPDATE retention_revs SET aligned_rev = $2 WHERE tenant = $1 AND rev = $2', [tenant, rev])
  return true
}
