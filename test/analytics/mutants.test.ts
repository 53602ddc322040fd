import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import {
  dimensions,
  fold,
  joinRows,
  metricOf,
  noRows,
  type Grain,
  type Metric,
  type MetricQuery,
  type Rows,
} from '@switchboard/analytics'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { difference, expected, openAsker, type Asker } from './across.js'
import { temporaryFolder, useStore, type TestStore } from './engine.js'
import { factsOf, places, randomHistory, refOf } from './histories.js'
import { foldMutants, type FoldMutant } from './fold-mutants.js'
import { randomQuestion } from './questions.js'
import { seeded } from './random.js'
import { sqlMutants } from './sql-mutants.js'

const span = { from: Date.UTC(2026, 9, 24), days: 3 }
const histories = Array.from({ length: 16 }, (_, index) =>
  randomHistory(7000 + index, { tenant: index + 1, ...span, contacts: 30 }),
).map((history) => ({ ...history, facts: factsOf(history) }))

let store: TestStore
let client: ClickHouseClient
let asker: Asker
beforeAll(async () => {
  store = await useStore()
  client = createClient({ url: store.url, database: 'switchboard', log: { level: ClickHouseLogLevel.OFF } })
  asker = openAsker(store.url)
  // Merged in the background, old versions would go by themselves, and forgetting FINAL would not be seen.
  for (const table of every) await client.command({ query: `SYSTEM STOP MERGES ${table}` })
  await deliver('true', 0, fold)
  await deliver('of others', 900, fold)
})
afterAll(async () => {
  await asker.close()
  await client.close()
  await store.close()
})

test('without a fault nothing is found', { timeout: 180_000 }, async () => {
  const spoilt = [...sqlMutants, ...foldMutants].flatMap((mutant) => mutant.metrics)
  expect(await differs([...new Set(spoilt)], 0)).toBeNull()
})

describe('a fault in the SQL is found', () => {
  test.each(sqlMutants)('$name', async ({ find, replace, metrics: spoilt }) => {
    let applied = false
    const mutate = (sql: string): string => {
      applied ||= sql.includes(find)
      return sql.replaceAll(find, replace)
    }
    expect(await differs(spoilt, 0, mutate)).not.toBeNull()
    expect(applied).toBe(true)
  })
})

describe('a fault in fold is found', () => {
  test.each(foldMutants)('$name', async (mutant) => {
    const shift = 1000 * (foldMutants.indexOf(mutant) + 1)
    const grains = mutant.metrics.flatMap((key) => metricOf(key)?.grain ?? [])
    await deliver(`mutant ${shift}`, shift, await mutatedFold(mutant), grains)
    expect(await differs(mutant.metrics, shift)).not.toBeNull()
  })
})

type Fold = typeof fold

const every = ['contact', 'visit', 'offer', 'segment', 'turn', 'measure', 'agent_state', 'work'] as const

function only(rows: Rows, grains: readonly Grain[]): Rows {
  return { ...noRows, ...Object.fromEntries(grains.map((grain) => [grain, rows[grain]])) }
}

/** Out of order: what the whole stream comes to, and last what its first half came to. */
async function deliver(
  name: string,
  shift: number,
  folding: Fold,
  grains: readonly Grain[] = every,
): Promise<void> {
  const rowsOf = (part: (length: number) => number): Rows =>
    joinRows(
      histories.flatMap(({ tenant, streams }) =>
        [...streams].map(([id, facts]) =>
          folding(refOf(tenant + shift, id), facts.slice(0, part(facts.length))),
        ),
      ),
    )
  const whole = rowsOf((length) => length)
  const deliveries = { whole, half: rowsOf((length) => Math.ceil(length / 2)) }
  for (const [which, rows] of Object.entries(deliveries)) {
    expect(await store.analytics.insert(`${name} ${which}`, only(rows, grains))).toEqual([])
  }
}

/** The first answer about one of these metrics that is not the reference's; null where there is none. */
async function differs(
  keys: readonly string[],
  shift: number,
  mutate: (sql: string) => string = (sql) => sql,
): Promise<string | null> {
  const random = seeded(42)
  const tenants = { from: shift + 1, to: shift + histories.length }
  for (const metric of keys.flatMap((key) => metricOf(key) ?? [])) {
    for (const query of questionsOf(metric, randomQuestion(random, metric, span))) {
      try {
        const found = await asker.ask({ metric, query }, tenants, mutate)
        const fault = difference(found, expected({ metric, query }, histories), shift)
        if (fault !== null) return `${metric.key} ${JSON.stringify(query)} ${fault}`
      } catch (error) {
        return String(error)
      }
    }
  }
  return null
}

