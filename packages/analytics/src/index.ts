export { openAnalytics } from './analytics.js'
export type { Analytics } from './analytics.js'
export { startEngine } from './engine/start-engine.js'
export type { Engine, EngineOptions } from './engine/start-engine.js'
export { fold, joinRows } from './fold/fold.js'
export { reducerRevision } from './fold/rows.js'
export type {
  ContactRow,
  FactRow,
  OfferRow,
  Place,
  Rows,
  SegmentRow,
  StreamRef,
  VisitRow,
} from './fold/rows.js'
export type { Reject } from './ingest/insert-rows.js'
export { metricOf, metrics } from './metrics/metrics.js'
export type { Metric, MetricSql } from './metrics/metric.js'
export { buildSql } from './query/build-sql.js'
export type { BoundSql } from './query/build-sql.js'
export { dimensions, intervals } from './query/query.js'
export type {
  Dimension,
  Interval,
  MetricQuery,
  MetricResult,
  MetricRow,
  QueryFault,
  Scope,
  Unit,
} from './query/query.js'
