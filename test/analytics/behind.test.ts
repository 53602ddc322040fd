import { afterAll, beforeAll, expect, test } from 'vitest'
import { fold, joinRows, metrics, type Behind, type MetricQuery } from '@switchboard/analytics'
import { useStore, type TestStore } from './engine.js'
import { factsOf, randomHistory, refOf } from './histories.js'
import { randomQuestion } from './questions.js'
import { seeded } from './random.js'

const span = { from: Date.UTC(2026, 9, 23), days: 6 }
const histories = Array.from({ length: 8 }, (_, index) =>
  randomHistory(index, { tenant: index + 1, ...span, contacts: 20 + index }),
).map((history) => ({ ...history, facts: factsOf(history) }))

let store: TestStore
beforeAll(async () => {
  store = await useStore()
  const rows = histories.flatMap(({ tenant, streams }) =>
    [...streams].map(([id, facts]) => fold(refOf(tenant, id), facts)),
  )
  expect(await store.analytics.insert('all', joinRows(rows))).toEqual([])
})
afterAll(() => store.close())

const page = { limit: 1_000, offset: 0 }

test.each(metrics.filter(({ grain }) => grain !== 'agent_state'))(
  'what is behind $key are as many as the number says that it was taken over',
  async ({ key, reference }) => {
    const random = seeded(key.length * 31)
    for (const { tenant, facts } of histories) {
      const metric = metrics.find((one) => one.key === key)
      if (!metric) throw new Error('no metric')
      const { by: _, ...asked } = randomQuestion(random, metric, span)
      const query: MetricQuery = { ...asked, interval: 'range' }
      const n = reference(facts, query)[0]?.n ?? 0
      const behind = await behindOf(query, tenant)
      expect(behind.total, JSON.stringify(query)).toBe(n)
      expect(behind.rows).toHaveLength(behind.total)
      expect(new Set(behind.rows.map(({ contact }) => contact)).size).toBe(behind.contacts)
      expect(behind.rows.every(({ at }) => at >= query.from && at < query.to && at <= query.asOf)).toBe(true)
    }
  },
)

test('behind the time of agents is the work that they had in it', async () => {
  const query = { from: span.from, to: span.from + span.days * 86_400_000, tz: 'UTC', asOf: span.from + 1e10 }
  for (const { tenant, facts } of histories) {
    // A message in hand keeps nobody busy.
    const begun = facts.filter(
      ({ at, fact }) => fact.type === 'work_started' && fact.body.channel !== 'message' && at < query.to,
    ).length
    const behind = await behindOf({ ...query, metric: 'busy_time', interval: 'range' }, tenant)
    expect(behind.total).toBe(begun)
  }
})

test('what has no agent is asked for by the empty id, and is what the split tells of nobody', async () => {
  const query: MetricQuery = {
    metric: 'offered',
    from: span.from,
    to: span.from + span.days * 86_400_000,
    interval: 'range',
    tz: 'UTC',
    asOf: span.from + 1e10,
  }
  for (const { tenant, facts } of histories) {
    const split = metrics.find(({ key }) => key === 'offered')?.reference(facts, { ...query, by: ['agent'] })
    const nobody = split?.find(({ agent }) => agent === null)?.n ?? 0
    expect(nobody).toBeGreaterThan(0)
    const behind = await behindOf({ ...query, filter: { agent: [''] } }, tenant)
    expect(behind.total).toBe(nobody)
    expect(behind.rows.every(({ agent }) => agent === null)).toBe(true)
  }
})

test('a page is a part of the whole, in one order', async () => {
  const query: MetricQuery = {
    metric: 'offered',
    from: span.from,
    to: span.from + span.days * 86_400_000,
    interval: 'range',
    tz: 'UTC',
    asOf: span.from + 1e10,
  }
  const whole = await behindOf(query, 1)
  const parts = [
    await behindOf(query, 1, { limit: 5, offset: 0 }),
    await behindOf(query, 1, { limit: 1_000, offset: 5 }),
  ]
  expect(parts.flatMap(({ rows }) => rows)).toEqual(whole.rows)
  expect(parts.map(({ total }) => total)).toEqual([whole.total, whole.total])
})

async function behindOf(query: MetricQuery, tenant: number, of = page): Promise<Behind> {
  const answer = await store.analytics.behind(query, { scope: { tenant }, page: of })
  if ('fault' in answer) throw new Error(answer.fault)
  return answer
}
