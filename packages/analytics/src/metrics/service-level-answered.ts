import { serviceRows } from '../reference/service.js'
import { serviceMetric, serviceShareSql, serviceSql, serviceWords } from './service-sql.js'
import type { Metric } from './metric.js'

/** Service level of the answered alone. */
export const serviceLevelAnswered: Metric = {
  ...serviceMetric,
  key: 'service_level_answered',
  name: 'Service level (answered only)',
  definition: `The share of the answered visits that were served in time; who abandoned is not seen at all, so that it looks best when it is worst (variant “answered”): in time ÷ answered. ${serviceWords}`,
  sql: serviceShareSql(serviceSql.inTime, `${serviceSql.inTime} + ${serviceSql.lateAnswered}`),
  reference: (facts, query) =>
    serviceRows(facts, query, {
      good: ({ inTime }) => inTime,
      all: ({ inTime, lateAnswered }) => inTime + lateAnswered,
    }),
}
