import type { EngineRequest } from './request.js'
import { openSession, type EngineSession, type Result } from './session.js'
import { sessionsOf } from './session-count.js'
import type { Statement } from './statement.js'

/** The engine's sessions by what they are for, so that a long query never delays an insert. */
export interface Lanes {
  run(request: EngineRequest, statement: Statement): Promise<Result>
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>
  close(): void
}

/**
 * Where a read says nothing: seconds until it is cut off (nothing else can end it, for the engine cannot cancel), bytes of memory, and rows
 * that it may answer. Whoever needs more asks for it.
 */
const readSettings = { max_execution_time: '60', max_memory_usage: '2000000000', max_result_rows: '1000000' }

/** Opens all sessions on a folder. Throws where another process holds it. */
export function openLanes(folder: string): Lanes {
  const lanes = {
    read: openLane(() => openSession(folder, readSettings), sessionsOf.read),
    insert: openLane(() => openSession(folder, {}), sessionsOf.insert),
    other: openLane(() => openSession(folder, {}), sessionsOf.other),
  }
  return {
    run: (request, statement) => lanes[statement.lane].run((session) => session.run(request, statement)),
    idle: async () => {
      await Promise.all(Object.values(lanes).map((lane) => lane.idle()))
    },
    close() {
      for (const lane of Object.values(lanes)) lane.close()
    },
  }
}

interface Lane {
  run<T>(work: (session: EngineSession) => Promise<T>): Promise<T>
  idle(): Promise<void>
  close(): void
}

/** First come, first served over a fixed number of sessions. */
function openLane(open: () => EngineSession, count: number): Lane {
  const sessions = Array.from({ length: count }, open)
  const free = [...sessions]
  const waiting: ((session: EngineSession) => void)[] = []
  const running = new Set<Promise<unknown>>()
  const take = (): Promise<EngineSession> => {
    const session = free.pop()
    return session ? Promise.resolve(session) : new Promise((resolve) => waiting.push(resolve))
  }
  const give = (session: EngineSession): void => {
    const next = waiting.shift()
    if (next) next(session)
    else free.push(session)
  }
  const runOn = async <T>(work: (session: EngineSession) => Promise<T>): Promise<T> => {
    const session = await take()
    try {
      return await work(session)
    } finally {
      give(session)
    }
  }
  return {
    run(work) {
      const result = runOn(work)
      const settled: Promise<unknown> = result.catch(() => undefined).finally(() => running.delete(settled))
      running.add(settled)
      return result
    },
    idle: async () => {
      await Promise.all(running)
    },
    close() {
      for (const session of sessions) session.close()
    },
  }
}
