import { diceOf } from '../dice.js'
import { LiveFault, findDemo } from './demo-gateway.js'
import { playAgent } from './live-agent.js'
import { type LiveVisitor, playVisitor } from './live-visitor.js'
import type { LiveWorld, Tally } from './live-world.js'
import { createPastime } from './pastime.js'

/** What is asked for. */
export interface LiveOrder {
  /** The gateway's origin. */
  readonly url: string
  /** Its key. */
  readonly tenant: string
  /** Visitors a minute, on average. */
  readonly rate: number
  /** How many answer, at most. */
  readonly agents: number
  readonly seed: number
  /** How many times as fast as people they are. */
  readonly pace: number
  /** For how long visitors come, ms; null: until `signal` says so. */
  readonly durationMs: number | null
  readonly signal: AbortSignal
  /** Hears how it stands, now and then, and when agents have come. */
  readonly onNews: (news: { readonly agents: readonly string[]; readonly tally: Tally }) => void
}

const newsMs = 10_000

/**
 * Plays live traffic at a running demo: visitors write over sockets of their own, agents of the demo answer over theirs. At the end
 * everybody finishes and hangs up. Resolves to what has come of it; rejects with a LiveFault where it cannot be played, or not on.
 */
export async function playLive(order: LiveOrder): Promise<Tally> {
  const { url, tenant, seed, pace, onNews } = order
  const gateway = await findDemo(url, tenant)
  const over = new AbortController()
  const failure: { error: unknown } = { error: null }
  const fail = (error: unknown): void => {
    failure.error ??= error
    over.abort()
  }
  const tally: Tally = { came: 0, refused: 0, answered: 0, left: 0, ended: 0, rated: 0, messages: 0 }
  const pastime = createPastime(pace, fail)
  const world: LiveWorld = { gateway, pastime, tally, fail }
  const staff = await gateway.agents(order.agents)
  const agents = staff.map((one) => playAgent(world, one, diceOf(`${seed} live ${one.user}`)))
  const visitors = new Set<LiveVisitor>()
  const news = (): void => onNews({ agents: staff.map(({ user }) => user), tally })
  const telling = setInterval(news, newsMs)
  try {
    await Promise.all(agents.map(({ arrived }) => arrived))
    news()
    await letThemCome(order, { world, visitors, over })
  } catch (error) {
    fail(error)
  } finally {
    clearInterval(telling)
    for (const { leave } of visitors) leave()
    await Promise.allSettled([...visitors].map(({ gone }) => gone))
    await Promise.all(agents.map((agent) => agent.goHome()))
    pastime.letGo()
  }
  if (failure.error !== null) throw asFault(failure.error, url)
  return tally
}

interface Coming {
  readonly world: LiveWorld
  readonly visitors: Set<LiveVisitor>
  readonly over: AbortController
}

/** Resolves when no more visitors come. */
async function letThemCome(
  { rate, seed, durationMs, signal }: LiveOrder,
  { world, visitors, over }: Coming,
): Promise<void> {
  const dice = diceOf(`${seed} live arrivals`)
  const stop = (): void => over.abort()
  signal.addEventListener('abort', stop)
  const timer = durationMs === null ? undefined : setTimeout(stop, durationMs)
  for (let nth = 1; !over.signal.aborted && !signal.aborted; nth++) {
    const visitor = playVisitor(world, diceOf(`${seed} live visitor ${nth}`))
    visitors.add(visitor)
    // Who does not get in is one less; whether the gateway is gone, the agents notice.
    void visitor.gone.catch(() => (world.tally.refused += 1)).then(() => visitors.delete(visitor))
    await pause((-Math.log(1 - dice.next()) * 60_000) / rate, over.signal)
  }
  clearTimeout(timer)
  signal.removeEventListener('abort', stop)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}

function asFault(error: unknown, url: string): LiveFault {
  if (error instanceof LiveFault) return error
  const why = error instanceof Error ? error.message : String(error)
  return new LiveFault(`The gateway at ${url} does not go on with it: ${why}.`, { cause: error })
}
