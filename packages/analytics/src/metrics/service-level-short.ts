import { serviceRows } from '../reference/service.js'
import { serviceMetric, serviceShareSql, serviceSql, serviceWords } from './service-sql.js'
import type { Metric } from './metric.js'

/** Service level, short abandons ignored. */
export const serviceLevelShort: Metric = {
  ...serviceMetric,
  key: 'service_level_short',
  name: 'Service level (short left out)',
  definition: `The share of visits served in time; only who abandoned shortly is left out (variant “short”): in time ÷ (answered + abandoned − abandoned shortly). ${serviceWords}`,
  sql: serviceShareSql(
    serviceSql.inTime,
    `${serviceSql.inTime} + ${serviceSql.late} + ${serviceSql.abandoned} - ${serviceSql.abandonedShort}`,
  ),
  reference: (facts, query) =>
    serviceRows(facts, query, {
      good: ({ inTime }) => inTime,
      all: ({ inTime, late, abandoned, abandonedShort }) => inTime + late + abandoned - abandonedShort,
    }),
}
