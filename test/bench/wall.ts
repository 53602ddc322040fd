// pnpm bench wall [--events 30]: how long it takes from a visitor's first words, once they are committed, until the wall board in a
// real browser shows that somebody waits more. Gateway, database, browser and clock are those of this machine.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { openWall } from '../live/watch-wall.ts'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { TestSocket, newId, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { startGatewayServer } from './processes.ts'

const { values } = parseArgs({
  allowPositionals: true,
  options: { events: { type: 'string', default: '30' } },
})
const gateway = await startGatewayServer()
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
const wall = await openWall(await browser.newPage(), gateway.url, 'supervisor')
const took: number[] = []
for (let event = 1; event <= Number(values.events); event++) {
  const { token } = await visitorToken(gateway.url)
  const visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  // At any moment of the second that the feed looks in.
  await sleep(Math.random() * 1_000)
  await visitor.ask({ t: 'start', stream: newId(), text: 'xin chào' })
  const committed = Date.now()
  const shown = await until('the wall shows it', async () =>
    (await wall.shown()).find(({ waiting }) => Number(waiting) >= event),
  )
  took.push(Math.max(0, shown.at - committed))
}
const sorted = took.toSorted((a, b) => a - b)
const at = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
console.log(
  `event → wall board: p50 ${at(0.5)} ms, p90 ${at(0.9)} ms, p99 ${at(0.99)} ms of ${took.length} (promised: 2000 ms)`,
)
await browser.close()
await gateway.stop()