/** The question, and others at the very moments of facts, where the ends of a range, `asOf` and filters show. */
function questionsOf(metric: Metric, query: MetricQuery): readonly MetricQuery[] {
  const whole = { metric: query.metric, tz: query.tz, from: span.from, to: span.from + 4 * 86_400_000 }
  const by = metric.dimensions ?? dimensions
  const some = { queue: places.queues, agent: places.agents, brand: places.brands, channel: ['chat'] }
  const filter = Object.fromEntries(by.map((dimension) => [dimension, some[dimension].slice(0, 1)]))
  const asOf = whole.to
  return [
    query,
    { ...whole, asOf: moment(0.9), interval: '15m' },
    { ...whole, asOf: moment(0.6), interval: 'range', by },
    { ...whole, asOf, interval: '30m', from: moment(0.2), to: moment(0.6) },
    { ...whole, asOf: moment(0.4) - 1, interval: '1d' },
    ...Object.entries(filter).map(
      ([dimension, values]) =>
        ({ ...whole, asOf, interval: 'range', filter: { [dimension]: values } }) as const,
    ),
    { ...whole, asOf: (heardAt[Math.floor(heardAt.length / 2)] ?? 0) - 1, interval: 'range', by },
    ...decisive.flatMap((type): MetricQuery[] => [
      { ...whole, asOf, interval: 'range', from: momentOf(type, 0.3), to: momentOf(type, 0.7) },
      { ...whole, asOf: momentOf(type, 0.5) - 1, interval: 'range', by },
    ]),
  ]
}

/** The moments of the facts that decide where something counts. */
const decisive = ['offer_accepted', 'message_sent', 'contact_ended', 'wrap_up_ended', 'contact_rated']

/** When sound had come to both ends of a call that was answered before. */
const heardAt = histories
  .flatMap(({ tenant, streams }) =>
    [...streams].flatMap(([id, facts]) => fold(refOf(tenant, id), facts).visit),
  )
  .flatMap(({ joinedAt, exitedAt }) => (joinedAt !== null && joinedAt > (exitedAt ?? 0) ? [joinedAt] : []))
  .toSorted((a, b) => a - b)

function momentOf(type: string, part: number): number {
  const all = histories
    .flatMap(({ facts }) => facts.filter(({ fact }) => fact.type === type))
    // Not at the moment of another fact of the contact, so that it is seen which of them counts.
    .filter(({ stream, at }, _, some) => some.filter((other) => other.stream === stream).at(-1)?.at === at)
    .toSorted((a, b) => a.at - b.at)
  return all[Math.floor(all.length * part)]?.at ?? 0
}

function moment(part: number): number {
  return observed[Math.floor(observed.length * part)] ?? 0
}

const observed = histories.flatMap(({ facts }) => facts.map(({ at }) => at)).toSorted((a, b) => a - b)

/** The compiled `fold` with one fault, loaded from a folder of its own; of other packages it needs the domain alone. */
async function mutatedFold({ file, find, replace }: FoldMutant): Promise<Fold> {
  const folder = temporaryFolder()
  const compiled = join(import.meta.dirname, '../../packages/analytics/dist/fold')
  const domain = pathToFileURL(join(import.meta.dirname, '../../packages/domain/dist/index.js')).href
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const name of readdirSync(compiled).filter(
    (each) => each.endsWith('.js') && !each.includes('.test.'),
  )) {
    const source = readFileSync(join(compiled, name), 'utf8')
    if (name === file) expect(source.split(find)).toHaveLength(2)
    const spoilt = name === file ? source.replace(find, replace) : source
    writeFileSync(
      join(folder, name),
      spoilt.replace(/^\/\/# source.*$/m, '').replace("'@switchboard/domain'", `'${domain}'`),
    )
  }
  const loaded = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'fold.js')).href)) as {
    fold: Fold
  }
  rmSync(folder, { recursive: true })
  return loaded.fold
}
