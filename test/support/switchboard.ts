import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const main = join(import.meta.dirname, '..', '..', 'packages', 'gateway', 'dist', 'main.js')

/** Three engines that start at once take their time on a machine that is busy with others. */
const startsWithinMs = 180_000

/** A gateway with its own Postgres and analytics engine, as `npm start` runs it. */
export interface Switchboard {
  readonly url: string
  readonly folder: string
  readonly process: ChildProcess
  /** What it has printed so far. */
  output(): string
  /** Sends a signal to the gateway alone and waits until it has gone. */
  kill(signal: NodeJS.Signals): Promise<number | null>
  /** Ends it as Ctrl-C does, and removes the data. */
  stop(): Promise<void>
}

/** Starts a gateway in demo mode on a free port and resolves once it is ready. `folder` continues with old data; with `past` a month is played for it. */
export async function startSwitchboard(
  options: { folder?: string; port?: number; environment?: Record<string, string>; past?: boolean } = {},
): Promise<Switchboard> {
  const folder = options.folder ?? newFolder()
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const environment = {
    ...process.env,
    DEMO: '1',
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    ...options.environment,
  }
  const child = spawn(process.execPath, [main, 'start', ...(options.past ? [] : ['--no-past'])], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += String(data)))
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const kill = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    return gone
  }

  const isReady = async (): Promise<boolean> => {
    if (child.exitCode !== null) throw new Error(`the gateway ended with code ${child.exitCode}: ${printed}`)
    return (await fetch(`${url}/readyz`).catch(() => null))?.ok === true
  }
  await until('the gateway is ready', isReady, startsWithinMs).catch((error: unknown) => {
    throw new Error(`It said: ${printed}`, { cause: error })
  })
  return {
    url,
    folder,
    process: child,
    output: () => printed,
    kill,
    async stop() {
      await kill('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A data folder that Postgres' own user can pass through. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-'))
  chmodSync(folder, 0o711)
  return folder
}

/** A TCP port of loopback that was free a moment ago; below those that systems give to connections, which would soon take it. */
export async function freePort(): Promise<number> {
  const port = 12_000 + Math.floor(Math.random() * 18_000)
  const server = createServer()
  const free = await new Promise<boolean>((resolve) =>
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)),
  )
  await new Promise((resolve) => server.close(resolve))
  return free ? port : freePort()
}

/** Polls until a condition holds; fails with its name after `withinMs`. An exception of the condition fails at once. */
export async function until<T>(
  what: string,
  holds: () => Promise<T> | T,
  withinMs = 60_000,
): Promise<NonNullable<T>> {
  for (const end = Date.now() + withinMs; ;) {
    const value = await holds()
    if (value) return value
    if (Date.now() > end) throw new Error(`Within ${withinMs} ms it never held that ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
