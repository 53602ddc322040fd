// One gateway process, as far as webhooks go.
import { columnsOf, evolve, factVersions, upcast } from '@switchboard/domain'
import { createSealing } from '../../packages/gateway/src/centre/sealing.js'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { openLog } from '../../packages/gateway/src/log/open-log.js'
import { startDispatcher } from '../../packages/gateway/src/webhooks/dispatcher.js'
import { createGuard } from '../../packages/gateway/src/webhooks/guard.js'

const [url = '', secret = ''] = process.argv.slice(2)
const connection = { connectionString: url }
startDispatcher({
  pool: openPool(connection, { max: 4 }),
  log: await openLog({ connection, meaning: { evolve, columnsOf, upcast, versions: factVersions } }),
  sealing: createSealing(secret),
  guard: createGuard({ networks: [], demo: true }),
  now: () => Date.now(),
  dice: () => 0.5,
  report: () => {},
  timeoutMs: 1_000,
  marginMs: 500,
})
process.send?.('up')
