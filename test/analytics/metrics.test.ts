import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  dimensions,
  fold,
  joinRows,
  metricOf,
  metrics,
  type MetricQuery,
  type MetricRow,
  type Scope,
} from '@switchboard/analytics'
import { difference, expected, openAsker, type Asker } from './across.js'
import { useStore, type TestStore } from './engine.js'
import { factsOf, randomHistory, refOf } from './histories.js'
import { ordered } from './ordered.js'
import { randomQuestion } from './questions.js'
import { seeded } from './random.js'

// Around the night on which Paris sets its clocks back, and over the end of a month.
const span = { from: Date.UTC(2026, 9, 23), days: 11 }
const histories = Array.from({ length: 200 }, (_, index) =>
  randomHistory(index, { tenant: index + 1, ...span, contacts: 3 + (index % 22) }),
).map((history) => ({ ...history, facts: factsOf(history) }))
const tenants = { from: 1, to: histories.length }

let store: TestStore
let asker: Asker
beforeAll(async () => {
  store = await useStore()
  asker = openAsker(store.url)
  const rows = histories.flatMap(({ tenant, streams }) =>
    [...streams].map(([id, facts]) => fold(refOf(tenant, id), facts)),
  )
  expect(await store.analytics.insert('all', joinRows(rows))).toEqual([])
})
afterAll(async () => {
  await asker.close()
  await store.close()
})

describe('from SQL and from its reference, on 200 random histories in one statement', () => {
  test.each(metrics)('$key is the same', async (metric) => {
    const random = seeded(metric.key.length * 977)
    let counted = 0
    const whole = randomQuestion(random, metric, span)
    const { filter: _, ...unfiltered } = randomQuestion(random, metric, span)
    for (const query of [
      whole,
      randomQuestion(random, metric, span),
      { ...unfiltered, interval: 'range' } as const,
      { ...unfiltered, asOf: span.from + 5 * 86_400_000 + 12_345, interval: '1h' } as const,
    ]) {
      const wanted = expected({ metric, query }, histories)
      const found = await asker.ask({ metric, query }, tenants)
      expect(difference(found, wanted), JSON.stringify(query)).toBeNull()
      for (const rows of wanted.values()) counted += rows.reduce((sum, { n }) => sum + n, 0)
    }
    expect(counted).toBeGreaterThan(50) // the histories are not about nothing
  })
})

test('what one tenant is answered is the reference, row by row, the empty intervals too', async () => {
  const random = seeded(31)
  for (const [index, metric] of metrics.entries()) {
    const history = histories[(index * 7) % histories.length]
    if (!history) throw new Error('no history')
    const query = randomQuestion(random, metric, span)
    const wanted = ordered(metric.reference(history.facts, query))
    const found = await ask(query, { tenant: history.tenant })
    expect(found.map(rounded)).toEqual(wanted.map(rounded))
  }
})

test('a scope of brands counts what a filter of these brands counts, and a filter cannot widen it', async () => {
  const random = seeded(5)
  const handleTime = metricOf('handle_time')
  if (!handleTime) throw new Error('no metric')
  for (const { tenant } of histories.slice(0, 15)) {
    const { filter: _, ...query } = randomQuestion(random, handleTime, span)
    const wanted = await ask({ ...query, filter: { brand: ['apple'] } }, { tenant })
    expect(await ask(query, { tenant, brands: ['apple'] })).toEqual(wanted)
    expect(
      await ask({ ...query, filter: { brand: ['apple', 'pear'] } }, { tenant, brands: ['apple'] }),
    ).toEqual(wanted)
    expect(total(await ask({ ...query, filter: { brand: ['pear'] } }, { tenant, brands: ['apple'] }))).toBe(0)
    expect(total(await ask(query, { tenant, brands: [] }))).toBe(0)
  }
})

test('nothing ÷ nothing is null for every share, mean and percentile, and only counts and sums are 0', async () => {
  const day = {
    from: span.from,
    to: span.from + 86_400_000,
    interval: '1d',
    tz: 'UTC',
    asOf: span.from + 1e9,
  } as const
  for (const { key, unit, empty = null } of metrics) {
    const value = unit === 'count' || key.endsWith('_time') ? empty : null
    expect(await ask({ metric: key, ...day }, { tenant: 999 }), key).toEqual([
      { start: span.from, value, n: 0 },
    ])
    expect(await ask({ metric: key, ...day, by: ['agent'] }, { tenant: 999 }).catch(() => [])).toEqual([])
  }
})

test('of an hour that has not begun nothing is known, not even that nothing was', async () => {
  const query = {
    metric: 'contacts_created',
    from: span.from,
    to: span.from + 3 * 3_600_000,
    interval: '1h',
    tz: 'UTC',
    asOf: span.from + 3_600_000 + 1,
  } as const
  const values = (await ask(query, { tenant: 999 })).map(({ value }) => value)
  expect(values).toEqual([0, 0, null])
})

test('a question that cannot be answered says why', async () => {
  const sound = { metric: 'csat', from: 0, to: 900_000, interval: '15m', tz: 'UTC', asOf: 0 } as const
  const faults: readonly (readonly [MetricQuery, Scope?])[] = [
    [{ ...sound, metric: 'mood' }],
    [{ ...sound, to: 0 }],
    [{ ...sound, from: 0.5 }],
    [{ ...sound, tz: 'Mars/Olympus' }],
    [{ ...sound, to: 900_000 * 5_000 }],
    [{ ...sound, interval: '1d', to: Number.MAX_SAFE_INTEGER }],
    [{ ...sound, targets: [{ targetMs: -1, shortMs: 0 }] }],
    [{ ...sound, metric: 'occupancy', by: ['queue'] }],
    [{ ...sound, metric: 'occupancy', filter: { brand: ['apple'] } }],
    [
      { ...sound, metric: 'occupancy' },
      { tenant: 1, brands: ['apple'] },
    ],
  ]
  for (const [query, scope = { tenant: 1 }] of faults)
    expect(await store.analytics.query(query, scope)).toEqual({ fault: expect.any(String) as unknown })
})

test('every metric splits by what it says it does', async () => {
  for (const { key, dimensions: known = dimensions } of metrics) {
    const query = { metric: key, from: span.from, to: span.from + 86_400_000, tz: 'UTC', asOf: span.from }
    const result = await store.analytics.query({ ...query, interval: 'range', by: known }, { tenant: 1 })
    expect('rows' in result, key).toBe(true)
  }
})

async function ask(query: MetricQuery, scope: Scope): Promise<readonly MetricRow[]> {
  const result = await store.analytics.query(query, scope)
  if ('fault' in result) throw new Error(result.fault)
  return ordered(result.rows)
}

/** Sums of fractions differ in their last digits by the order in which they were summed. */
function rounded(row: MetricRow): MetricRow {
  return { ...row, value: row.value === null ? null : Number(row.value.toPrecision(12)) }
}

function total(rows: readonly MetricRow[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0)
}
