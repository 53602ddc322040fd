import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answer } from '../../packages/gateway/src/log/log.js'
import type { Asked } from './commands.js'
import type { FromNode, ToNode } from './node-process.js'

export type NodeName = 'A' | 'B'
/** What came of one message to one node: an answer, a LogError's code, or nothing because the node is gone or silent. */
export type Reply = { readonly answer: Answer } | { readonly error: string } | null

/** Two processes on one database, and the bus between them, which loses one hint in five. */
export interface Nodes {
  ask(node: NodeName, asked: Asked): Promise<Reply>
  /** SIGKILL, then a new process in its place. */
  kill(node: NodeName): Promise<void>
  close(): void
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const silence = 6000

/** A fault for the code of both nodes: in this file of the log, this text becomes that. */
export type Plant = readonly [file: string, old: string, planted: string]

/** Starts both; B's clock is 30 ms ahead. */
export async function startNodes(url: string, plant?: Plant): Promise<Nodes> {
  const running = new Map<NodeName, ChildProcess>()
  const asked = new Map<number, { node: NodeName; resolve(reply: Reply): void }>()
  let count = 0

  function settle(id: number, reply: Reply): void {
    asked.get(id)?.resolve(reply)
    asked.delete(id)
  }

  function hear(name: NodeName, message: FromNode): void {
    if ('answer' in message) settle(message.id, { answer: message.answer })
    else if ('error' in message) settle(message.id, { error: message.error })
    else if ('bus' in message)
      for (const [other, child] of running) if (other !== name && Math.random() > 0.2) say(child, message)
  }

  function start(name: NodeName): Promise<void> {
    const child = fork(here('./node-process.ts'), [url, name === 'B' ? '30' : '0'], {
      execArgv: ['--import', here('./plant.mjs')],
      env: { ...process.env, PLANT: JSON.stringify(plant ?? []) },
    })
    running.set(name, child)
    return new Promise((resolve, reject) => {
      child.on('message', (message: FromNode) => ('up' in message ? resolve() : hear(name, message)))
      child.on('error', () => {})
      child.on('exit', () => {
        reject(new Error(`node ${name} did not start`))
        for (const [id, { node }] of asked) if (node === name) settle(id, null)
      })
    })
  }

  await Promise.all([start('A'), start('B')])
  return {
    ask: (node, command) =>
      new Promise((resolve) => {
        const id = (count += 1)
        asked.set(id, { node, resolve })
        setTimeout(() => settle(id, null), silence).unref()
        const child = running.get(node)
        if (child === undefined || !say(child, { id, asked: command })) settle(id, null)
      }),
    async kill(node) {
      running.get(node)?.kill('SIGKILL')
      await start(node)
    },
    close() {
      for (const child of running.values()) child.kill('SIGKILL')
    },
  }
}

/** False where the process is gone. */
function say(child: ChildProcess, message: ToNode): boolean {
  if (!child.connected) return false
  return child.send(message, () => {})
}
