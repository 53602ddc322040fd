import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { FromDesk, ToDesk } from './desk-process.ts'

/** Two desks in processes of their own on one database, and the bus between them. */
export interface Desks {
  /** Both carry it out, each its half; resolves when both have. */
  ask(of: (half: 0 | 1) => Exclude<ToDesk, { bus: unknown }>): Promise<void>
  /** What went wrong in the background. */
  readonly failures: readonly string[]
  close(): void
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Starts both. */
export async function startDesks(url: string): Promise<Desks> {
  const failures: string[] = []
  const children = [0, 1].map((half) =>
    fork(here('./desk-process.ts'), [url, String(half)], {
      execArgv: ['--import', here('../log/plant.mjs')],
    }),
  )
  const done = children.map(() => [] as (() => void)[])
  const up = children.map(
    (child, half) =>
      new Promise<void>((resolve, reject) => {
        child.on('exit', () => reject(new Error(`desk ${half} has ended`)))
        child.on('message', (message: FromDesk) => {
          if ('up' in message) resolve()
          else if ('done' in message) done[half]?.shift()?.()
          else if ('failed' in message) failures.push(message.failed)
          else say(children[1 - half], message)
        })
      }),
  )
  for (const each of up) each.catch(() => {})
  await Promise.all(up)
  return {
    failures,
    async ask(of) {
      const asked = children.map((child, half) => {
        const answered = new Promise<void>((resolve) => done[half]?.push(resolve))
        say(child, of(half === 0 ? 0 : 1))
        return answered
      })
      await Promise.all(asked)
    },
    close() {
      for (const child of children) child.kill('SIGKILL')
    },
  }
}

function say(child: ChildProcess | undefined, message: ToDesk): void {
  if (child?.connected) child.send(message, () => {})
}
