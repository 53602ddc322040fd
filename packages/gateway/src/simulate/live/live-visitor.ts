import { randomUUIDv7 } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { VisitorFact } from '@switchboard/protocol'
import type { Dice } from '../dice.js'
import { commentFor, wordsOf } from '../words.js'
import { type Line, openLine } from './line.js'
import type { LiveWorld } from './live-world.js'
import { createMoment } from './moment.js'

/** Somebody who writes. */
export interface LiveVisitor {
  /** Settles when the page is closed. Rejects where it could not be opened. */
  readonly gone: Promise<void>
  /** Ends the contact, and closes the page. */
  leave(): void
}

/** Probabilities, and times in ms. */
const habits = {
  patience: { median: 260_000, most: 1_200_000 },
  think: { median: 20_000, most: 90_000 },
  ends: 0.55,
  goes: { median: 9_000, most: 40_000 },
  rates: 0.4,
  rating: { median: 6_000, most: 60_000 },
} as const
const scores = [
  [5, 52],
  [4, 28],
  [3, 10],
  [2, 5],
  [1, 5],
] as const
const turns = [1, 5] as const
/** Who leaves waits so long for the end to be told. */
const lastWordsMs = 20_000

/** Lets somebody write, talk with whoever answers, and rate. */
export function playVisitor(world: LiveWorld, dice: Dice): LiveVisitor {
  const leaving = createMoment()
  return { gone: visit(world, { dice, leaving: leaving.come }), leave: leaving.reach }
}

async function visit(
  { gateway, pastime, tally }: LiveWorld,
  { dice, leaving }: { readonly dice: Dice; readonly leaving: Promise<void> },
): Promise<void> {
  tally.came += 1
  const stream = randomUUIDv7()
  const locale = dice.chance(0.3) ? 'vi' : 'en'
  const words = wordsOf(locale)
  const over = createMoment()
  const done = createMoment()
  const state = { isAnswered: false, isOver: false, left: dice.between(...turns) }
  const later = ({ median, most }: { readonly median: number; readonly most: number }, act: () => void) =>
    pastime.after(dice.time(median, most), act)
  const line: Line = await openLine({
    url: gateway.url,
    token: await gateway.visitorToken(),
    cursors: new Map(),
    onFact: ({ fact }) => hear(fact as VisitorFact),
  })

  function hear(fact: VisitorFact): void {
    if (fact.type === 'agent_joined') {
      if (!state.isAnswered) tally.answered += 1
      state.isAnswered = true
    } else if (fact.type === 'message_sent' && fact.from === 'agent') later(habits.think, () => void goOn())
    else if (fact.type === 'contact_ended') afterwards()
  }

  async function goOn(): Promise<void> {
    if (state.isOver || state.left === 0) return
    state.left -= 1
    const isLast = state.left === 0
    const text = dice.pick(isLast ? words.thanks : words.details)
    if ((await line.ask({ t: 'say', stream, text })) === null) tally.messages += 1
    if (isLast && dice.chance(habits.ends)) later(habits.goes, () => void end())
  }

  async function end(): Promise<void> {
    if (!state.isOver) await line.ask({ t: 'end', stream })
  }

  function afterwards(): void {
    state.isOver = true
    over.reach()
    tally.ended += 1
    if (!state.isAnswered) tally.left += 1
    if (state.isAnswered && dice.chance(habits.rates)) later(habits.rating, () => void rate())
    else done.reach()
  }

  async function rate(): Promise<void> {
    const score = dice.weighted(scores)
    const comment = dice.chance(0.3) ? { comment: commentFor(dice, locale, score) } : {}
    if ((await line.ask({ t: 'rate', stream, score, ...comment })) === null) tally.rated += 1
    done.reach()
  }

  const refused = await line.ask({ t: 'start', stream, text: dice.pick(words.questions), locale })
  if (refused === null) {
    tally.messages += 1
    later(habits.patience, () => void (state.isAnswered || end()))
    await Promise.race([leaving, done.come, line.ended])
    await end()
    if (!state.isOver)
      await Promise.race([over.come, line.ended, sleep(lastWordsMs, undefined, { ref: false })])
  } else tally.refused += 1
  line.close()
  await line.ended
}
