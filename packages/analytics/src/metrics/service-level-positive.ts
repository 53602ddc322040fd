import { serviceRows } from '../reference/service.js'
import { serviceMetric, serviceShareSql, serviceSql, serviceWords } from './service-sql.js'
import type { Metric } from './metric.js'

/** Service level, who leaves within the target credited. */
export const serviceLevelPositive: Metric = {
  ...serviceMetric,
  key: 'service_level_positive',
  name: 'Service level (positive)',
  definition: `The share of visits that were served in time or abandoned within the target (variant “positive”): (in time + abandoned within the target) ÷ (answered + abandoned). ${serviceWords}`,
  sql: serviceShareSql(
    `${serviceSql.inTime} + ${serviceSql.abandonedInTime}`,
    `${serviceSql.inTime} + ${serviceSql.late} + ${serviceSql.abandoned}`,
  ),
  reference: (facts, query) =>
    serviceRows(facts, query, {
      good: ({ inTime, abandonedInTime }) => inTime + abandonedInTime,
      all: ({ inTime, late, abandoned }) => inTime + late + abandoned,
    }),
}
