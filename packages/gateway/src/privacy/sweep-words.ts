import type pg from 'pg'

/** Takes what has run out; small enough to hold nobody up. */
const atOnce = 500
const dayMs = 86_400_000
const runMs = 3_600_000
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

interface Gone {
  readonly tenant: number
  readonly class: string
}

/** What runs out, class by class. Each takes at most $1 rows and answers of which tenant and class they were. */
const sweeps: readonly string[] = [
  `WITH due AS (
     SELECT stream, seq FROM content WHERE expires_at <= ${now} AND expires_at IS NOT NULL AND body IS NOT NULL
     ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
   UPDATE content c SET body = NULL, expires_at = NULL FROM due WHERE c.stream = due.stream AND c.seq = due.seq
   RETURNING c.tenant, c.class`,
  // Who came back lately is kept, and so is who is being talked with.
  `WITH due AS (
     SELECT v.id FROM retention r JOIN visitors v ON v.tenant = r.tenant AND (v.person IS NOT NULL OR v.attributes <> '{}')
     WHERE r.class = 'identity' AND greatest(v.created_at, v.identified_at) <= ${now} - r.days * ${dayMs}::bigint
       AND NOT EXISTS (
         SELECT FROM facts f JOIN streams s ON s.id = f.stream
         WHERE f.tenant = v.tenant AND f.type = 'contact_started' AND f.body ->> 'visitor' = v.id::text
           AND (s.last_at > ${now} - r.days * ${dayMs}::bigint OR s.phase NOT IN ('wrap_up', 'closed')))
     LIMIT $1 FOR UPDATE OF v SKIP LOCKED)
   UPDATE visitors v SET person = NULL, person_name = NULL, person_email = NULL, identified_at = NULL, attributes = '{}'
   FROM due WHERE v.id = due.id RETURNING v.tenant, 'identity' AS class`,
]

/** Takes away all words whose time is over, in batches, and notes how many; `goOn` is asked between them. */
export async function sweepWords(pool: pg.Pool, goOn: () => Promise<boolean>): Promise<void> {
  for (const sweep of sweeps) {
    for (let rows = atOnce; rows === atOnce && (await goOn());) rows = await sweepSome(pool, sweep)
  }
}

/** The note is committed with what it tells of. */
async function sweepSome(pool: pg.Pool, sweep: string): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<Gone>(sweep, [atOnce])
    for (const [tenant, counts] of byTenant(rows)) await tell(client, tenant, counts)
    await client.query('COMMIT')
    client.release()
    return rows.length
  } catch (error) {
    // A client in an unknown state is not given to the next one.
    client.release(true)
    throw error
  }
}

type Counts = Readonly<Record<string, number>>

function byTenant(gone: readonly Gone[]): ReadonlyMap<number, Counts> {
  const all = new Map<number, Record<string, number>>()
  for (const { tenant, class: name } of gone) {
    const counts = all.get(tenant) ?? {}
    counts[name] = (counts[name] ?? 0) + 1
    all.set(tenant, counts)
  }
  return all
}

/** One row an hour, so that a report of a year can be read. */
async function tell(client: pg.ClientBase, tenant: number, counts: Counts): Promise<void> {
  const { rows } = await client.query<{ no: number; counts: Counts }>(
    `SELECT no, counts FROM retention_runs WHERE tenant = $1 AND at > ${now} - $2::bigint ORDER BY no DESC LIMIT 1 FOR UPDATE`,
    [tenant, runMs],
  )
  const [last] = rows
  if (last === undefined) {
    await client.query(`INSERT INTO retention_runs (tenant, at, counts) VALUES ($1, ${now}, $2)`, [
      tenant,
      JSON.stringify(counts),
    ])
    return
  }
  const sum = { ...last.counts }
  for (const [name, more] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + more
  await client.query('UPDATE retention_runs SET counts = $3 WHERE tenant = $1 AND no = $2', [
    tenant,
    last.no,
    JSON.stringify(sum),
  ])
}
