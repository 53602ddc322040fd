import type { Pool } from 'pg'
import { type Connection, openPool } from '../database/pool.js'
import { readAgain } from './again.js'
import { createClock } from './clock.js'
import type { Core } from './core.js'
import { clearDeadline, readDue } from './deadlines.js'
import { translated } from './failures.js'
import { readFresh, readHeads } from './fresh.js'
import { createGroups } from './groups.js'
import { createHeadCache } from './head-cache.js'
import { takeHint } from './hint.js'
import type { Log, LoggedFact } from './log.js'
import { type Meaning, knownCodes } from './meaning.js'
import { readFacts } from './read.js'
import type { Waiting } from './round.js'
import { createRouting } from './route.js'
import { asTogether, createTogether } from './together.js'
import { createTurns, type Turns } from './turns.js'
import { createUnderWay, type UnderWay } from './under-way.js'

export interface LogOptions {
  /** A migrated database: see `migrate`. */
  readonly connection: Connection
  /** What facts mean: `{ evolve, columnsOf, upcast, versions: factVersions }` of the domain. */
  readonly meaning: Meaning
  /** Heads kept in memory at most. */
  readonly cachedHeads?: number
  /** Connections for commands on several streams, for routing and the sweeper's look-ups. */
  readonly connections?: number
  /** Connections for reading facts. */
  readonly readers?: number
  /** Puts this node's clock wrong, ms; for tests. */
  readonly skewMs?: number
}

/**
 * Opens the log on a migrated database and measures its clock. Throws `LogError` where the database cannot be reached.
 * Closing waits for what is under way; what comes later is rejected as `unavailable`.
 */
export async function openLog(options: LogOptions): Promise<Log> {
  const { core, readers, listeners, underWay } = openCore(options)
  const endPools = async (): Promise<void> =>
    void (await Promise.all([core.fast, core.slow, readers].map((pool) => pool.end())))
  try {
    await readFresh(core.fast, core.clock, [])
  } catch (error) {
    await endPools()
    throw translated(error, false)
  }
  const turns = createTurns<Waiting>(() => groups.wake())
  const together = createTogether(core, turns)
  const groups = createGroups(core, turns, (command) => together(asTogether(command)))
  const route = createRouting(core, turns)
  const reading = <T>(read: () => Promise<T>): Promise<T> => underWay.begin(() => orLogError(read()))
  let ended: Promise<void> | null = null
  return {
    send: (command) => underWay.begin(() => groups.send(command)),
    together: (command) => underWay.begin(() => inTurn(turns, command.lead, () => together(command))),
    route: (tenant, choose) => underWay.begin(() => route(tenant, choose)),
    head: async (stream) => (await reading(() => readHeads(core.slow, [stream])))[0] ?? null,
    heads: (streams) => reading(() => readHeads(core.slow, streams)),
    read: (query) => reading(() => readFacts(readers, core.meaning, query)),
    due: (limit) => reading(() => readDue(core.slow, limit)),
    clear: (deadline) => reading(() => clearDeadline(core.slow, deadline)),
    hint: (facts) => takeHint(core.meaning, core.cache, facts),
    onCommitted(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => (ended ??= underWay.end().then(endPools)),
  }
}

type Listener = (facts: readonly LoggedFact[]) => void

interface Opened {
  readonly core: Core
  readonly readers: Pool
  readonly listeners: Set<Listener>
  readonly underWay: UnderWay
}

function openCore(options: LogOptions): Opened {
  const { connection, meaning, cachedHeads = 50_000, connections = 10, skewMs = 0 } = options
  const listeners = new Set<Listener>()
  const underWay = createUnderWay()
  const slow = openPool(connection, { max: connections, pipeline: true })
  const publish = (facts: readonly LoggedFact[]): void => {
    if (facts.length > 0) for (const listener of listeners) tell(listener, facts)
  }
  const core: Core = {
    meaning,
    known: knownCodes(meaning),
    clock: createClock(skewMs),
    cache: createHeadCache(cachedHeads),
    fast: openPool(connection, { max: 1 }),
    slow,
    publish,
    publishAgain(streams, given) {
      // Only a hint: whoever misses it finds the facts by the heads.
      underWay.begin(() => readAgain(slow, meaning, streams, given)).then(publish, () => {})
    },
  }
  return {
    core,
    readers: openPool(connection, { max: options.readers ?? 4, role: 'reader' }),
    listeners,
    underWay,
  }
}

/** What was committed stays so: a listener that fails is its own fault, and must not look like one of the command's. */
function tell(listener: Listener, facts: readonly LoggedFact[]): void {
  try {
    listener(facts)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}

async function inTurn<T>(turns: Turns<Waiting>, lead: string, work: () => Promise<T>): Promise<T> {
  const leave = await turns.lead(lead)
  try {
    return await work()
  } finally {
    leave()
  }
}

async function orLogError<T>(result: Promise<T>): Promise<T> {
  try {
    return await result
  } catch (error) {
    throw translated(error, false)
  }
}
