import {
  fold,
  joinRows,
  metrics,
  type MetricQuery,
  type MetricRow,
  type Target,
} from '@switchboard/analytics'
import type { AgentFact, ContactFact } from '@switchboard/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useStore, type TestStore } from './engine.js'
import { places, refOf, type AnyFact } from './histories.js'
import { seeded } from './random.js'

const second = 1_000
const minute = 60 * second
const day = Date.UTC(2026, 10, 20)
const [agent = ''] = places.agents
const random = seeded(10)
let tenant = 0
let store: TestStore
beforeAll(async () => {
  store = await useStore()
})
afterAll(() => store.close())
beforeEach(() => {
  tenant += 1
})

describe('service level of 1000 answered, 860 within 20 s, and 60 abandoned, 20 within 20 s, 10 of them within 5 s', () => {
  test.each([
    ['service_level', 0.826923],
    ['service_level_positive', 0.830189],
    ['service_level_negative', 0.811321],
    ['service_level_answered', 0.86],
    ['service_level_short', 0.819048],
    ['service_level_short_credited', 0.820755],
  ])('%s is %d', async (metric, value) => {
    await store.analytics.insert(`${tenant}`, {
      ...joinRows([
        ...many(860, () => visit({ waited: 20 * second, answered: true })),
        ...many(140, () => visit({ waited: 20 * second + 1, answered: true })),
        ...many(10, () => visit({ waited: 5 * second, answered: false })),
        ...many(10, () => visit({ waited: 5 * second + 1, answered: false })),
        ...many(40, () => visit({ waited: 90 * second, answered: false })),
      ]),
      fact: [],
    })
    const [row] = await ask({ metric, asOf: day + 10 * minute })
    expect(row?.value).toBeCloseTo(value, 6)
  })
})

test.each([
  [20 * second, 1],
  [20 * second + 1, 0],
])('a wait of %d ms against 20 s gives %d', async (waited, value) => {
  await deliver(visit({ waited, answered: true }))
  expect(await ask({ metric: 'service_level' })).toMatchObject([{ value, n: 1 }])
})

test('a chat is served by the first words, not by being accepted, and nothing is judged before its time', async () => {
  const id = random.uuid()
  const facts = contact(id, 'chat', [
    [5 * second, accepted()],
    [30 * second, { type: 'message_sent', body: { from: 'agent', agent, length: 2 } }],
  ])
  await deliver(fold(refOf(tenant, id), facts))
  const at = async (asOf: number, targets: readonly Target[] = []): Promise<unknown> =>
    ask({ metric: 'service_level', asOf: day + asOf, targets })
  expect(await at(20 * second)).toMatchObject([{ value: null, n: 0 }])
  expect(await at(20 * second + 1)).toMatchObject([{ value: 0, n: 1 }])
  expect(await at(minute)).toMatchObject([{ value: 0, n: 1 }])
  expect(await at(minute, [{ targetMs: 30 * second, shortMs: 0 }])).toMatchObject([{ value: 0, n: 1 }])
  const forChats = { channel: 'chat', targetMs: 30 * second, shortMs: 0 }
  expect(await at(minute, [forChats])).toMatchObject([{ value: 1, n: 1 }])
  expect(await at(minute, [{ ...forChats, since: day + 1 }])).toMatchObject([{ value: 0, n: 1 }])
})

test('talk of 9:16 to 9:32 and 9:35 to 10:05 is 0, 16 and 30 min where it ends, and 14, 27 and 5 min clipped', async () => {
  const nine = day + 9 * 60 * minute
  const spans = [
    [16, 32],
    [35, 65],
  ] as const
  const works = spans.flatMap(([from, to]) => work(random.uuid(), nine + from * minute, nine + to * minute))
  await deliver(fold(refOf(tenant, agent), agentFacts(nine, works)))
  for (const [from, to] of spans) {
    const id = random.uuid()
    const facts = contact(
      id,
      'voice',
      [
        [0, accepted()],
        [
          (to - from) * minute,
          { type: 'contact_ended', body: { by: 'agent', during: 'connected', wrapUpDueAt: 0 } },
        ],
        [(to - from) * minute, wrappedUp()],
      ],
      nine + from * minute,
    )
    await deliver(fold(refOf(tenant, id), facts))
  }
  const query = { from: nine, to: nine + 90 * minute, interval: '30m', asOf: nine + 120 * minute } as const
  const minutes = async (metric: string): Promise<readonly number[]> =>
    (await ask({ ...query, metric })).map(
      ({ value, n }) => ((value ?? 0) * (metric === 'handle_time' ? n : 1)) / minute,
    )
  expect(await minutes('handle_time')).toEqual([0, 16, 30])
  expect(await minutes('busy_time')).toEqual([14, 27, 5])
})

