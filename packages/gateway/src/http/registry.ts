import { Gauge, Registry, collectDefaultMetrics } from 'prom-client'

/** What is asked at each scrape. */
export interface Gauges {
  readonly sockets: () => { readonly sockets: number; readonly streams: number }
  readonly lag: () => Promise<{ readonly facts: number; readonly ms: number | null; readonly parked: number }>
  readonly webhooks: () => Promise<{ readonly waiting: number; readonly paused: number }>
}

/** What Prometheus gets: what every Node process tells of itself, and what this one does. One a gateway: two in one process do not meet. */
export function createRegistry({ sockets, lag, webhooks }: Gauges): Registry {
  const registry = new Registry()
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
    async () => (await lag()).facts,
  )
  gauge('unshipped_age_seconds', 'Age of the oldest of them.', async () => ((await lag()).ms ?? 0) / 1_000)
  gauge('parked_facts', 'Facts and rows put aside as unusable.', async () => (await lag()).parked)
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
