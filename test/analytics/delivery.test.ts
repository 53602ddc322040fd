import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { fold, joinRows, metrics, noRows, type Rows } from '@switchboard/analytics'
import { expect, test } from 'vitest'
import { difference, expected, openAsker } from './across.js'
import { until, useStore, type TestStore } from './engine.js'
import { factsOf, randomHistory, refOf, type History } from './histories.js'
import { seeded, type Random } from './random.js'

const span = { from: Date.UTC(2026, 9, 24), days: 3 }

test('late, doubled and shuffled delivery gives the same numbers', async () => {
  const store = await useStore()
  const random = seeded(11)
  const histories = Array.from({ length: 12 }, (_, index) =>
    randomHistory(500 + index, { tenant: index + 1, ...span, contacts: 20 }),
  )
  const parcels = shuffled(
    random,
    histories.flatMap((history) => growing(random, history)),
  )
  for (const [index, rows] of parcels.entries()) {
    expect(await store.analytics.insert(`parcel ${index}`, rows)).toEqual([])
    if (random.chance(0.3)) await store.analytics.insert(`parcel ${index}`, rows) // its acknowledgement was lost
    if (random.chance(0.2)) await store.analytics.insert(`parcel ${index} by another name`, rows)
  }
  await expectReference(store, histories)
  await store.close()
})

test(
  'killing the engine again and again while batches come loses and doubles nothing',
  { timeout: 180_000 },
  async () => {
    const store = await useStore()
    const random = seeded(12)
    const histories = Array.from({ length: 15 }, (_, index) =>
      randomHistory(900 + index, { tenant: index + 1, ...span, contacts: 20 }),
    )
    // From kill to kill at least a batch gets through: on a busy machine an engine may not even be up in the time between two.
    const terror = { kills: 0, over: false, isDue: false }
    const killing = (async () => {
      while (!terror.over) {
        await new Promise((resolve) => setTimeout(resolve, 50 + random.below(600)))
        const pid = store.pid()
        if (pid === null || !terror.isDue) continue
        process.kill(pid, 'SIGKILL')
        terror.isDue = false
        terror.kills += 1
      }
    })()
    for (const [index, history] of histories.entries()) {
      for (const [part, rows] of growing(random, history).entries()) {
        // As the shipper does: the same batch by the same name until it is acknowledged.
        await until(
          'the batch is acknowledged',
          () =>
            store.analytics.insert(`${index}/${part}`, rows).then(
              () => true,
              () => null,
            ),
          50_000,
        )
        terror.isDue ||= random.below(5) < 2
      }
      if (index % 5 !== 4) continue
      terror.isDue = true
      await until('some kills', () => Promise.resolve(terror.kills > index / 5 ? true : null))
    }
    terror.over = true
    await killing
    expect(terror.kills).toBeGreaterThanOrEqual(3)
    await until('the engine answers', async () => ((await store.analytics.ping()) ? true : null))
    await expectReference(store, histories)
    const client = createClient({
      url: store.url,
      database: 'switchboard',
      log: { level: ClickHouseLogLevel.OFF },
    })
    const answer = await client.query({ query: 'SELECT count() AS n FROM fact FINAL', format: 'JSONEachRow' })
    const [row] = await answer.json<{ n: number | string }>()
    expect(Number(row?.n)).toBe(histories.flatMap(factsOf).length)
    await client.close()
    await store.close()
  },
)

test('a malformed row is named and the others are stored, also when the batch is sent again', async () => {
  const store = await useStore()
  const history = randomHistory(3, { tenant: 1, ...span, contacts: 40 })
  const rows = joinRows(growing(seeded(1), history))
  const [bad] = rows.segment
  if (!bad) throw new Error('no segment')
  const spoilt = {
    ...rows,
    segment: rows.segment.map((row) => (row === bad ? { ...row, segment: 'no uuid' } : row)),
  }
  for (const turn of [1, 2]) {
    const rejects = await store.analytics.insert('spoilt', spoilt)
    expect(rejects, `turn ${turn}`).toMatchObject([{ table: 'segment', row: { segment_id: 'no uuid' } }])
    expect(rejects[0]?.reason).toMatch(/uuid/i)
  }
  await store.analytics.insert('repaired', { ...noRows, segment: [bad] })
  await expectReference(store, [history])
  await store.close()
})

/** What a shipper sends as a history grows: a part of each stream's facts at a time, folded from the first fact on. */
function growing(random: Random, { tenant, streams }: History): readonly Rows[] {
  const parts: Rows[][] = [[], [], []]
  for (const [id, facts] of streams) {
    const cuts = [1 + random.below(facts.length), 1 + random.below(facts.length)].toSorted((a, b) => a - b)
    let told = 0
    for (const [index, cut] of [...cuts, facts.length].entries()) {
      if (cut > told) parts[index]?.push(fold(refOf(tenant, id), facts.slice(0, cut), told + 1))
      told = Math.max(told, cut)
    }
  }
  return parts.map(joinRows)
}

async function expectReference(store: TestStore, histories: readonly History[]): Promise<void> {
  const asker = openAsker(store.url)
  const told = histories.map((history) => ({ ...history, facts: factsOf(history) }))
  const range = { from: span.from, to: span.from + 30 * 86_400_000, asOf: span.from + 40 * 86_400_000 }
  for (const metric of metrics) {
    const query = { metric: metric.key, ...range, interval: 'range', tz: 'UTC' } as const
    const found = await asker.ask({ metric, query }, { from: 1, to: 1_000 })
    expect(difference(found, expected({ metric, query }, told)), metric.key).toBeNull()
  }
  await asker.close()
}

function shuffled<T>(random: Random, things: readonly T[]): readonly T[] {
  return things
    .map((thing) => ({ thing, key: random.next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ thing }) => thing)
}
