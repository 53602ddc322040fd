import { serviceRows } from '../reference/service.js'
import { serviceMetric, serviceShareSql, serviceSql, serviceWords } from './service-sql.js'
import type { Metric } from './metric.js'

/** Service level, who leaves within the target ignored. */
export const serviceLevel: Metric = {
  ...serviceMetric,
  key: 'service_level',
  name: 'Service level',
  definition: `The share of visits served in time; who abandoned within the target is left out, who abandoned later counts against it (variant “ignored”): in time ÷ (answered + abandoned − abandoned within the target). ${serviceWords}`,
  sql: serviceShareSql(
    serviceSql.inTime,
    `${serviceSql.inTime} + ${serviceSql.late} + ${serviceSql.abandoned} - ${serviceSql.abandonedInTime}`,
  ),
  reference: (facts, query) =>
    serviceRows(facts, query, {
      good: ({ inTime }) => inTime,
      all: ({ inTime, late, abandoned, abandonedInTime }) => inTime + late + abandoned - abandonedInTime,
    }),
}
