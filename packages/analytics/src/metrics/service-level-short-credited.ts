import { serviceRows } from '../reference/service.js'
import { serviceMetric, serviceShareSql, serviceSql, serviceWords } from './service-sql.js'
import type { Metric } from './metric.js'

/** Service level, short abandons credited. */
export const serviceLevelShortCredited: Metric = {
  ...serviceMetric,
  key: 'service_level_short_credited',
  name: 'Service level (short credited)',
  definition: `The share of visits that were served in time or abandoned shortly (variant “short credited”): (in time + abandoned shortly) ÷ (answered + abandoned). ${serviceWords}`,
  sql: serviceShareSql(
    `${serviceSql.inTime} + ${serviceSql.abandonedShort}`,
    `${serviceSql.inTime} + ${serviceSql.late} + ${serviceSql.abandoned}`,
  ),
  reference: (facts, query) =>
    serviceRows(facts, query, {
      good: ({ inTime, abandonedShort }) => inTime + abandonedShort,
      all: ({ inTime, late, abandoned }) => inTime + late + abandoned,
    }),
}
