// The shipping process: reading, folding and sending facts takes as much time as serving them, and must not delay a message.
import { randomUUID } from 'node:crypto'
import { openAnalytics } from '@switchboard/analytics'
import { openPool } from '../database/pool.js'
import type { ShipNews, ShipOrder } from './ship-order.js'
import { startAuditor } from './start-auditor.js'
import { startShipper } from './start-shipper.js'

type Place = Extract<ShipOrder, { do: 'start' }>

function ship({ databaseUrl, analyticsUrl }: Place): { ring(): void; end(): Promise<void> } {
  const pool = openPool({ connectionString: databaseUrl }, { max: 3 })
  const analytics = openAnalytics({ url: analyticsUrl })
  const rings = new Set<() => void>()
  const shipper = startShipper({
    pool,
    analytics,
    onRing(listener) {
      rings.add(listener)
      return () => rings.delete(listener)
    },
    onNotice: (notice, fault) => process.send?.({ notice, fault } satisfies ShipNews),
  })
  const auditor = startAuditor({
    pool,
    analytics,
    holder: randomUUID(),
    onNotice: (notice) => process.send?.({ notice } satisfies ShipNews),
  })
  return {
    ring: () => rings.forEach((listener) => listener()),
    async end() {
      await Promise.all([shipper.close(), auditor.close()])
      await analytics.close()
      await pool.end()
    },
  }
}

let shipping: ReturnType<typeof ship> | null = null
const end = async (): Promise<void> => {
  const ended = shipping?.end()
  shipping = null
  await ended
  process.exit(0)
}
process.on('message', (order: ShipOrder) => {
  if (order.do === 'start') shipping = ship(order)
  else if (order.do === 'ring') shipping?.ring()
  else void end()
})
// The channel closes with its owner, however that dies; Ctrl-C is the owner's to hear.
process.on('disconnect', () => void end())
process.on('SIGINT', () => {})
