import { serviceRows } from '../reference/service.js'
import { serviceMetric, serviceShareSql, serviceSql, serviceWords } from './service-sql.js'
import type { Metric } from './metric.js'

/** Service level, every abandoned visit against it. */
export const serviceLevelNegative: Metric = {
  ...serviceMetric,
  key: 'service_level_negative',
  name: 'Service level (negative)',
  definition: `The share of visits served in time; everybody who abandoned counts against it (variant “negative”, the strictest): in time ÷ (answered + abandoned). ${serviceWords}`,
  sql: serviceShareSql(
    serviceSql.inTime,
    `${serviceSql.inTime} + ${serviceSql.late} + ${serviceSql.abandoned}`,
  ),
  reference: (facts, query) =>
    serviceRows(facts, query, {
      good: ({ inTime }) => inTime,
      all: ({ inTime, late, abandoned }) => inTime + late + abandoned,
    }),
}
