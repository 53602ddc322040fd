import { setTimeout as sleep } from 'node:timers/promises'
import { buildSql, metricOf, noRows, type Analytics, type MetricQuery } from '@switchboard/analytics'
import { percentile } from '../numbers.ts'
import type { Books } from './generate.ts'
import { onEngine, type Stores } from './stores.ts'

/** How one question was answered: by the product, and by plain SQL on a settled copy; ms, p50 and p95. */
export interface Asked {
  readonly metric: string
  readonly ours: readonly number[]
  readonly plain: readonly number[]
}

export interface Dashboards {
  readonly large: readonly Asked[]
  /** All cards of a small tenant's overview, one after the other, in ms each. */
  readonly small: readonly number[]
  /** Rows that came in meanwhile, a second. */
  readonly perSecond: number
}

const dayMs = 86_400_000
/** The cards of the overview, and one number by agent. */
const cards = [
  'offered',
  'service_level',
  'asa',
  'abandonment_rate',
  'first_response',
  'handle_time',
  'csat',
  'handled',
] as const

/** Thirty days by the day. */
function question(metric: string, { to }: Books): MetricQuery {
  return { metric, from: to - 30 * dayMs, to, interval: '1d', tz: 'Asia/Ho_Chi_Minh', asOf: to }
}

/** Asks, while a thousand rows a second come in for the largest tenant. */
export async function measureDashboards(stores: Stores, books: Books, rounds: number): Promise<Dashboards> {
  const { analytics, analyticsUrl } = stores
  await copySettled(analyticsUrl)
  const load = startLoad(analytics, books)
  try {
    const large: Asked[] = []
    for (const key of cards) {
      const asked: { ours: number[]; plain: number[] } = { ours: [], plain: [] }
      const query = question(key, books)
      const metric = metricOf(key)
      if (metric === null) throw new Error(`there is no metric ${key}`)
      const { sql, params } = buildSql(metric, query, { tenant: 1 })
      const plain = `${sql.replaceAll(`FROM ${metric.grain} FINAL`, `FROM settled_${metric.grain}`)} FORMAT JSONEachRow`
      for (let round = 0; round <= rounds; round++) {
        const ours = await timed(() => analytics.query(query, { tenant: 1 }))
        const other = await timed(() => onEngine(analyticsUrl, plain, params))
        // The first of each warms up both.
        if (round > 0) void (asked.ours.push(ours), asked.plain.push(other))
      }
      large.push({ metric: key, ...asked })
    }
    const small: number[] = []
    for (let tenant = 2; tenant < 2 + rounds * 3; tenant++)
      for (const key of cards)
        small.push(await timed(() => analytics.query(question(key, books), { tenant })))
    return { large, small, perSecond: await load.stop() }
  } finally {
    await load.stop()
  }
}

/** What the last two months come to, as one part of plain rows each: what the engine could do at best. */
async function copySettled(url: string): Promise<void> {
  for (const table of ['contact', 'visit', 'offer', 'segment', 'turn']) {
    const at = {
      contact: 'created_at',
      visit: 'entered_at',
      offer: 'made_at',
      segment: 'accepted_at',
      turn: 'asked_at',
    }[table]
    await onEngine(
      url,
      `CREATE TABLE settled_${table} ENGINE = MergeTree PARTITION BY toYYYYMM(${at}) ORDER BY (tenant_id, ${at})
       AS SELECT * FROM ${table} FINAL WHERE ${at} > (SELECT max(created_at) FROM contact) - INTERVAL 70 DAY`,
    )
    await onEngine(url, `OPTIMIZE TABLE settled_${table} FINAL`)
  }
}

/** Inserts batches of a thousand rows, one a second, into the month that goes on. */
function startLoad(analytics: Analytics, { to }: Books): { stop(): Promise<number> } {
  const begun = performance.now()
  let rows = 0
  const over = new AbortController()
  const work = (async () => {
    for (let batch = 0; !over.signal.aborted; batch++) {
      const due = begun + batch * 1_000
      await sleep(Math.max(0, due - performance.now()))
      const visits = Array.from({ length: 1_000 }, (_, nth) => visitOf(batch * 1_000 + nth, to))
      await analytics.insert(`bench-${batch}`, { ...noRows, visit: visits })
      rows += visits.length
    }
  })()
  return {
    async stop() {
      over.abort()
      await work
      return rows / ((performance.now() - begun) / 1_000)
    },
  }
}

function visitOf(n: number, to: number) {
  const id = `00000000-0000-7000-9000-${n.toString(16).padStart(12, '0')}`
  const enteredAt = to - (n % 3_600_000)
  return {
    tenant: 1,
    version: 2 ** 16,
    visit: id,
    contact: id,
    brand: 'brand-1-0',
    site: 'brand-1-0',
    queue: 'queue-1-0',
    channel: 'chat' as const,
    enteredAt,
    exitedAt: enteredAt + 9_000,
    outcome: 'answered' as const,
    agent: 'agent-1-0',
    repliedAt: null,
    joinedAt: null,
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** The middle and the 95th of a hundred, ms. */
export function spread(ms: readonly number[]): { readonly p50: number; readonly p95: number } {
  return { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95) }
}
