import type { PoolClient } from 'pg'
import { append } from './append.js'
import {
  answerAgain,
  type Core,
  committed,
  isNewer,
  type LogRefusal,
  standsAgainst,
  unwritten,
} from './core.js'
import { backOff, failureOf, LogError, translated, tries } from './failures.js'
import { readGiven } from './fresh.js'
import { type Growth, grow, unborn } from './grow.js'
import { type Locked, lockHeads } from './lock.js'
import type { Answer, Head, ManyStreams, OneStream, StreamKind } from './log.js'
import type { Given } from './rows.js'
import type { Turns } from './turns.js'

/** A command on several streams, or one that has had no luck in groups; its turn on the lead has come. */
export type Together = (command: ManyStreams & { readonly create?: StreamKind }) => Promise<Answer>
type Command = Parameters<Together>[0]

/** The locks turned out to be the wrong ones: once more, with these. */
interface Elsewhere {
  readonly companions: readonly string[]
}

/** So often may the companions be others, when the locks are got, than they were when these were asked for. */
const guesses = 20

/** The companions' streams get a guest: what comes later on them waits, instead of losing to the lock. */
export function createTogether(core: Core, turns: Pick<Turns<unknown>, 'guest'>): Together {
  return async (command) => {
    let companions = companionsOf(core, command, core.cache.get(command.lead))
    let failed = 0
    for (let guess = 0; guess < guesses;) {
      const leave = turns.guest(companions)
      const progress = { wrote: false }
      try {
        const outcome = await carryOut(core, { command, companions, progress })
        if (!('companions' in outcome)) return outcome
        companions = outcome.companions
        guess += 1
      } catch (error) {
        failed += 1
        const failure = failureOf(error)
        const nobodyKnows = failure === 'lost' && progress.wrote && command.clientId === null
        if (failure === 'fault' || nobodyKnows || failed === tries) throw translated(error, progress.wrote)
        await backOff(failed)
      } finally {
        leave()
      }
    }
    throw new LogError('unavailable', 'The streams of a command did not hold still.')
  }
}

/** A command on one stream as one on several. */
export function asTogether({ stream, decide, ...rest }: OneStream): Command {
  return {
    ...rest,
    lead: stream,
    companions: () => [],
    decide(heads, at) {
      const decision = decide(heads.get(stream) ?? null, at)
      return 'refused' in decision ? decision : new Map([[stream, decision]])
    },
  }
}

interface Attempt {
  readonly command: Command
  readonly companions: readonly string[]
  readonly progress: { wrote: boolean }
}

async function carryOut(core: Core, attempt: Attempt): Promise<Answer | Elsewhere> {
  const client = await core.slow.connect()
  let broken = true
  try {
    const locked = await lockHeads(client, [attempt.command.lead, ...attempt.companions])
    const outcome = await underLock(core, client, { ...attempt, locked })
    broken = false
    return outcome
  } finally {
    // A connection on which something failed is closed, and its transaction ends with it.
    client.release(broken)
  }
}

async function underLock(
  core: Core,
  client: PoolClient,
  { command, companions, locked, progress }: Attempt & { locked: Locked },
): Promise<Answer | Elsewhere> {
  const there = locked.heads.find((head) => head.id === command.lead) ?? null
  const lead = there ?? (command.create ? unborn(command.lead, command.create, command.tenant) : null)
  const needed = companionsOf(core, command, there)
  if (needed.some((stream) => !companions.includes(stream))) {
    await client.query('ROLLBACK')
    return { companions: needed }
  }
  const decided = decideLocked(core, command, { lead, locked })
  if (lead === null || 'refused' in decided || decided.length === 0)
    return withoutWriting(core, client, {
      command,
      lead,
      locked,
      refusal: 'refused' in decided ? decided : null,
    })

  progress.wrote = true
  // The unit is written whole or not at all: the commit need not wait for the append's answer.
  const [{ lost }] = await Promise.all([append(client, core.clock, [decided]), client.query('COMMIT')])
  const given = lost.get(0)?.flatMap((loser) => loser.given ?? [])[0]
  if (given) return again(core, command, { given, streams: locked.heads.map((head) => head.id) })
  if (lost.size > 0 && there === null) return { companions } // somebody has made the stream since the look at it
  if (lost.size > 0) throw new LogError('fault', 'An append has lost under its own locks.')
  for (const { after } of decided) core.cache.set(after)
  const answer = committed(command.lead, decided)
  core.publish(answer.facts)
  return answer
}

function decideLocked(
  core: Core,
  command: Command,
  { lead, locked }: { lead: Head | null; locked: Locked },
): readonly Growth[] | LogRefusal {
  const refusal = standsAgainst(core, command, lead)
  if (lead === null || refusal !== null) return refusal ?? { refused: 'not_found' }
  const heads = new Map(
    locked.heads.filter((head) => head.tenant === command.tenant).map((head) => [head.id, head]),
  )
  if ([...heads.values()].some((head) => isNewer(core, head))) return { refused: 'upgrade_needed' }
  const at = Math.max(locked.clock, command.dueAt ?? 0, ...locked.heads.map((head) => head.lastAt))
  const decision = command.decide(heads, at)
  if ('refused' in decision) return decision
  const growths: Growth[] = []
  for (const [stream, change] of decision) {
    const before = stream === command.lead ? lead : heads.get(stream)
    if (before === undefined) throw new LogError('fault', `A decision names ${stream}, which is not locked.`)
    const clientId = stream === command.lead ? command.clientId : null
    if (change.facts.length > 0)
      growths.push(grow(core.meaning, before, change, { at, actor: command.actor, clientId }))
  }
  // The retry key is kept on the lead's first fact; without one a retry would be carried out once more.
  if (
    growths.length > 0 &&
    command.clientId !== null &&
    !growths.some(({ after }) => after.id === command.lead)
  )
    throw new LogError('fault', 'A command with a retry key must leave a fact on its lead.')
  return growths
}

interface Unwritten {
  readonly command: Command
  readonly lead: Head | null
  readonly locked: Locked
  readonly refusal: LogRefusal | null
}

/** Looks the retry key up in a statement of its own: the snapshot of the one that locked is as old as its wait. */
async function withoutWriting(
  core: Core,
  client: PoolClient,
  { command, lead, locked, refusal }: Unwritten,
): Promise<Answer> {
  const given = command.clientId === null ? null : await readGiven(client, command.lead, command.clientId)
  await client.query('ROLLBACK')
  if (given) return again(core, command, { given, streams: locked.heads.map((head) => head.id) })
  return unwritten(lead, refusal)
}

function again(
  core: Core,
  command: Command,
  { given, streams }: { given: Given; streams: readonly string[] },
): Answer {
  const answer = answerAgain(command, given)
  if (!('refused' in answer)) core.publishAgain(streams, given)
  return answer
}

/** In the order of their ids, without the lead; none where the lead cannot be read. */
function companionsOf(core: Core, command: Command, lead: Head | null): readonly string[] {
  if (standsAgainst(core, command, lead) !== null || lead === null) return []
  return [...new Set(command.companions(lead))].filter((stream) => stream !== command.lead).toSorted()
}
