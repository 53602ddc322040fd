import { perMeasure } from '../reference/calls.js'
import { percentile, summaryRows } from '../reference/summary.js'
import { measuredMetric, setUpOf, setUpSql, setUpWhere } from './call-families.js'
import { percentileSql } from './sql.js'
import type { Metric } from './metric.js'

/** The set-up time that 95 of 100 calls do not exceed. */
export const callSetupP95: Metric = {
  ...measuredMetric,
  key: 'call_setup_p95',
  name: 'Set-up time of calls (p95)',
  unit: 'ms',
  definition:
    'The set-up time that 95 % of the calls did not exceed, measured in the visitor’s browser: from the microphone to the place in the line, and from accepting to the first sound. The question for the microphone and the wait for an agent are not in it. By nearest rank.',
  sql: { at: 'measured_at', where: setUpWhere, value: percentileSql(95, setUpSql) },
  reference: (facts, query) => summaryRows(perMeasure(facts, query.asOf, setUpOf), query, percentile(95)),
}
