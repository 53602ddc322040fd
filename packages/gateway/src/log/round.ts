import { aheadMs, type Appended } from './append.js'
import { answerAgain, type Core, committed, standsAgainst, unwritten, writes } from './core.js'
import { translated } from './failures.js'
import { type Fresh, keyOf, readFresh } from './fresh.js'
import { type Growth, grow, joined, unborn } from './grow.js'
import type { Answer, OneStream } from './log.js'

/** A command in line, with what has befallen it so far. */
export interface Waiting {
  readonly command: OneStream
  resolve(answer: Answer): void
  reject(error: unknown): void
  /** Races lost against other writers. */
  losses: number
  /** Statements that failed under it. */
  failures: number
  /** The next decision needs the head as it is now: the last was a refusal, founded on one that may be old. */
  fresh: boolean
}

/** The commands of a group that concern one stream: each decided on the state after the one before; they win or lose together. */
export interface StreamUnit {
  readonly growth: Growth
  readonly members: readonly { readonly waiting: Waiting; readonly growth: Growth }[]
}

/** Decides what can be decided and answers what needs no write. `back` has to be tried again. Throws what the database throws. */
export async function decideGroup(
  core: Core,
  batch: readonly Waiting[],
): Promise<{ units: StreamUnit[]; back: Set<Waiting> }> {
  const fresh = await refresh(core, batch)
  const back = new Set<Waiting>()
  const units = new Map<string, StreamUnit>()
  const blocked = new Set<string>()
  for (const waiting of batch) {
    const { stream } = waiting.command
    const unit = units.get(stream)
    const result = blocked.has(stream) ? 'wait' : attemptToDecide(core, waiting, { unit, fresh })
    if (result === 'done') continue
    if (result === 'wait') {
      // What follows on the stream waits as well: first come, first served.
      blocked.add(stream)
      back.add(waiting)
      continue
    }
    const members = [...(unit?.members ?? []), { waiting, growth: result }]
    units.set(stream, { growth: unit ? joined(unit.growth, result) : result, members })
  }
  return { units: [...units.values()], back }
}

/** Answers those that won, and those that had been carried out before; returns the others. */
export function settleGroup(core: Core, units: readonly StreamUnit[], { lost, clock }: Appended): Waiting[] {
  const back: Waiting[] = []
  for (const [place, unit] of units.entries()) {
    const loser = lost.get(place)?.[0]
    if (loser !== undefined) continue
    core.cache.set(unit.growth.after)
    for (const { waiting, growth } of unit.members) waiting.resolve(committed(growth.after.id, [growth]))
  }
  for (const [place, unit] of units.entries()) {
    const loser = lost.get(place)?.[0]
    if (loser === undefined) continue
    if (loser.head) core.cache.set(loser.head)
    else core.cache.forget(loser.stream)
    if (unit.growth.after.lastAt > clock + aheadMs) core.clock.distrust()
    for (const { waiting } of unit.members) {
      const given = loser.given?.find((one) => one.clientId === waiting.command.clientId)
      if (given) answerGiven(core, waiting, given)
      else {
        if (!loser.given) waiting.losses += 1
        back.push(waiting)
      }
    }
  }
  core.publish(units.flatMap((unit, place) => (lost.has(place) ? [] : unit.growth.facts)))
  return back
}

type Refreshed = Fresh & { readonly streams: ReadonlySet<string> }

/** Reads the heads of the streams that somebody needs fresh or that are not known, with the retry keys of all who ask for them. */
async function refresh(core: Core, batch: readonly Waiting[]): Promise<Refreshed> {
  const unknown = ({ stream, create }: OneStream): boolean => !create && core.cache.get(stream) === null
  const stale = batch.filter(({ fresh, command }) => fresh || unknown(command))
  const streams = new Set(stale.map(({ command }) => command.stream))
  if (streams.size === 0) return { streams, heads: new Map(), given: new Map() }
  const asked = batch.map(({ command }) => command).filter(({ stream }) => streams.has(stream))
  const fresh = await readFresh(core.fast, core.clock, asked)
  for (const stream of streams) {
    const head = fresh.heads.get(stream)
    if (head) core.cache.set(head)
    else core.cache.forget(stream)
  }
  return { streams, ...fresh }
}

interface Grounds {
  readonly unit: StreamUnit | undefined
  readonly fresh: Refreshed
}

/** A growth to append; `done`: it was answered; `wait`: it must be decided again on a fresh head. */
function attemptToDecide(core: Core, waiting: Waiting, grounds: Grounds): Growth | 'done' | 'wait' {
  try {
    return decideOne(core, waiting, grounds)
  } catch (error) {
    waiting.reject(translated(error, false))
    return 'done'
  }
}

function decideOne(core: Core, waiting: Waiting, { unit, fresh }: Grounds): Growth | 'done' | 'wait' {
  const { command } = waiting
  const { stream, clientId, create, actor } = command
  const given = clientId === null ? undefined : fresh.given.get(keyOf(stream, clientId))
  if (given) {
    answerGiven(core, waiting, given)
    return 'done'
  }
  if (clientId !== null && unit?.members.some((member) => member.waiting.command.clientId === clientId))
    return 'wait'

  const known = unit?.growth.after ?? core.cache.get(stream)
  const head = known ?? (create ? unborn(stream, create, command.tenant) : null)
  const at = Math.max(core.clock.now(), head?.lastAt ?? 0, command.dueAt ?? 0)
  const refusal = standsAgainst(core, command, head)
  const decision = head === null || refusal !== null ? refusal : command.decide(known, at)
  if (head !== null && decision !== null && writes(decision))
    return grow(core.meaning, head, decision, { at, actor, clientId })

  // Compare-and-set guards what is written, not what is refused: a refusal counts only on a head read after the command came.
  if (unit !== undefined || !fresh.streams.has(stream)) {
    waiting.fresh = true
    return 'wait'
  }
  waiting.resolve(unwritten(head, decision !== null && 'refused' in decision ? decision : null))
  return 'done'
}

function answerGiven(core: Core, waiting: Waiting, given: Parameters<typeof answerAgain>[1]): void {
  const answer = answerAgain(waiting.command, given)
  waiting.resolve(answer)
  if (!('refused' in answer)) core.publishAgain([given.stream], given)
}
