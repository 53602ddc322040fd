import type { ClientBase, Pool } from 'pg'
import type { Clock } from './clock.js'
import { appendValues, clockSql, columns, givenAsJson, headAsJson, type Lost, type Unit } from './rows.js'

/** How far ahead of the database's clock a fact may be stamped, ms; beyond it the unit loses: no node pushes a stream into the future. */
export const aheadMs = 1000

const dayMs = 86_400_000

/** What became of a group: the losers by their place in it, and the database's clock, epoch ms. */
export interface Appended {
  readonly lost: ReadonlyMap<number, readonly Lost[]>
  readonly clock: number
}

/** Appends the units, each whole or not at all, in one statement; measures the clock by the way. Throws what the database throws. */
export async function append(on: Pool | ClientBase, clock: Clock, units: readonly Unit[]): Promise<Appended> {
  const askedAt = performance.now()
  const { rows } = await on.query<{ clock: number; lost: readonly Lost[] | null }>({
    name: 'append',
    text: appendText,
    values: appendValues(units),
  })
  const [row] = rows
  if (row === undefined) throw new Error('the append answered nothing')
  clock.measure(row.clock, askedAt)
  return { lost: byUnit(row.lost ?? []), clock: row.clock }
}

function byUnit(losers: readonly Lost[]): Map<number, Lost[]> {
  const units = new Map<number, Lost[]>()
  for (const loser of losers) units.set(loser.unit, [...(units.get(loser.unit) ?? []), loser])
  return units
}

const fresh = (of: string): string =>
  `${of}.at <= ${clockSql} + ${aheadMs} AND ${of}.unit NOT IN (SELECT unit FROM given)`
const theirs = 's.id = ANY(ARRAY(SELECT stream FROM head)) AND s.id = h.stream AND h.expected > 0'
const unnest = unnestInOrder()
const factColumns = Object.keys(columns.fact).slice(1).join(', ')
const contentColumns = Object.keys(columns.content).slice(2).join(', ')
/** When words go, by the tenant's rule for their class; null where there is none. */
const expiry = `(SELECT w.at + r.days * ${dayMs}::bigint FROM retention r WHERE r.tenant = w.tenant AND r.class = w.class)`

/**
 * The one statement that writes the log.
 * - `given`: retry keys that were used before; their units lose, and the caller answers what was answered then.
 * - `made`: new streams, in id order, so that two groups that make the same ones cannot deadlock.
 * - `held`: heads that are still what the caller decided on. SKIP LOCKED: the statement never waits for a row, so it cannot
 *   deadlock, and one slow transaction cannot hold up a group. A row whose seq moved after the snapshot is looked at again by
 *   the lock, so the comparison is always with the newest version.
 * - `won`: units of which every head was made or held. Only what joins to it is written.
 * - `lost`: the others come back with their heads, so that they are decided again without a read.
 * Tables are reached by LATERAL … LIMIT 1 and `= ANY(ARRAY(…))` only: a plan made while they were empty stays right.
 */
export const appendText = `WITH head AS MATERIALIZED (SELECT * FROM ${unnest.head}),
fact AS MATERIALIZED (SELECT * FROM ${unnest.fact}),
given AS MATERIALIZED (
  SELECT fact.unit, fact.stream, used.answer FROM fact CROSS JOIN LATERAL (
    SELECT ${givenAsJson('f')} AS answer FROM facts f WHERE f.stream = fact.stream AND f.client_id = fact.client_id LIMIT 1) used
  WHERE fact.client_id IS NOT NULL),
made AS (
  INSERT INTO streams (id, kind, tenant, seq, vseq, codes, last_at, phase, since, state)
  SELECT stream, kind, tenant, seq, vseq, codes::int[], at, phase, since, state FROM head h WHERE h.expected = 0 AND ${fresh('h')} ORDER BY stream
  ON CONFLICT (id) DO NOTHING RETURNING id),
held AS MATERIALIZED (
  SELECT s.id FROM head h JOIN streams s ON ${theirs} WHERE s.seq = h.expected AND s.tenant = h.tenant AND ${fresh('h')}
  FOR NO KEY UPDATE OF s SKIP LOCKED),
won AS MATERIALIZED (
  SELECT unit FROM head LEFT JOIN (SELECT id FROM held UNION ALL SELECT id FROM made) ready ON ready.id = stream
  GROUP BY unit HAVING count(ready.id) = count(*)),
moved AS (
  UPDATE streams s SET seq = h.seq, vseq = h.vseq, codes = h.codes::int[], last_at = h.at, phase = h.phase, since = h.since, state = h.state
  FROM head h JOIN won USING (unit) WHERE ${theirs}),
stored AS (INSERT INTO facts (${factColumns}) SELECT ${factColumns} FROM fact JOIN won USING (unit)),
worded AS (
  INSERT INTO content (${contentColumns}, expires_at)
  SELECT ${contentColumns}, ${expiry} FROM (SELECT * FROM ${unnest.content}) w JOIN won USING (unit)),
due AS MATERIALIZED (SELECT * FROM ${unnest.deadline} JOIN won USING (unit)),
cleared AS (
  DELETE FROM deadlines d USING due WHERE d.stream = ANY(ARRAY(SELECT stream FROM due WHERE due_at IS NULL))
  AND d.stream = due.stream AND d.kind = due.kind AND due.due_at IS NULL),
armed AS (
  INSERT INTO deadlines (stream, kind, due_at) SELECT stream, kind, due_at FROM due WHERE due_at IS NOT NULL
  ON CONFLICT (stream, kind) DO UPDATE SET due_at = excluded.due_at),
marked AS (INSERT INTO unshipped (stream, seq) SELECT stream, seq FROM fact JOIN won USING (unit)),
told AS (
  INSERT INTO webhook_marks (stream, seq) SELECT stream, seq FROM fact JOIN won USING (unit)
  WHERE fact.tenant = ANY(ARRAY(SELECT tenant FROM webhooks WHERE NOT archived))),
lost AS (
  SELECT h.unit, h.stream, (SELECT json_agg(g.answer) FROM given g WHERE g.unit = h.unit AND g.stream = h.stream) AS given,
    (SELECT ${headAsJson('s')} FROM streams s WHERE s.id = h.stream) AS head
  FROM head h WHERE h.unit NOT IN (SELECT unit FROM won))
SELECT ${clockSql} AS clock, (SELECT json_agg(lost) FROM lost) AS lost`

function unnestInOrder(): Record<keyof typeof columns, string> {
  let place = 0
  const sources = Object.entries(columns).map(([table, names]) => {
    const arrays = Object.values(names).map((type) => `$${(place += 1)}::${type}[]`)
    return [table, `unnest(${arrays.join(', ')}) AS t(${Object.keys(names).join(', ')})`]
  })
  return Object.fromEntries(sources) as Record<keyof typeof columns, string>
}
