// The engine process. Its first line of input says what to serve; it lives as long as its input stays open.
// A native crash, a gigabyte of memory and a long query stay in here. Never in a worker thread: the binding crashes there.
import { createInterface } from 'node:readline'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { drainPending } from 'chdb'
import { openLanes, type Lanes } from './lanes.js'
import { createEngineServer } from './server.js'

/** What the owner writes as the first line. */
export interface EngineOrder {
  readonly folder: string
  /** 0: any free one. */
  readonly port: number
  readonly user: string
  readonly password: string
}

/** What the process prints once, as a line of JSON: the port it listens on, or why it gave up. */
export type EngineNews = { readonly port: number } | { readonly failed: string }

const lockPatienceMs = 10_000
const drainPatienceMs = 10_000

/** Another engine may be dying right now: its lock goes with it. */
async function openWhenFree(folder: string): Promise<Lanes | null> {
  const patience = Date.now() + lockPatienceMs
  for (;;) {
    try {
      return openLanes(folder)
    } catch {
      if (Date.now() > patience) return null // the reason is on stderr only; a lock is the one that waiting cures
      await sleep(200)
    }
  }
}

async function serve(order: EngineOrder, closing: Promise<void>): Promise<void> {
  const lanes = await openWhenFree(order.folder)
  if (!lanes)
    return tell({
      failed: `The analytics folder ${order.folder} cannot be opened: another process uses it, or it is not writable.`,
    })
  const server = createEngineServer(lanes, order)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(order.port, '127.0.0.1', resolve)
  })
  tell({ port: (server.address() as AddressInfo).port })
  await closing
  server.close()
  server.closeIdleConnections()
  // A kill loses nothing that was acknowledged, and nothing else ends a statement that runs.
  setTimeout(kill, drainPatienceMs).unref()
  await lanes.idle()
  await drainPending()
  lanes.close()
  server.closeAllConnections()
}

function tell(news: EngineNews): void {
  process.stdout.write(`${JSON.stringify(news)}\n`)
}

function kill(): void {
  process.kill(process.pid, 'SIGKILL')
}

const lines = createInterface({ input: process.stdin })
let left = false
const goodbye = new Promise<void>((resolve) => {
  lines.on('line', (line) => {
    if (line === 'close') {
      left = true
      resolve()
    } else {
      serve(JSON.parse(line) as EngineOrder, goodbye).then(
        () => lines.close(),
        (error: unknown) => {
          tell({
            failed: `The analytics engine cannot start: ${error instanceof Error ? error.message : String(error)}`,
          })
          kill()
        },
      )
    }
  })
})
// Without a goodbye the owner is dead and nobody waits for an answer: go at once, so that the folder is free.
process.stdin.on('end', () => {
  if (!left) kill()
})
process.on('SIGINT', () => undefined) // Ctrl-C reaches the whole group; the owner says goodbye when it is ready
