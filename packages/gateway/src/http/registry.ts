import { Gauge, Registry, collectDefaultMetrics } from 'prom-client'

/** What is asked at each scrape. */
export interface Gauges {
  readonly sockets: () => { readonly sockets: number; readonly streams: number }
  readonly lag: () => Promise<{ readonly facts: number }>
}

/** What Prometheus gets: what every Node process tells of itself, and what this one does. One a gateway: two in one process do not meet. */
export function createRegistry({ sockets, lag }: Gauges): Registry {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({ name: 'switchboard_sockets', help: 'Open WebSockets.', registers, collect() { this.set(sockets().sockets) } })
  new Gauge({ name: 'switchboard_followed_streams', help: 'Streams that sockets of this node follow.', registers, collect() { this.set(sockets().streams) } })
  new Gauge({
    name: 'switchboard_unshipped_facts',
    help: 'Facts that the analytics engine does not have yet.',
    registers,
    async collect() {
      this.set((await lag()).facts)
    },
  })
  return registry
}
