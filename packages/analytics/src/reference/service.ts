import type { AnyFact } from '../metrics/metric.js'
import type { MetricQuery, MetricRow } from '../query/query.js'
import { share, summaryRows } from './summary.js'
import { targetOf } from './targets.js'
import { perVisit, waitOfAbandoned, type Visit } from './visits.js'

/** How many visits there were of each kind that service level tells apart. */
export interface ServiceCounts {
  /** Served within the target. */
  readonly inTime: number
  /** Not served when the target had passed: answered later, or waiting still. */
  readonly late: number
  /** Of these, the answered. */
  readonly lateAnswered: number
  readonly abandoned: number
  readonly abandonedInTime: number
  readonly abandonedShort: number
}

/** Served in time among those that count. */
export interface ServiceFormula {
  good(counts: ServiceCounts): number
  all(counts: ServiceCounts): number
}

/** For a reference: a variant's rows by its formula. */
export function serviceRows(
  facts: readonly AnyFact[],
  query: MetricQuery,
  { good, all }: ServiceFormula,
): readonly MetricRow[] {
  const kinds = perVisit(facts, query.asOf, (visit) => kindsOf(visit, query))
  return summaryRows(kinds, query, {
    value: (visits) => share(good(countKinds(visits)), all(countKinds(visits))),
    n: (visits) => all(countKinds(visits)),
  })
}

type Kind = keyof ServiceCounts

function kindsOf(visit: Visit, query: MetricQuery): readonly Kind[] {
  const { targetMs, shortMs } = targetOf(query, visit)
  const { enteredAt, outcome } = visit
  const abandoned = waitOfAbandoned(visit)
  if (abandoned !== null) {
    const kinds: Kind[] = ['abandoned']
    if (abandoned <= targetMs) kinds.push('abandonedInTime')
    if (abandoned <= shortMs) kinds.push('abandonedShort')
    return kinds
  }
  if (outcome === 'other') return []
  const servedAt = visit.group.channel === 'chat' ? visit.repliedAt : visit.exitedAt
  if (servedAt !== null && servedAt - enteredAt <= targetMs) return ['inTime']
  if (query.asOf - enteredAt <= targetMs) return []
  return outcome === 'answered' ? ['late', 'lateAnswered'] : ['late']
}

function countKinds(visits: readonly (readonly Kind[])[]): ServiceCounts {
  const of = (kind: Kind): number => visits.filter((kinds) => kinds.includes(kind)).length
  return {
    inTime: of('inTime'),
    late: of('late'),
    lateAnswered: of('lateAnswered'),
    abandoned: of('abandoned'),
    abandonedInTime: of('abandonedInTime'),
    abandonedShort: of('abandonedShort'),
  }
}
