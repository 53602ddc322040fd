import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { freePort, newFolder, until } from '../support/switchboard.ts'
import type { Order, Result } from './generator.ts'
import type { Question, Stat } from './server-probe.ts'

/** A server that is measured, in a process of its own. */
export interface Server {
  readonly port: number
  readonly url: string
  stat(): Promise<Stat>
  /** As `stat`, after its garbage is gone. */
  statAtRest(): Promise<Stat>
  stop(): Promise<void>
}

/** Signs visitors' tokens: known here, so that a thousand visitors need not ask for theirs. */
export const secret = 'a secret that only this benchmark uses'

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const execArgv = ['--expose-gc', '--import', file('server-probe.ts')]

/** The gateway as `npm start` runs it, with its own Postgres and analytics engine. */
export async function startGatewayServer(environment: Record<string, string> = {}): Promise<Server> {
  const folder = newFolder()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    DEMO: '1',
    PORT: String(port),
    DATA_DIR: folder,
    SECRET_KEY: secret,
    LOG_LEVEL: 'warn',
    ...environment,
  }
  const child = fork(file('../../packages/gateway/dist/main.js'), {
    env,
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await until('the gateway is ready', async () => {
    if (child.exitCode !== null) throw new Error(`the gateway ended with code ${child.exitCode}`)
    return (await fetch(`${url}/readyz`).catch(() => null))?.ok === true
  })
  return {
    port,
    url,
    ...asking(child),
    stop: async () => {
      await end(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A `ws` server that echoes. */
export async function startRawServer(): Promise<Server> {
  const child = fork(file('raw-server.ts'), { execArgv })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    ...asking(child),
    stop: () => end(child),
  }
}

function asking(child: ChildProcess): Pick<Server, 'stat' | 'statAtRest'> {
  return { stat: () => ask<Stat>(child, 'stat'), statAtRest: () => ask<Stat>(child, 'stat at rest') }
}

/** A load generator in a process of its own. */
export interface Generator {
  order(order: Order): Promise<Result>
  /** As `order`, with what the server says of itself at the begin and the end of the measured time. */
  measure(order: Order, server: Server): Promise<{ result: Result; before: Stat; after: Stat }>
  stop(): Promise<void>
}

/** Starts a generator without clients. */
export function startGenerator(): Generator {
  const child = fork(file('generator.ts'))
  return {
    order: (order) => ask<Result>(child, order),
    measure: async (order, server) => {
      const marks: Promise<Stat>[] = []
      const mark = (message: object): void => {
        if ('begin' in message || 'end' in message) marks.push(server.stat())
      }
      child.on('message', mark)
      if (order.do !== 'saturate') marks.push(server.stat())
      const result = await ask<Result>(child, order)
      if (order.do !== 'saturate') marks.push(server.stat())
      child.off('message', mark)
      const [before, after] = await Promise.all(marks)
      if (before === undefined || after === undefined) throw new Error('the server said nothing of itself')
      return { result, before, after }
    },
    stop: () => end(child),
  }
}

/** Sends a message and resolves with the answer; progress marks are passed over. */
function ask<T extends object>(child: ChildProcess, message: Order | Question): Promise<T> {
  return new Promise((resolve, reject) => {
    const hear = (answer: T | { failed: string } | { begin: true } | { end: true }): void => {
      if ('begin' in answer || 'end' in answer) return
      child.off('message', hear)
      if ('failed' in answer) reject(new Error(answer.failed))
      else resolve(answer)
    }
    child.on('message', hear)
    child.send(message)
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
