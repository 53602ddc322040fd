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
import { createTurns } from './turns.js'

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

/** Opens the log on a migrated database and measures its clock. Throws `LogError` where the database cannot be reached. */
export async function openLog(options: LogOptions): Promise<Log> {
  const { core, readers, listeners, settled } = openCore(options)
  try {
    await readFresh(core.fast, core.clock, [])
  } catch (error) {
    await Promise.all([core.fast.end(), core.slow.end(), readers.end()])
    throw translated(error, false)
  }
  const turns = createTurns<Waiting>(() => groups.wake())
  const together = createTogether(core, turns)
  const groups = createGroups(core, turns, (command) => together(asTogether(command)))
  const route = createRouting(core, turns)
  const end = async (): Promise<void> => {
    await settled()
    await Promise.all([core.fast.end(), core.slow.end(), readers.end()])
  }
  let ended: Promise<void> | null = null
  return {
    send: groups.send,
    async together(command) {
      const leave = await turns.lead(command.lead)
      try {
        return await together(command)
      } finally {
        leave()
      }
    },
    route,
    head: async (stream) => (await reading(readHeads(core.slow, [stream])))[0] ?? null,
    heads: (streams) => reading(readHeads(core.slow, streams)),
    read: (query) => reading(readFacts(readers, core.meaning, query)),
    due: (limit) => reading(readDue(core.slow, limit)),
    clear: (deadline) => reading(clearDeadline(core.slow, deadline)),
    hint: (facts) => takeHint(core.meaning, core.cache, facts),
    onCommitted(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => (ended ??= end()),
  }
}

type Listener = (facts: readonly LoggedFact[]) => void

function openCore({
  connection,
  meaning,
  cachedHeads = 50_000,
  connections = 10,
  readers = 4,
  skewMs = 0,
}: LogOptions) {
  const listeners = new Set<Listener>()
  const underWay = new Set<Promise<void>>()
  const slow = openPool(connection, { max: connections, pipeline: true })
  const publish = (facts: readonly LoggedFact[]): void => {
    if (facts.length > 0) for (const listener of listeners) listener(facts)
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
      const work = readAgain(slow, meaning, streams, given).then(publish, () => {})
      underWay.add(work)
      void work.finally(() => underWay.delete(work))
    },
  }
  const settled = async (): Promise<void> => void (await Promise.all(underWay))
  return { core, readers: openPool(connection, { max: readers, role: 'reader' }), listeners, settled }
}

async function reading<T>(result: Promise<T>): Promise<T> {
  try {
    return await result
  } catch (error) {
    throw translated(error, false)
  }
}