test('two chats of 0 to 600 s and 300 to 900 s: session 600, union 900, adjusted 450, on average 1.3333 at once', async () => {
  const [a, b] = [random.uuid(), random.uuid()]
  const facts = agentFacts(day, [
    ...work(a, day, day + 600 * second, 50),
    ...work(b, day + 300 * second, day + 900 * second, 50),
  ])
  await deliver(fold(refOf(tenant, agent), facts))
  const value = async (metric: string): Promise<number | null | undefined> =>
    (await ask({ metric, asOf: day + 900 * second }))[0]?.value
  expect(await value('chat_handle_time_adjusted')).toBe(450 * second)
  expect(await value('busy_time')).toBe(900 * second)
  expect(await value('average_concurrency')).toBeCloseTo(4 / 3, 12)
  expect(await value('occupancy')).toBe(1)
  expect(await value('occupancy_capacity')).toBeCloseTo(2 / 3, 12)
})

test('where clocks change a day of work is 23 or 25 hours, and the hour that comes twice is two', async () => {
  const hour = 60 * minute
  for (const [from, to, hours] of [
    ['2026-03-28T00:00+01:00', '2026-03-31T00:00+02:00', [24, 23, 24]],
    ['2026-10-24T00:00+02:00', '2026-10-27T00:00+01:00', [24, 25, 24]],
  ] as const) {
    tenant += 1
    const span = { from: Date.parse(from), to: Date.parse(to) }
    await deliver(fold(refOf(tenant, agent), agentFacts(span.from, work(random.uuid(), span.from, span.to))))
    const days = await ask({
      metric: 'busy_time',
      ...span,
      interval: '1d',
      tz: 'Europe/Paris',
      asOf: span.to,
    })
    expect(days.map(({ value }) => (value ?? 0) / hour)).toEqual(hours)
  }
  const night = { from: Date.parse('2026-10-25T01:00+02:00'), to: Date.parse('2026-10-25T04:00+01:00') }
  const twice = await ask({
    metric: 'busy_time',
    ...night,
    interval: '1h',
    tz: 'Europe/Paris',
    asOf: night.to,
  })
  expect(twice.map(({ start, value }) => [(start - night.from) / hour, value])).toEqual(
    [0, 1, 2, 3].map((index) => [index, hour]),
  )
})

test('a fact that comes late changes its own interval and no other', async () => {
  const ids = many(4, () => random.uuid())
  const rated: readonly (readonly [number, ContactFact])[] = [
    [2 * second, accepted()],
    [minute, { type: 'contact_ended', body: { by: 'visitor', during: 'connected', wrapUpDueAt: 0 } }],
    [2 * minute, wrappedUp()],
    [200 * minute, { type: 'contact_rated', body: { score: 1, commented: false } }],
  ]
  const streams = ids.map((id, index) => contact(id, 'chat', rated, day + index * 15 * minute))
  for (const facts of streams) await deliver(fold(refOf(tenant, facts[0]?.stream ?? ''), facts.slice(0, -1)))
  const query = { from: day, to: day + 60 * minute, interval: '15m' as const, asOf: day + 600 * minute }
  const numbers = async (): Promise<ReadonlyMap<string, readonly MetricRow[]>> =>
    new Map(
      await Promise.all(metrics.map(async ({ key }) => [key, await ask({ ...query, metric: key })] as const)),
    )
  const before = await numbers()
  await deliver(fold(refOf(tenant, ids[2] ?? ''), streams[2] ?? [], streams[2]?.length))
  const after = await numbers()
  for (const { key } of metrics) {
    const changed = after
      .get(key)
      ?.map((row, index) => JSON.stringify(row) !== JSON.stringify(before.get(key)?.[index]))
    const expectChange = key.startsWith('csat') || key === 'response_rate'
    expect(changed, key).toEqual([false, false, expectChange, false])
  }
})

