import type { ContactFact, Stored } from '@switchboard/domain'
import { intervalStart, intervalStarts } from '../query/intervals.js'
import { dimensions, type Dimension, type MetricQuery, type MetricRow } from '../query/query.js'

/** One thing that counts: when it counts, how much, and where it belongs. */
export interface Observation {
  readonly at: number
  readonly value: number
  readonly group: Readonly<Record<Dimension, string | null>>
}

/** The facts of each contact in order, each fact once, without those after `asOf`. */
export function historiesOf(
  facts: readonly Stored<ContactFact>[],
  asOf: number,
): readonly (readonly Stored<ContactFact>[])[] {
  const streams = new Map<string, Map<number, Stored<ContactFact>>>()
  for (const fact of facts) {
    if (fact.at > asOf) continue
    const stream = streams.get(fact.stream) ?? new Map<number, Stored<ContactFact>>()
    streams.set(fact.stream, stream.set(fact.seq, fact))
  }
  return [...streams.values()].map((stream) => [...stream.values()].toSorted((a, b) => a.seq - b.seq))
}

/** The first fact of a type in a history. */
export function firstOf<T extends ContactFact['type']>(
  history: readonly Stored<ContactFact>[],
  type: T,
): Stored<Extract<ContactFact, { type: T }>> | undefined {
  return history.find(
    (stored): stored is Stored<Extract<ContactFact, { type: T }>> => stored.fact.type === type,
  )
}

/** The mean of the observations of each interval and group, every interval of the range shown for every group that has any. */
export function meanRows(observations: readonly Observation[], query: MetricQuery): readonly MetricRow[] {
  const by = dimensions.filter((dimension) => query.by?.includes(dimension))
  const counting = observations.filter(
    ({ at, group }) =>
      at >= query.from &&
      at < query.to &&
      dimensions.every((dimension) => query.filter?.[dimension]?.includes(group[dimension] ?? '') ?? true),
  )
  const groups = new Map<string, { names: MetricRow; cells: Map<number, number[]> }>()
  if (by.length === 0) groups.set('', { names: { start: 0, value: null, n: 0 }, cells: new Map() })
  for (const { at, value, group } of counting) {
    const names = Object.fromEntries(by.map((dimension) => [dimension, group[dimension]]))
    const key = by.map((dimension) => group[dimension]).join('\n')
    const entry = groups.get(key) ?? {
      names: { start: 0, value: null, n: 0, ...names },
      cells: new Map<number, number[]>(),
    }
    groups.set(key, entry)
    const start = query.interval === 'range' ? query.from : intervalStart(at, query.interval, query.tz)
    entry.cells.set(start, [...(entry.cells.get(start) ?? []), value])
  }
  return intervalStarts(query).flatMap((start) =>
    [...groups.values()].map(({ names, cells }) => {
      const values = cells.get(start) ?? []
      const sum = values.reduce((total, value) => total + value, 0)
      return { ...names, start, value: values.length === 0 ? null : sum / values.length, n: values.length }
    }),
  )
}
