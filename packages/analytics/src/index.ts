export { openAnalytics } from './analytics.js'
export type { Analytics } from './analytics.js'
export { startEngine } from './engine/start-engine.js'
export type { Engine, EngineOptions } from './engine/start-engine.js'
export type { AgentCheckpoint } from './fold/fold-agent.js'
export { fold, foldFrom, joinRows } from './fold/fold.js'
export type { Folded } from './fold/fold.js'
export { noRows, reducerRevision } from './fold/rows.js'
export type {
  AgentStateRow,
  ContactRow,
  FactRow,
  OfferRow,
  Place,
  Rows,
  SegmentRow,
  StreamRef,
  TurnRow,
  VisitRow,
  WorkRow,
} from './fold/rows.js'
export { rowsWithin } from './ingest/days.js'
export type { Comparison, Difference, TenantSpan } from './ingest/days.js'
export type { Reject } from './ingest/insert-rows.js'
export { metricOf, metrics } from './metrics/metrics.js'
export type { AnyFact, Attribution, Grain, Metric, MetricSql } from './metrics/metric.js'
export type { RowPage } from './query/behind-sql.js'
export { buildSql } from './query/build-sql.js'
export type { BoundSql } from './query/build-sql.js'
export { defaultTargets, dimensions, intervals } from './query/query.js'
export { intervalStarts, isZone } from './query/intervals.js'
export type {
  Behind,
  BehindRow,
  Dimension,
  Interval,
  MetricQuery,
  MetricResult,
  MetricRow,
  QueryFault,
  Scope,
  Target,
  Unit,
} from './query/query.js'
