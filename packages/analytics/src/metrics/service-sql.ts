import type { ServiceCounts } from '../reference/service.js'
import { atEntry } from './families.js'
import type { Metric, MetricSql } from './metric.js'
import { msBetween, shareSql } from './sql.js'
import { abandonedSql, answeredSql, flowedOutSql, shortSql, waitedSql } from './visit-sql.js'

// A chat is served by the first words of an agent, a call by its being answered.
const servedAtSql = "if(channel = 'chat', replied_at, exited_at)"
const inTimeSql = `ifNull(${answeredSql} AND ${servedAtSql} <= as_of AND ${msBetween('entered_at', servedAtSql)} <= target_ms, 0)`
const lateSql = `(NOT ${inTimeSql} AND NOT ${abandonedSql} AND NOT ${flowedOutSql} AND ${msBetween('entered_at', 'as_of')} > target_ms)`

/** The counts in SQL, to be added and subtracted. */
export const serviceSql: Readonly<Record<keyof ServiceCounts, string>> = {
  inTime: `countIf(${inTimeSql})`,
  late: `countIf(${lateSql})`,
  lateAnswered: `countIf(${lateSql} AND ${answeredSql})`,
  abandoned: `countIf(${abandonedSql})`,
  abandonedInTime: `countIf(${abandonedSql} AND ${waitedSql} <= target_ms)`,
  abandonedShort: `countIf(${shortSql})`,
}

/** What the variants of service level have in common. */
export const serviceMetric: Pick<Metric, 'unit' | 'grain' | 'attribution' | 'targets'> = {
  unit: 'ratio',
  grain: 'visit',
  attribution: atEntry,
  targets: true,
}

/** A variant's SQL from its two sums. */
export function serviceShareSql(good: string, all: string): MetricSql {
  // The same sum over one row: 1 where the row is one of those that it is a share of.
  const behind = `(${all.replaceAll('countIf(', 'toInt8(')}) > 0`
  return { at: 'entered_at', value: shareSql(`(${good})`, `(${all})`), n: all, behind }
}

/** What every definition of service level says. */
export const serviceWords: string =
  'Served in time is a call answered, or a chat that got its first words from an agent, within the target (exactly the target still counts). Who has waited longer than the target counts as not served, also while still waiting; who may still be served in time does not count yet; who left the queue otherwise does not count.'
