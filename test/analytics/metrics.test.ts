import { afterAll, beforeAll, expect, test } from 'vitest'
import { fold, joinRows, metrics, type MetricQuery, type MetricRow, type Scope } from '@switchboard/analytics'
import { useStore, type TestStore } from './engine.js'
import { ordered } from './ordered.js'
import { randomHistory, type History } from './histories.js'
import { randomQuestion } from './questions.js'
import { seeded } from './random.js'

// Around the night on which Paris sets its clocks back, and over the end of a month.
const span = { from: Date.UTC(2026, 9, 23), days: 11 }
const histories: readonly History[] = Array.from({ length: 200 }, (_, index) =>
  randomHistory(index, { tenant: index + 1, ...span, contacts: 3 + (index % 30) }),
)

let store: TestStore
beforeAll(async () => {
  store = await useStore()
  const rows = histories.flatMap(({ tenant, streams }) =>
    [...streams].map(([id, facts]) => fold({ kind: 'contact', id, tenant }, facts)),
  )
  expect(await store.analytics.insert('all', joinRows(rows))).toEqual([])
})
afterAll(() => store.close())

test.each(metrics)(
  '$key is the same from SQL and from its reference, on 200 random histories',
  async ({ key, reference }) => {
    const random = seeded(key.length * 977)
    let counted = 0
    for (const { tenant, streams } of histories) {
      const query = randomQuestion(random, key, span)
      const wanted = reference([...streams.values()].flat(), query)
      expect(await ask(query, { tenant }), JSON.stringify({ tenant, query })).toEqual(ordered(wanted))
      counted += wanted.reduce((sum, { n }) => sum + n, 0)
    }
    expect(counted).toBeGreaterThan(200) // the histories are not about nothing
  },
)

test('a scope of brands counts what a filter of these brands counts, and a filter cannot widen it', async () => {
  const random = seeded(5)
  for (const { tenant } of histories.slice(0, 40)) {
    const { filter: _, ...query } = randomQuestion(random, 'handle_time', span)
    const wanted = await ask({ ...query, filter: { brand: ['apple'] } }, { tenant })
    expect(await ask(query, { tenant, brands: ['apple'] })).toEqual(wanted)
    expect(
      await ask({ ...query, filter: { brand: ['apple', 'pear'] } }, { tenant, brands: ['apple'] }),
    ).toEqual(wanted)
    expect(total(await ask({ ...query, filter: { brand: ['pear'] } }, { tenant, brands: ['apple'] }))).toBe(0)
    expect(total(await ask(query, { tenant, brands: [] }))).toBe(0)
  }
})

test('a tenant without contacts has no data, and no data is null', async () => {
  const day = {
    from: span.from,
    to: span.from + 86_400_000,
    interval: '1d',
    tz: 'UTC',
    asOf: span.from + 1e9,
  } as const
  for (const { key } of metrics) {
    expect(await ask({ metric: key, ...day }, { tenant: 999 })).toEqual([
      { start: span.from, value: null, n: 0 },
    ])
    expect(await ask({ metric: key, ...day, by: ['agent'] }, { tenant: 999 })).toEqual([])
  }
})

test('a question that cannot be answered says why', async () => {
  const sound = { metric: 'csat', from: 0, to: 900_000, interval: '15m', tz: 'UTC', asOf: 0 } as const
  const faults = [
    { ...sound, metric: 'mood' },
    { ...sound, to: 0 },
    { ...sound, from: 0.5 },
    { ...sound, tz: 'Mars/Olympus' },
    { ...sound, to: 900_000 * 5_000 },
    { ...sound, interval: '1d', to: Number.MAX_SAFE_INTEGER } as const,
  ]
  for (const query of faults)
    expect(await store.analytics.query(query, { tenant: 1 })).toEqual({
      fault: expect.any(String) as unknown,
    })
})

async function ask(query: MetricQuery, scope: Scope): Promise<readonly MetricRow[]> {
  const result = await store.analytics.query(query, scope)
  if ('fault' in result) throw new Error(result.fault)
  return ordered(result.rows)
}

function total(rows: readonly MetricRow[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0)
}
