import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import {
  buildSql,
  dimensions,
  fold,
  joinRows,
  metricOf,
  metrics,
  type MetricQuery,
  type MetricRow,
  type Rows,
} from '@switchboard/analytics'
import type { ContactFact, Stored } from '@switchboard/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder, useStore, type TestStore } from './engine.js'
import { randomHistory, type History } from './histories.js'
import { foldMutants, sqlMutants, type Mutant } from './mutants.js'
import { ordered } from './ordered.js'
import { randomQuestion } from './questions.js'
import { seeded } from './random.js'

const span = { from: Date.UTC(2026, 9, 24), days: 3 }
const histories = Array.from({ length: 40 }, (_, index) =>
  randomHistory(7000 + index, { tenant: index + 1, ...span, contacts: 30 }),
)

let store: TestStore
let client: ClickHouseClient
beforeAll(async () => {
  store = await useStore()
  client = createClient({ url: store.url, database: 'switchboard', log: { level: ClickHouseLogLevel.OFF } })
  for (const table of ['contact', 'segment']) await client.command({ query: `SYSTEM STOP MERGES ${table}` })
  await deliver('true', histories, fold)
})
afterAll(async () => {
  await client.close()
  await store.close()
})

test('without a fault nothing is found', async () => {
  for (const { key } of metrics) expect(await differs([key], 0, (sql) => sql), key).toBe(false)
})

describe('a fault in the SQL is found', () => {
  test.each(sqlMutants)('$name', async ({ find, replace, metrics: spoilt }) => {
    let applied = false
    const mutate = (sql: string): string => {
      applied ||= sql.includes(find)
      return sql.replaceAll(find, replace)
    }
    expect(await differs(spoilt, 0, mutate)).toBe(true)
    expect(applied).toBe(true)
  })
})

describe('a fault in fold is found', () => {
  test.each(foldMutants)('$name', async (mutant) => {
    const shift = 1000 * (foldMutants.indexOf(mutant) + 1)
    const moved = histories.map(({ tenant, streams }) => ({ tenant: tenant + shift, streams }))
    await deliver(`mutant ${shift}`, moved, await mutatedFold(mutant))
    expect(await differs(mutant.metrics, shift, (sql) => sql)).toBe(true)
  })
})

type Fold = typeof fold

/** Doubled and out of order: what the whole stream comes to, that again, and last what its first half came to. */
async function deliver(name: string, some: readonly History[], folding: Fold): Promise<void> {
  const rowsOf = (part: (length: number) => number): Rows =>
    joinRows(
      some.flatMap(({ tenant, streams }) =>
        [...streams].map(([id, facts]) =>
          folding({ kind: 'contact', id, tenant }, facts.slice(0, part(facts.length))),
        ),
      ),
    )
  const whole = rowsOf((length) => length)
  const deliveries = { first: whole, again: whole, half: rowsOf((length) => Math.ceil(length / 2)) }
  for (const [which, rows] of Object.entries(deliveries)) {
    expect(await store.analytics.insert(`${name} ${which}`, rows)).toEqual([])
  }
}

/** Whether any answer is not the reference's, or there is none. */
async function differs(
  keys: readonly string[],
  shift: number,
  mutate: (sql: string) => string,
): Promise<boolean> {
  const random = seeded(42)
  for (const { tenant, streams } of histories) {
    const facts = [...streams.values()].flat()
    for (const metric of keys.flatMap((key) => metricOf(key) ?? [])) {
      for (const query of questionsOf(randomQuestion(random, metric.key, span), facts)) {
        const wanted = ordered(metric.reference(facts, query).filter(({ n }) => n > 0)).map(sorted)
        const { sql, params } = buildSql(metric, query, { tenant: tenant + shift })
        const found = await answerOf(mutate(sql), { ...params })
        if (JSON.stringify(found) !== JSON.stringify(wanted)) return true
      }
    }
  }
  return false
}

async function answerOf(
  query: string,
  query_params: Record<string, unknown>,
): Promise<readonly MetricRow[] | string> {
  try {
    const answer = await client.query({ query, query_params, format: 'JSONEachRow' })
    return ordered((await answer.json<Raw>()).map(rowOf))
  } catch (error) {
    return String(error)
  }
}

/** The question, and others at the very moments of facts, where the ends of a range and `asOf` show. */
function questionsOf(query: MetricQuery, facts: readonly Stored<ContactFact>[]): readonly MetricQuery[] {
  const moments = facts.map(({ at }) => at).toSorted((a, b) => a - b)
  const [early = 0, late = 0] = [moments[moments.length >> 2], moments.at(-1)]
  const rated =
    facts.find(
      ({ fact }, index) => fact.type === 'contact_rated' && facts[index - 1]?.at !== facts[index]?.at,
    )?.at ?? late
  const whole = { metric: query.metric, tz: query.tz, from: span.from, to: span.from + 4 * 86_400_000 }
  return [
    query,
    { ...whole, asOf: late, interval: 'range', from: early, to: Math.max(late, early + 1) },
    { ...whole, asOf: late, interval: '15m' },
    { ...whole, asOf: rated - 1, interval: '1d' },
  ]
}

type Raw = Record<string, string | number | null>

function rowOf(raw: Raw): MetricRow {
  const names = dimensions.flatMap((dimension) =>
    `by_${dimension}` in raw ? [[dimension, raw[`by_${dimension}`]] as const] : [],
  )
  return sorted({
    ...Object.fromEntries(names),
    start: Number(raw['start']),
    value: raw['value'] === null ? null : Number(raw['value']),
    n: Number(raw['n']),
  })
}

function sorted(row: MetricRow): MetricRow {
  return Object.fromEntries(
    Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ) as unknown as MetricRow
}

/** The compiled `fold` with one fault, loaded from a folder of its own; it needs nothing else at run time. */
async function mutatedFold({ find, replace }: Mutant): Promise<Fold> {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const file of ['fold.js', 'fold-contact.js', 'fold-fact.js', 'rows.js']) {
    const source = readFileSync(join(import.meta.dirname, '../../packages/analytics/dist/fold', file), 'utf8')
    if (file === 'fold-contact.js') expect(source.split(find)).toHaveLength(2)
    writeFileSync(
      join(folder, file),
      (file === 'fold-contact.js' ? source.replace(find, replace) : source).replace(/^\/\/# source.*$/m, ''),
    )
  }
  const loaded = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'fold.js')).href)) as {
    fold: Fold
  }
  rmSync(folder, { recursive: true })
  return loaded.fold
}
