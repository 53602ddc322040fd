import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** Tells a process of ours something; one that has just died cannot be told. */
export function tell(child: ChildProcess, order: object): void {
  if (child.connected) child.send(order, () => {})
}

/** Asks a process of ours to end by `order`, and ends it where it has not in `patienceMs`. Resolves when it is gone. */
export async function endChild(child: ChildProcess, order: object, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  tell(child, order)
  const ended = once(child, 'exit')
  const patience = sleep(patienceMs, 'late', { ref: false })
  if ((await Promise.race([ended, patience])) === 'late') child.kill('SIGKILL')
  await ended
}
