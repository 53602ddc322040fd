import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { Rows } from './fold/rows.js'
import { compareRows, removeRows, type Comparison, type TenantSpan } from './ingest/days.js'
import { insertRows, type Reject } from './ingest/insert-rows.js'
import { settleMonths } from './ingest/settle.js'
import { metricOf } from './metrics/metrics.js'
import { behindSql, type RowPage } from './query/behind-sql.js'
import { buildSql, type BoundSql } from './query/build-sql.js'
import { faultOfQuery } from './query/check-query.js'
import { fillRows } from './query/fill-rows.js'
import { openSql, provisionalStarts } from './query/provisional.js'
import {
  dimensions,
  type Behind,
  type BehindRow,
  type MetricQuery,
  type MetricResult,
  type MetricRow,
  type QueryFault,
  type Scope,
} from './query/query.js'
import { targetsOf } from './query/targets.js'
import { migrate } from './schema/migrate.js'

/** The reporting store: the same for the embedded engine and for a ClickHouse server. Calls reject where the engine is away. */
export interface Analytics {
  /** Makes database and tables, and brings them up to date; safe to repeat. */
  migrate(): Promise<void>
  /** Stores a batch's rows; sent again they are counted once. `batch` names it in the engine's log. Resolves to the rows refused as malformed. */
  insert(batch: string, rows: Rows): Promise<readonly Reject[]>
  /** Takes away a tenant's rows that began within a span, at all grains, so that they can be written anew. */
  remove(span: TenantSpan): Promise<void>
  /** How a tenant's stored rows that began within a span differ from these, which should be all of them. */
  compare(span: TenantSpan, rows: Rows): Promise<Comparison>
  /** Compacts the months that were over at `before` (epoch ms), as far as `goOn` lets it; resolves to how many parts of tables that were. */
  settle(before: number, goOn: () => boolean | Promise<boolean>): Promise<number>
  /** Answers a question, or says what is wrong with it. */
  query(query: MetricQuery, scope: Scope): Promise<MetricResult | QueryFault>
  /** The rows that a question's one number was taken over, or what is wrong with the question. */
  behind(
    query: MetricQuery,
    of: { readonly scope: Scope; readonly page: RowPage },
  ): Promise<Behind | QueryFault>
  /** Whether the engine answers. */
  ping(): Promise<boolean>
  close(): Promise<void>
}

/** Talks to the engine at an address with user and password, the engine's own or `CLICKHOUSE_URL`. */
export function openAnalytics({
  url,
  database = 'switchboard',
}: {
  url: string
  database?: string
}): Analytics {
  const options = {
    url,
    application: 'switchboard',
    request_timeout: 60_000,
    log: { level: ClickHouseLogLevel.OFF }, // whoever asked gets the error
  }
  const server = createClient(options)
  const client = createClient({ ...options, database })
  // To compact a large month takes longer than anybody waits for an answer.
  const patient = createClient({ ...options, database, request_timeout: 30 * 60_000 })
  const ask = async ({ sql, params }: BoundSql): Promise<Record<string, unknown>[]> => {
    const answer = await client.query({ query: sql, query_params: { ...params }, format: 'JSONEachRow' })
    return answer.json<Record<string, unknown>>()
  }
  return {
    migrate: () => migrate(server, client, database),
    insert: (batch, rows) => insertRows(client, batch, rows),
    remove: (span) => removeRows(client, span),
    compare: (span, rows) => compareRows(client, span, rows),
    settle: (before, goOn) => settleMonths(patient, before, goOn),
    async query(query, scope) {
      const metric = metricOf(query.metric)
      if (!metric) return { fault: `there is no metric ${query.metric}` }
      const fault = faultOfQuery(metric, query, scope)
      if (fault) return fault
      const open = openSql(metric, query, scope)
      const [found, holding] = await Promise.all([
        ask(buildSql(metric, query, scope)),
        open === null ? [] : ask(open),
      ])
      const { key, unit, empty = null, targets } = metric
      const { tz, asOf } = query
      return {
        metric: key,
        unit,
        tz,
        asOf,
        ...(targets ? { targets: targetsOf(query) } : {}),
        rows: fillRows(found.map(rowOf), query, empty),
        provisional: provisionalStarts(
          query,
          holding.map(({ start }) => Number(start)),
        ),
      }
    },
    async behind(query, { scope, page }) {
      const metric = metricOf(query.metric)
      if (!metric) return { fault: `there is no metric ${query.metric}` }
      const fault = faultOfQuery(metric, query, scope)
      if (fault) return fault
      const sql = behindSql(metric, query, { scope, page })
      const [rows, [counts]] = await Promise.all([ask(sql.rows), ask(sql.counts)])
      const { tz, asOf } = query
      const { rows: total, contacts } = counts ?? {}
      return {
        metric: metric.key,
        tz,
        asOf,
        total: Number(total),
        contacts: Number(contacts),
        rows: rows.map(behindRowOf),
      }
    },
    ping: async () => (await client.ping()).success,
    async close() {
      await Promise.all([server.close(), client.close(), patient.close()])
    },
  }
}

function rowOf({ start, value, n, ...rest }: Record<string, unknown>): MetricRow {
  const by = dimensions.flatMap((dimension) => {
    const name = rest[`by_${dimension}`]
    return name === undefined ? [] : [[dimension, textOf(name)] as const]
  })
  return { start: Number(start), ...Object.fromEntries(by), value: numberOf(value), n: Number(n) }
}

function behindRowOf(row: Record<string, unknown>): BehindRow {
  return {
    contact: String(row['row_contact']),
    at: Number(row['row_at']),
    queue: textOf(row['by_queue']),
    agent: textOf(row['by_agent']),
    brand: textOf(row['by_brand']),
    channel: textOf(row['by_channel']),
    outcome: textOf(row['row_outcome']),
    ms: numberOf(row['row_ms']),
    score: numberOf(row['row_score']),
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function numberOf(value: unknown): number | null {
  return value === null ? null : Number(value)
}
