import {
  type ContactState,
  acceptOffer,
  agentOf,
  confirmShown,
  declineOffer,
  endContact,
  expireOffer,
  expireWrapUp,
  finishWrapUp,
  noRules,
  rate,
  startContact,
} from '@switchboard/domain'
import { talk } from './call.js'
import { converse } from './conversation.js'
import type { Course } from './course.js'
import type { SimulatedSite } from './simulated-centre.js'
import { commentFor, wordsOf } from './words.js'

/** Somebody writes. */
export interface Arrival {
  readonly site: SimulatedSite
  readonly visitor: string
  readonly locale: 'en' | 'vi'
  readonly channel: 'chat' | 'voice'
}

/** How people behave: probabilities, and times in ms. */
const habits = {
  glance: { part: 0.025, most: 9_000 },
  patience: { median: 260_000, most: 1_200_000 },
  answer: { median: 4_200, most: 18_000 },
  declines: 0.015,
  misses: 0.02,
  unseen: 0.002,
  wrapUp: { median: 22_000, most: 120_000 },
  rates: 0.34,
  rating: { median: 9_000, most: 100_000 },
} as const

/** Lets contacts ring, be answered, missed and left, wrapped up and rated. */
export function contactLives(course: Course): { readonly arrive: (arrival: Arrival) => void } {
  const locales = new Map<string, 'en' | 'vi'>()
  course.hear(({ stream, type, body }) => {
    if (type === 'offer_made') ring(course, stream, body as Ring)
    if (type === 'offer_accepted') {
      const { segment, agent } = body as { readonly segment: string; readonly agent: string }
      const answered = { id: stream, segment, agent, locale: locales.get(stream) ?? 'en' }
      if (course.contact(stream)?.channel === 'voice') talk(course, answered)
      else converse(course, answered)
    }
    if (type === 'contact_transferred') losePatience(course, stream)
    if (type === 'contact_ended') afterwards(course, stream, locales.get(stream) ?? 'en')
  })
  return {
    arrive(arrival) {
      const id = course.dice.uuid(course.now())
      locales.set(id, arrival.locale)
      start(course, id, arrival)
      losePatience(course, id)
      course.route()
    },
  }
}

function start(course: Course, id: string, { site, visitor, locale, channel }: Arrival): void {
  const visit = course.dice.uuid(course.now())
  const ids = { brand: site.brand, site: site.id, queue: site.queue, visitor, visit }
  // Who calls says it.
  const text = channel === 'voice' ? '' : course.dice.pick(wordsOf(locale).questions)
  const entrance = { rules: noRules, canServe: course.canServe }
  const command = { ...ids, channel, locale, text, entrance }
  course.keep('contact', id, startContact(null, command, course.now()), visitor)
}

/** Whoever waits too long in this visit leaves. */
function losePatience(course: Course, id: string): void {
  const { dice } = course
  const visit = course.contact(id)?.visit
  const { glance, patience } = habits
  const ms = dice.chance(glance.part)
    ? dice.between(1_500, glance.most)
    : dice.time(patience.median, patience.most)
  course.after(ms, () => {
    const state = course.contact(id)
    if (state === null || state.visit !== visit) return
    if (state.phase !== 'queued' && state.phase !== 'offered') return
    const { visitor } = state
    const pair = course.pair(id, agentOf(state))
    course.keepPair(
      pair,
      endContact(pair, { by: 'visitor', actor: visitor, wrapUpMs: 0 }, course.now()),
      visitor,
    )
    course.route()
  })
}

interface Ring {
  readonly offer: string
  readonly agent: string
  readonly dueAt: number
}

function ring(course: Course, id: string, { offer, agent, dueAt }: Ring): void {
  const { dice } = course
  const whileRinging = (ms: number, act: () => void): void =>
    course.after(ms, () => {
      const state = course.contact(id)
      if (state?.phase === 'offered' && state.offer === offer) act()
    })
  const rest = dueAt - course.now()
  whileRinging(rest, () => {
    const pair = course.pair(id, agent)
    course.keepPair(pair, expireOffer(pair, { offer, dueAt }, course.now()), null)
    againLater(course)
  })
  if (dice.chance(habits.unseen)) return
  whileRinging(dice.between(150, 900), () =>
    course.keep('contact', id, confirmShown(course.contact(id), { agent, offer }, course.now()), agent),
  )
  if (dice.chance(habits.misses)) return
  const ms = Math.min(1_000 + dice.time(habits.answer.median, habits.answer.most), rest - 500)
  const declines = dice.chance(habits.declines)
  whileRinging(ms, () => {
    const pair = course.pair(id, agent)
    const at = course.now()
    if (declines) {
      course.keepPair(pair, declineOffer(pair, { offer }, at), agent)
      againLater(course)
    } else course.keepPair(pair, acceptOffer(pair, { offer, segment: dice.uuid(at) }, at), agent)
  })
}

/** Somebody else is asked now, and the same agent again when the minute is over. */
function againLater(course: Course): void {
  course.route()
  course.after(60_000, () => course.route())
}

function afterwards(course: Course, id: string, locale: 'en' | 'vi'): void {
  const { dice } = course
  const state = course.contact(id)
  if (state?.phase !== 'wrap_up') return
  const { agent, dueAt } = state
  const ms = dice.time(habits.wrapUp.median, habits.wrapUp.most)
  course.after(Math.min(ms, dueAt - course.now()), () => {
    const pair = course.pair(id, agent)
    const at = course.now()
    const disposition = dice.pick(course.centre.dispositions)
    const over = at >= dueAt ? expireWrapUp(pair, { dueAt }, at) : finishWrapUp(pair, { disposition }, at)
    course.keepPair(pair, over, at >= dueAt ? null : agent)
    course.route()
  })
  if (dice.chance(habits.rates))
    course.after(2_000 + dice.time(habits.rating.median, habits.rating.most), () =>
      score(course, id, { agent, state, locale }),
    )
}

function score(
  course: Course,
  id: string,
  {
    agent,
    state,
    locale,
  }: { readonly agent: string; readonly state: ContactState; readonly locale: 'en' | 'vi' },
): void {
  const { dice, centre } = course
  const liked = centre.agents.find((one) => one.id === agent)?.liked ?? 1
  const value = dice.weighted([
    [5, 52 * liked],
    [4, 28],
    [3, 10],
    [2, 5 / liked],
    [1, 5 / liked],
  ] as const)
  const comment = dice.chance(0.3) ? { comment: commentFor(dice, locale, value) } : {}
  const command = { visitor: state.visitor, score: value, ...comment }
  course.keep('contact', id, rate(course.contact(id), command, course.now()), state.visitor)
}