test('95 % of Wilson: 8 of 10 is 49.0 to 94.3 %, 42 of 50 is 71.5 to 91.7 %', async () => {
  for (const [good, all, low, high] of [
    [8, 10, 0.49, 0.943],
    [42, 50, 0.715, 0.917],
  ] as const) {
    tenant += 1
    const facts = many(all, (index) =>
      contact(random.uuid(), 'chat', [
        [0, accepted()],
        [1, { type: 'contact_ended', body: { by: 'agent', during: 'connected', wrapUpDueAt: 0 } }],
        [2, { type: 'contact_rated', body: { score: index < good ? 4 : 3, commented: false } }],
      ]),
    )
    await deliver(joinRows(facts.map((stream) => fold(refOf(tenant, stream[0]?.stream ?? ''), stream))))
    expect((await ask({ metric: 'csat_low' }))[0]?.value).toBeCloseTo(low, 3)
    expect((await ask({ metric: 'csat_high' }))[0]?.value).toBeCloseTo(high, 3)
  }
})

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

function visit({ waited, answered }: { waited: number; answered: boolean }): ReturnType<typeof fold> {
  const id = random.uuid()
  const gone: ContactFact = {
    type: 'contact_ended',
    body: { by: 'visitor', during: 'queued', wrapUpDueAt: null },
  }
  return fold(refOf(tenant, id), contact(id, 'voice', [[waited, answered ? accepted() : gone]]))
}

function contact(
  id: string,
  channel: 'chat' | 'voice',
  then: readonly (readonly [number, ContactFact])[],
  at = day,
): readonly AnyFact[] {
  const [brand = '', queue = ''] = [places.brands[0], places.queues[0]]
  const body = { brand, site: 'site', queue, visitor: 'somebody', channel, locale: 'vi', visit: id }
  const made: ContactFact = {
    type: 'offer_made',
    body: { offer: id, visit: id, agent, dueAt: 0, routing: { rule: 'longest_idle', candidates: [] } },
  }
  const offered = then.some(([, { type }]) => type === 'offer_accepted') ? [[0, made] as const] : []
  const story = [[0, { type: 'contact_started', body }] as const, ...offered, ...then]
  return story.map(([after, fact], index) => {
    const own = JSON.parse(JSON.stringify(fact).replaceAll('"this"', `"${id}"`)) as ContactFact
    return { stream: id, seq: index + 1, vseq: null, at: at + after, actor: null, fact: own }
  })
}

function accepted(): ContactFact {
  return { type: 'offer_accepted', body: { offer: 'this', visit: 'this', agent, segment: 'this' } }
}

function wrappedUp(): ContactFact {
  return {
    type: 'wrap_up_ended',
    body: { segment: 'this', agent, disposition: null, cause: 'finished', dueAt: 0 },
  }
}

function work(id: string, from: number, to: number, units = 100): readonly (readonly [number, AgentFact])[] {
  const body = { contact: id, channel: 'chat', units } as const
  return [
    [from, { type: 'work_reserved', body: { ...body, offer: id, dueAt: 0 } }],
    [from, { type: 'work_started', body: { ...body, segment: id } }],
    [to, { type: 'work_ended', body: { ...body, segment: id } }],
  ]
}

function agentFacts(from: number, then: readonly (readonly [number, AgentFact])[]): readonly AnyFact[] {
  const on: AgentFact = {
    type: 'presence_changed',
    body: { from: 'offline', to: 'available', cause: 'chosen' },
  }
  return [[from, on] as const, ...then.toSorted(([a], [b]) => a - b)].map(([at, fact], index) => ({
    stream: agent,
    seq: index + 1,
    vseq: null,
    at,
    actor: null,
    fact,
  }))
}

let deliveries = 0

async function deliver(rows: ReturnType<typeof fold>): Promise<void> {
  deliveries += 1
  expect(await store.analytics.insert(`delivery ${deliveries}`, rows)).toEqual([])
}

async function ask(
  question: Partial<MetricQuery> & { readonly metric: string },
): Promise<readonly MetricRow[]> {
  const query = {
    from: day,
    to: day + 24 * 60 * minute,
    interval: 'range',
    tz: 'UTC',
    asOf: day + 24 * 60 * minute,
  } as const
  const result = await store.analytics.query({ ...query, ...question }, { tenant })
  if ('fault' in result) throw new Error(result.fault)
  return result.rows
}
