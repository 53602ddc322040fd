import { Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import type { Lag } from '../shipper/lag.js'

/** What is asked at each scrape. */
export interface Gauges {
  readonly sockets: () => { readonly sockets: number; readonly streams: number }
  readonly lag: () => Promise<Lag & { readonly fault: string | null }>
  readonly webhooks: () => Promise<{ readonly waiting: number; readonly paused: number }>
}

/** What Prometheus gets: what every Node process tells of itself, and what this one does. One a gateway: two in one process do not meet. */
export function createRegistry({ sockets, lag, webhooks }: Gauges): Registry {
  const registry = new Registry()
  // One look a scrape, whatever it is asked for.
  let looking: ReturnType<Gauges['lag']> | null = null
  const lagNow = (): ReturnType<Gauges['lag']> => (looking ??= lag().finally(() => (looking = null)))
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, ask: () => number | Promise<number>): void => {
    const collect = async function (this: Gauge): Promise<void> {
      this.set(await ask())
    }
    registry.registerMetric(new Gauge({ name: `switchboard_${name}`, help, registers: [], collect }))
  }
  gauge('sockets', 'Open WebSockets.', () => sockets().sockets)
  gauge('followed_streams', 'Streams that sockets of this node follow.', () => sockets().streams)
  gauge(
    'unshipped_facts',
    'Facts that the analytics engine does not have yet.',
    async () => (await lagNow()).facts,
  )
  gauge('unshipped_age_seconds', 'Age of the oldest of them.', async () => ((await lagNow()).ms ?? 0) / 1_000)
  gauge('parked_facts', 'Facts and rows put aside as unusable.', async () => (await lagNow()).parked)
  gauge(
    'unshipped_batches',
    'Batches that the analytics engine has not acknowledged.',
    async () => (await lagNow()).batches,
  )
  gauge('analytics_away', 'Whether the last try to reach the analytics engine failed.', async () =>
    (await lagNow()).fault === null ? 0 : 1,
  )
  gauge(
    'unfinished_replays',
    'Days whose rows were taken away and are not yet written anew.',
    async () => (await lagNow()).replays,
  )
  gauge(
    'audit_differences',
    'Rows that the newest audits found not to be what the log says.',
    async () => (await lagNow()).differences,
  )
  gauge(
    'webhook_deliveries_waiting',
    'Deliveries that webhooks have still to get.',
    async () => (await webhooks()).waiting,
  )
  gauge(
    'webhooks_paused',
    'Webhooks that the gateway paused since nothing arrived.',
    async () => (await webhooks()).paused,
  )
  return registry
}
