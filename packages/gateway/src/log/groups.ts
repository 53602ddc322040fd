import { append } from './append.js'
import type { Core } from './core.js'
import { backOff, failureOf, translated, tries } from './failures.js'
import type { Answer, OneStream } from './log.js'
import { decideGroup, settleGroup, type Waiting } from './round.js'
import type { Turns } from './turns.js'

/** The way in for commands on one stream. */
export interface Groups {
  send(command: OneStream): Promise<Answer>
  /** For `Turns`: there is something to take. */
  wake(): void
}

/** Commands of one statement at most: beyond it a command gets hardly cheaper and waits longer. */
const most = 64
/** After so many lost races a command goes alone: it locks its head and waits for it. */
const patience = 3

/**
 * One statement at a time; what came while it ran is the next group. There is no timer: with one command at a time the group is
 * one command, and it starts at once. `alone` carries a command out by itself, locking and waiting.
 */
export function createGroups(
  core: Core,
  turns: Turns<Waiting>,
  alone: (command: OneStream) => Promise<Answer>,
): Groups {
  let running = false

  async function run(): Promise<void> {
    running = true
    for (let taken = turns.take(most); taken.length > 0; taken = turns.take(most)) {
      const back = await attempt(taken.flatMap(({ items }) => items))
      for (const { stream } of taken)
        settle(
          stream,
          back.filter((waiting) => waiting.command.stream === stream),
        )
      // Nothing came through: the rows are held by others. Without a breath this would spin until they are done.
      if (back.length === taken.reduce((sum, { items }) => sum + items.length, 0)) await breath()
    }
    running = false
  }

  function settle(stream: string, back: readonly Waiting[]): void {
    const [first] = back
    if (first === undefined || first.losses < patience) {
      turns.settle(stream, back)
      return
    }
    const end = turns.settle(stream, back, true)
    void alone(first.command).then(first.resolve, first.reject).finally(end)
  }

  /** One round; where it fails, what follows from that. Returns what has to be tried again, in the order it came. */
  async function attempt(batch: readonly Waiting[]): Promise<Waiting[]> {
    const progress = { wrote: false }
    try {
      return await round(core, batch, progress)
    } catch (error) {
      const failure = failureOf(error)
      // One command that the database cannot take must not fail the others of its group.
      if (failure === 'fault' && batch.length > 1) return oneByOne(batch)
      const unknown = failure === 'lost' && progress.wrote
      const back = batch.filter((waiting) => {
        waiting.failures += 1
        waiting.fresh = true
        // With a retry key the log can look whether it was carried out; without one nobody can.
        if (
          failure !== 'fault' &&
          waiting.failures < tries &&
          !(unknown && waiting.command.clientId === null)
        )
          return true
        waiting.reject(translated(error, progress.wrote))
        return false
      })
      if (back.length > 0) await backOff(Math.max(...back.map((waiting) => waiting.failures)))
      return back
    }
  }

  async function oneByOne(batch: readonly Waiting[]): Promise<Waiting[]> {
    const back: Waiting[] = []
    for (const waiting of batch) {
      const passed = back.some((earlier) => earlier.command.stream === waiting.command.stream)
      back.push(...(passed ? [waiting] : await attempt([waiting])))
    }
    return back
  }

  return {
    send: (command) =>
      new Promise((resolve, reject) => {
        turns.queue(command.stream, { command, resolve, reject, losses: 0, failures: 0, fresh: false })
      }),
    wake() {
      if (!running) void run()
    },
  }
}

async function round(
  core: Core,
  batch: readonly Waiting[],
  progress: { wrote: boolean },
): Promise<Waiting[]> {
  const { units, back } = await decideGroup(core, batch)
  if (units.length > 0) {
    progress.wrote = true
    const appended = await append(
      core.fast,
      core.clock,
      units.map((unit) => [unit.growth]),
    )
    for (const waiting of settleGroup(core, units, appended)) back.add(waiting)
  }
  return batch.filter((waiting) => back.has(waiting))
}

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))
