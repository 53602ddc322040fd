import { type WordsClass, wordsClasses } from '@switchboard/domain'
import type pg from 'pg'
import { difference, note } from '../centre/set-up/audit.js'
import type { Author } from '../centre/set-up/change-set-up.js'
import { holdingSetUp } from '../centre/set-up/transaction.js'

/** How many days each class of words is kept; null: until somebody erases it. */
export type KeptDays = { readonly [C in WordsClass]: number | null }

/** A tenant's rules. `aligned`: words that were there before the last change have their new dates as well. */
export interface Retention {
  readonly rev: number
  readonly days: KeptDays
  readonly aligned: boolean
}

/** What went within an hour, by class. `at` in epoch ms. */
export interface RetentionRun {
  readonly at: number
  readonly counts: Readonly<Record<string, number>>
}

const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/** The rules as they are now; without any, everything is kept. */
export async function readRetention(on: pg.Pool | pg.ClientBase, tenant: number): Promise<Retention> {
  const rules = await on.query<{ class: string; days: number }>(
    'SELECT class, days FROM retention WHERE tenant = $1',
    [tenant],
  )
  const revs = await on.query<{ rev: number; aligned: boolean }>(
    'SELECT rev, aligned_rev = rev AS aligned FROM retention_revs WHERE tenant = $1',
    [tenant],
  )
  const byClass = new Map(rules.rows.map((row) => [row.class, row.days]))
  const days = Object.fromEntries(wordsClasses.map((name) => [name, byClass.get(name) ?? null])) as KeptDays
  const [row] = revs.rows
  return { rev: row?.rev ?? 1, days, aligned: row?.aligned ?? true }
}

/** Changes the rules that are named, if nobody did so since `rev`; what is there already is dated anew soon after. */
export async function changeRetention(
  pool: pg.Pool,
  { tenant, actor }: Author,
  { rev, days }: { readonly rev: number; readonly days: Partial<KeptDays> },
): Promise<'changed' | 'stale'> {
  return holdingSetUp<'changed' | 'stale'>(pool, tenant, {
    keep: (outcome) => outcome === 'changed',
    async work(client) {
      const before = await readRetention(client, tenant)
      if (before.rev !== rev) return 'stale'
      const after = { ...before.days, ...days }
      const changed = wordsClasses.filter((name) => after[name] !== before.days[name])
      if (changed.length === 0) return 'changed'
      for (const name of changed) await write(client, tenant, { name, days: after[name] })
      await client.query(
        `INSERT INTO retention_revs (tenant, rev, changed_at, aligned_rev) VALUES ($1, $2 + 1, ${now}, $2)
         ON CONFLICT (tenant) DO UPDATE SET rev = excluded.rev, changed_at = excluded.changed_at`,
        [tenant, rev],
      )
      await note(client, {
        tenant,
        actor,
        action: 'changed',
        kind: 'retention',
        thing: String(tenant),
        ...difference(before.days, after),
      })
      return 'changed'
    },
  })
}

async function write(
  client: pg.ClientBase,
  tenant: number,
  { name, days }: { readonly name: WordsClass; readonly days: number | null },
): Promise<void> {
  if (days === null)
    await client.query('DELETE FROM retention WHERE tenant = $1 AND class = $2', [tenant, name])
  else
    await client.query(
      'INSERT INTO retention (tenant, class, days) VALUES ($1, $2, $3) ON CONFLICT (tenant, class) DO UPDATE SET days = excluded.days',
      [tenant, name, days],
    )
}

/** What has gone, the newest first. */
export async function listRetentionRuns(
  pool: pg.Pool,
  tenant: number,
  limit: number,
): Promise<RetentionRun[]> {
  const { rows } = await pool.query<RetentionRun>(
    'SELECT at, counts FROM retention_runs WHERE tenant = $1 ORDER BY no DESC LIMIT $2',
    [tenant, limit],
  )
  return rows
}
