import { perMeasure } from '../reference/calls.js'
import { percentile, summaryRows } from '../reference/summary.js'
import { measuredMetric, toAudioOf, toAudioSql, toAudioWhere } from './call-families.js'
import { percentileSql } from './sql.js'
import type { Metric } from './metric.js'

/** The time from accepting to sound that 95 of 100 calls do not exceed. */
export const answerToAudioP95: Metric = {
  ...measuredMetric,
  key: 'answer_to_audio_p95',
  name: 'From answer to sound (p95)',
  unit: 'ms',
  definition:
    'How long after an agent accepted the visitor heard the first sound, in 95 % of the calls at most: measured in the visitor’s browser. By nearest rank.',
  sql: { at: 'measured_at', where: toAudioWhere, value: percentileSql(95, toAudioSql) },
  reference: (facts, query) => summaryRows(perMeasure(facts, query.asOf, toAudioOf), query, percentile(95)),
}
