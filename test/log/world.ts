import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import type { Pool } from 'pg'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import type { Answer, Committed, Log } from '../../packages/gateway/src/log/log.js'
import { type LogOptions, openLog } from '../../packages/gateway/src/log/open-log.js'
import { useDatabase } from '../support/postgres.js'
import { type Asked, manyStreams, oneStream } from './commands.js'
import { meaning } from './small-domain.js'

/** A database for a test file, with a pool to look into it and logs that are closed at the end. */
export interface World {
  url: string
  pool: Pool
  open(options?: Partial<LogOptions>): Promise<Log>
}

/** Call at the top of a test file. */
export function useWorld(): World {
  const logs: Log[] = []
  let database: Awaited<ReturnType<typeof useDatabase>>
  const world: World = {
    url: '',
    pool: undefined as unknown as Pool,
    async open(options = {}) {
      const log = await openLog({ connection: { connectionString: world.url }, meaning, ...options })
      logs.push(log)
      return log
    },
  }
  beforeAll(async () => {
    database = await useDatabase()
    world.url = database.url
    world.pool = openPool({ connectionString: database.url })
  })
  afterAll(async () => {
    await Promise.all(logs.map((log) => log.close()))
    await world.pool.end()
    await database.drop()
  })
  return world
}

/** Carries out what is asked, the way that suits it. */
export function ask(log: Log, asked: Asked): Promise<Answer> {
  const command = oneStream(asked)
  return command ? log.send(command) : log.together(manyStreams(asked))
}

/** A new contact's ids, and one for each of its commands. */
export const newContact = (): { stream: string; actor: string } => ({
  stream: randomUUID(),
  actor: randomUUID(),
})

/** The answer, which must not be a refusal. */
export function carriedOut(answer: Answer): Committed {
  if ('refused' in answer) throw new Error(`refused: ${answer.refused}`)
  return answer
}

/** The state of a stream, which must exist. */
export async function stateOf<T>(log: Log, stream: string): Promise<T> {
  const head = await log.head(stream)
  if (head === null) throw new Error(`there is no ${stream}`)
  return head.state as T
}

/** Signs agents in; returns their ids. */
export async function signIn(log: Log, count: number): Promise<string[]> {
  const agents = Array.from({ length: count }, () => randomUUID())
  await Promise.all(
    agents.map((agent) => ask(log, { do: 'sign_in', stream: agent, actor: agent, clientId: randomUUID() })),
  )
  return agents
}

/** Starts a contact; returns its ids. */
export async function start(log: Log): Promise<{ stream: string; actor: string }> {
  const contact = newContact()
  carriedOut(await ask(log, { ...contact, clientId: randomUUID(), do: 'start' }))
  return contact
}

/** How many connections to this database wait for a lock at this moment. */
export async function waitingForLocks(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return rowCount ?? 0
}
