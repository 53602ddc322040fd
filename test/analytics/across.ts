import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import {
  buildSql,
  dimensions,
  metricOf,
  type AnyFact,
  type Metric,
  type MetricQuery,
  type MetricRow,
} from '@switchboard/analytics'

/** Numbers that together are taken from every table and every kind of column: where they are right, the rows are. */
export const oneOfEachGrain: readonly Metric[] = [
  'contacts_created',
  'first_response',
  'csat_mean',
  'queued',
  'asa',
  'flow_out',
  'answer_rate',
  'handle_time',
  'hold_time',
  'reply_time',
  'calls_failed',
  'call_setup_p50',
  'call_mos',
  'signed_in_time',
  'occupancy_capacity',
  'average_concurrency',
  'chat_handle_time_adjusted',
].flatMap((key) => metricOf(key) ?? [])

/** What a metric comes to, by tenant: only rows in which something counted. */
export type Answers = ReadonlyMap<number, readonly MetricRow[]>

/** Asks the engine the same question about every tenant from `tenants.from` to `tenants.to` in one statement. */
export interface Asker {
  ask(
    question: { readonly metric: Metric; readonly query: MetricQuery },
    tenants: { readonly from: number; readonly to: number },
    mutate?: (sql: string) => string,
  ): Promise<Answers>
  close(): Promise<void>
}

/** An asker of the engine at this address. */
export function openAsker(url: string): Asker {
  const client = createClient({
    url,
    database: 'switchboard',
    log: { level: ClickHouseLogLevel.OFF },
    request_timeout: 60_000,
  })
  return {
    async ask({ metric, query }, tenants, mutate = (sql) => sql) {
      const { sql, params } = buildSql(metric, query, { tenant: 0 })
      const answer = await client.query({
        query: byTenant(mutate(sql)),
        query_params: { ...params, tenants_from: tenants.from, tenants_to: tenants.to },
        format: 'JSONEachRow',
      })
      const answers = new Map<number, MetricRow[]>()
      for (const raw of await answer.json<Raw>()) {
        const tenant = Number(raw['tenant_id'])
        if (raw['n'] === 0) continue
        answers.set(tenant, [...(answers.get(tenant) ?? []), rowOf(raw)])
      }
      return answers
    },
    close: () => client.close(),
  }
}

/** The builder's statement for many tenants: the condition widened, and the tenant a group of its own. */
function byTenant(sql: string): string {
  return sql
    .replace('tenant_id = {tenant:UInt32}', 'tenant_id BETWEEN {tenants_from:UInt32} AND {tenants_to:UInt32}')
    .replace('\nSELECT ', '\nSELECT tenant_id, ')
    .replace('\nGROUP BY ', '\nGROUP BY tenant_id, ')
}

type Raw = Record<string, string | number | null>

function rowOf(raw: Raw): MetricRow {
  const names = dimensions.flatMap((dimension) =>
    `by_${dimension}` in raw ? [[dimension, raw[`by_${dimension}`]] as const] : [],
  )
  return {
    ...Object.fromEntries(names),
    start: Number(raw['start']),
    value: raw['value'] === null ? null : Number(raw['value']),
    n: Number(raw['n']),
  }
}

/** What the reference says, in the same form. */
export function expected(
  { metric, query }: { readonly metric: Metric; readonly query: MetricQuery },
  histories: readonly { readonly tenant: number; readonly facts: readonly AnyFact[] }[],
): Answers {
  return new Map(
    histories
      .map(({ tenant, facts }) => [tenant, metric.reference(facts, query).filter(({ n }) => n > 0)] as const)
      .filter(([, rows]) => rows.length > 0),
  )
}

/** The first tenant and row in which two answers are not the same, in words; null where they are. `shift`: by how much the tenants of `found` are moved. */
export function difference(found: Answers, wanted: Answers, shift = 0): string | null {
  const tenants = new Set([...[...found.keys()].map((tenant) => tenant - shift), ...wanted.keys()])
  for (const tenant of tenants) {
    const [got, want] = [found.get(tenant + shift) ?? [], wanted.get(tenant) ?? []].map(byKey)
    for (const key of new Set([...(got?.keys() ?? []), ...(want?.keys() ?? [])])) {
      const [a, b] = [got?.get(key), want?.get(key)]
      if (!a || !b || a.n !== b.n || !sameNumber(a.value, b.value))
        return `tenant ${tenant}: got ${JSON.stringify(a)}, wanted ${JSON.stringify(b)}`
    }
  }
  return null
}

/** Sums of fractions differ in their last digits by the order in which they were summed. */
function sameNumber(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.abs(b) + 1e-12)
}

function byKey(rows: readonly MetricRow[]): ReadonlyMap<string, MetricRow> {
  return new Map(
    rows.map((row) => [[row.start, row.queue, row.agent, row.brand, row.channel].join('\n'), row]),
  )
}
