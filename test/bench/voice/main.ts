// pnpm bench voice [--rounds 20]: how soon a call rings and is heard, over LiveKit and from browser to browser, beside a bare page that joins on accept,
// in turns in one run. Read the ratios: they hold on a busy machine, milliseconds do not.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import { findLivekitProgram } from '../../../packages/gateway/dist/engines/livekit-program.js'
import { startOwnLivekit } from '../../../packages/gateway/dist/engines/own-livekit.js'
import { livekitServer } from '../../../packages/gateway/dist/voice/livekit-server.js'
import { readVoice } from '../../../packages/gateway/dist/voice/voice-config.js'
import { type Person, goOnDuty, newPerson } from '../../voice/people.ts'
import { figure, percentile } from '../numbers.ts'
import { startGatewayServer } from '../processes.ts'
import { startBarePages } from './bare.ts'
import { listenIn } from './sound.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { rounds: { type: 'string', default: '20' } },
})

/** What one call took, ms. */
interface Took {
  readonly ringing?: number
  readonly sound: number
}

interface Way {
  readonly name: string
  call(nth: number): Promise<Took>
  stop(): Promise<void>
}

const program = findLivekitProgram(readVoice(process.env, []).programs)
if (program === null) console.log('skipped: LiveKit, since there is no livekit-server and no Go ≥ 1.26')
const folders = (process.env['PATH'] ?? '').split(delimiter)
const nowhere = {
  PATH: folders.filter((folder) => !existsSync(join(folder, 'livekit-server'))).join(delimiter),
  XDG_CACHE_HOME: tmpdir(),
}
const ways = [
  await ofProduct('from browser to browser', nowhere),
  ...(program === null ? [] : [await ofProduct('over LiveKit', {}), await ofBarePage(program)]),
]
const took = new Map<string, Took[]>(ways.map(({ name }) => [name, []]))
try {
  // The first of each is to warm up browsers and servers, and is not counted.
  for (let nth = 0; nth <= Number(values.rounds); nth++)
    for (const way of ways) {
      const one = await way.call(nth)
      if (nth > 0) took.get(way.name)!.push(one)
    }
} finally {
  for (const way of ways) await way.stop()
}
print()

async function ofProduct(name: string, environment: Record<string, string>): Promise<Way> {
  const gateway = await startGatewayServer(environment)
  const [visitor, agent] = await twoPeople(`${gateway.url}/`, `${gateway.url}/console/`)
  await goOnDuty(agent, 'agent')
  const [page, desk] = [visitor.page, agent.page]
  return {
    name,
    async call() {
      await page.evaluate(() => {
        localStorage.clear()
        sessionStorage.clear()
      })
      await page.reload()
      await page
        .getByRole('button', { name: /^Write to us/ })
        .first()
        .click()
      const panel = page.getByRole('dialog')
      await panel.getByRole('button', { name: /^Back/ }).click()
      const callUs = panel.getByRole('button', { name: /^Call us/ })
      await callUs.hover()
      const offer = desk.getByRole('alertdialog', { name: /^Incoming call/ })
      const rung = offer.waitFor().then(() => desk.evaluate(() => Date.now()))
      await callUs.click()
      const ringing = (await rung) - (await page.evaluate(() => globalThis.pressedAt()))
      const answer = offer.getByRole('button', { name: /^Answer/ })
      // An agent reads who calls before answering.
      await desk.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)))
      const sound = page.evaluate(() => globalThis.soundComes())
      await answer.click()
      const heard = (await sound) - (await desk.evaluate(() => globalThis.pressedAt()))
      await panel.getByRole('button', { name: 'End call' }).click()
      await desk
        .getByRole('radiogroup', { name: /^Disposition/ })
        .getByRole('radio')
        .first()
        .check()
      await desk.getByRole('button', { name: /^Finish/ }).click()
      return { ringing, sound: heard }
    },
    async stop() {
      await Promise.all([visitor.leave(), agent.leave()])
      await gateway.stop()
    },
  }
}

/** Whoever calls waits in the room, speaking; whoever answers joins it on the press. */
async function ofBarePage(livekit: string): Promise<Way> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'))
  const key = { apiKey: 'bench', apiSecret: 'a secret that only this benchmark uses' }
  const server = await startOwnLivekit({ program: livekit, folder, webhook: 'http://127.0.0.1:9/', ...key })
  const rooms = livekitServer({ url: server.url, ...key })
  const pages = await startBarePages()
  const [visitor, agent] = await twoPeople(pages.url, pages.url)
  const enter = ({ page }: Person, token: string): Promise<void> =>
    page.evaluate(([url, pass]) => globalThis.join(url, pass), [server.url, token] as const)
  return {
    name: 'a bare page',
    async call(nth) {
      const room = `call-${nth}`
      await rooms.open(room)
      const [first, second] = await Promise.all([
        rooms.token(room, 'visitor', 'talk'),
        rooms.token(room, 'agent', 'talk'),
      ])
      await enter(visitor, first)
      const sound = visitor.page.evaluate(() => globalThis.soundComes())
      const accepted = await agent.page.evaluate(() => Date.now())
      await enter(agent, second)
      const heard = (await sound) - accepted
      for (const { page } of [visitor, agent]) await page.evaluate(() => globalThis.leave())
      return { sound: heard }
    },
    async stop() {
      await Promise.all([visitor.leave(), agent.leave()])
      await Promise.all([pages.stop(), server.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function twoPeople(one: string, other: string): Promise<readonly [Person, Person]> {
  const people = await Promise.all([newPerson(one, 440), newPerson(other, 880)])
  for (const { page } of people) {
    await listenIn(page)
    await page.reload()
  }
  return people
}

/** How long from accepting to sound this share of the calls took at most, ms. */
function at(name: string, share: number): number {
  return percentile(
    took.get(name)!.map(({ sound }) => sound),
    share,
  )
}

function print(): void {
  console.log(
    `${''.padEnd(26)}${['accept → sound p50', 'p95', 'click → ringing p95'].map((title) => title.padStart(22)).join('')}`,
  )
  for (const { name } of ways) {
    const rung = took.get(name)!.flatMap(({ ringing }) => ringing ?? [])
    const cells = [at(name, 0.5), at(name, 0.95), ...(rung.length > 0 ? [percentile(rung, 0.95)] : [])]
    console.log(`${name.padEnd(26)}${cells.map((ms) => `${figure(ms)} ms`.padStart(22)).join('')}`)
  }
  if (program === null) return
  for (const name of ['over LiveKit', 'from browser to browser'])
    console.log(
      `${name} / a bare page: p50 ${figure(at(name, 0.5) / at('a bare page', 0.5), 2)}, p95 ${figure(at(name, 0.95) / at('a bare page', 0.95), 2)}`,
    )
}
