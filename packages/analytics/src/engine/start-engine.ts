import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { EngineNews, EngineOrder } from './child.js'
import { setTimeout as sleep } from 'node:timers/promises'
import { sessionCount } from './session-count.js'

/** The engine in a process of its own. */
export interface Engine {
  /** Address with user and password, as every ClickHouse client takes it; the same after a restart. */
  readonly url: string
  /** The process id of the engine that runs now; null while it is being restarted. */
  pid(): number | null
  /** Ends it after what runs is done, at the latest after some seconds. */
  close(): Promise<void>
}

export interface EngineOptions {
  /** Where the data are; made if it is not there, in a folder that is. One engine a folder. */
  readonly folder: string
  /** 0 or left out: any free one. Loopback only. */
  readonly port?: number
  /** Told of crashes and of what the engine prints. */
  readonly onNotice?: (notice: string) => void
}

const closePatienceMs = 15_000
const restartPauseMs = { first: 100, most: 5_000 }

/** Starts the engine and resolves when it answers. Restarts it when it crashes. Rejects with one sentence where it cannot start. */
export async function startEngine({
  folder,
  port = 0,
  onNotice = () => undefined,
}: EngineOptions): Promise<Engine> {
  makeFolder(folder)
  const order: EngineOrder = {
    folder,
    port,
    user: 'switchboard',
    password: randomBytes(24).toString('base64url'),
  }
  const first = await launch(order, onNotice)
  const keeper = keep(first.child, { ...order, port: first.port }, onNotice)
  return { url: `http://${order.user}:${order.password}@127.0.0.1:${first.port}`, ...keeper }
}

/** Starts a crashed engine again, with longer and longer pauses, until it is closed. */
function keep(
  first: ChildProcess,
  order: EngineOrder,
  onNotice: (notice: string) => void,
): Pick<Engine, 'pid' | 'close'> {
  const state: { child: ChildProcess | null; closing: boolean } = { child: first, closing: false }
  const watch = (child: ChildProcess): void => {
    child.once('exit', (code, signal) => {
      state.child = null
      if (state.closing) return
      onNotice(`the analytics engine ended (${signal ?? code}); it is started again`)
      relaunching = relaunch(restartPauseMs.first)
    })
  }
  const relaunch = async (pause: number): Promise<void> => {
    await sleep(pause)
    if (state.closing) return
    try {
      state.child = (await launch(order, onNotice)).child
      watch(state.child)
    } catch (error) {
      onNotice(error instanceof Error ? error.message : String(error))
      await relaunch(Math.min(pause * 2, restartPauseMs.most))
    }
  }
  let relaunching = Promise.resolve()
  watch(first)
  return {
    pid: () => state.child?.pid ?? null,
    async close() {
      state.closing = true
      await relaunching
      if (state.child) await end(state.child)
    },
  }
}

function makeFolder(folder: string): void {
  try {
    if (!existsSync(folder)) mkdirSync(folder) // recursive never returns below /proc
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new Error(`The analytics folder ${folder} cannot be written to.`, { cause })
  }
}

interface Running {
  readonly child: ChildProcess
  readonly port: number
}

function launch(order: EngineOrder, onNotice: (notice: string) => void): Promise<Running> {
  const child = spawn(process.execPath, [new URL('./child.js', import.meta.url).pathname], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Nothing of the owner's environment: no secret gets in, and days are UTC. A thread a session, and some for files.
    env: { UV_THREADPOOL_SIZE: String(sessionCount + 4), TZ: 'UTC' },
  })
  child.stdin.on('error', () => undefined) // its exit says it all
  child.stdin.write(`${JSON.stringify(order)}\n`)
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line.includes('Cannot lock file')) onNotice(line)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`The analytics engine ended while it started (${signal ?? code}).`)),
    )
    createInterface({ input: child.stdout }).on('line', (line) => {
      const news = newsOf(line)
      if (!news) onNotice(line)
      else if ('port' in news) resolve({ child, port: news.port })
      else {
        reject(new Error(news.failed))
        child.kill('SIGKILL')
      }
    })
  })
}

function newsOf(line: string): EngineNews | null {
  return /^\{"(?:port|failed)":/.test(line) ? (JSON.parse(line) as EngineNews) : null
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const watchdog = setTimeout(() => child.kill('SIGKILL'), closePatienceMs)
  child.stdin?.end('close\n')
  await gone
  clearTimeout(watchdog)
}
