import { endContact, hold, noRules, resume, say, transferToQueue } from '@switchboard/domain'
import type { Course } from './course.js'
import { wordsOf } from './words.js'

/** A contact that has just been answered. */
export interface Answered {
  readonly id: string
  readonly segment: string
  readonly agent: string
  readonly locale: 'en' | 'vi'
}

/** Probabilities, and times in ms. */
const habits = {
  firstReply: { median: 6_500, most: 75_000 },
  reply: { median: 34_000, most: 110_000 },
  think: { median: 38_000, most: 100_000 },
  transfers: 0.045,
  holds: 0.05,
  hold: { median: 40_000, most: 120_000 },
  visitorEnds: 0.55,
} as const

/** Lets agent and visitor talk by turns until one of them has what was wanted, or somebody else is asked. */
export function converse(course: Course, answered: Answered): void {
  const { dice } = course
  const turns = dice.weighted([
    [1, 16],
    [2, 30],
    [3, 26],
    [4, 16],
    [5, 8],
    [6, 4],
  ] as const)
  agentsTurn(course, answered, { left: turns, first: true })
}

interface Turns {
  readonly left: number
  readonly first: boolean
}

function agentsTurn(course: Course, answered: Answered, { left, first }: Turns): void {
  const { dice, centre } = course
  const { agent, locale } = answered
  const pace = centre.agents.find((one) => one.id === agent)?.pace ?? 1
  const { median, most } = first ? habits.firstReply : habits.reply
  whileTalking(course, answered, dice.time(median * pace, most), () => {
    const { greetings, answers } = wordsOf(locale)
    speak(course, answered, { from: 'agent', text: dice.pick(first ? greetings : answers) })
    if (first && dice.chance(habits.transfers) && pass(course, answered)) return
    if (first && dice.chance(habits.holds)) lookUp(course, answered, () => goOn(course, answered, left))
    else goOn(course, answered, left)
  })
}

function goOn(course: Course, answered: Answered, left: number): void {
  if (left > 1) visitorsTurn(course, answered, left - 1)
  else whileTalking(course, answered, course.dice.time(14_000, 60_000), () => finish(course, answered))
}

function visitorsTurn(course: Course, answered: Answered, left: number): void {
  const { dice } = course
  whileTalking(course, answered, dice.time(habits.think.median, habits.think.most), () => {
    const { details, thanks } = wordsOf(answered.locale)
    speak(course, answered, { from: 'visitor', text: dice.pick(left === 1 ? thanks : details) })
    agentsTurn(course, answered, { left, first: false })
  })
}

/** Happens only if the same agent still has the contact. */
export function whileTalking(
  course: Course,
  { id, segment }: Pick<Answered, 'id' | 'segment'>,
  ms: number,
  act: () => void,
): void {
  course.after(ms, () => {
    const state = course.contact(id)
    if (state?.phase === 'connected' && state.segment === segment) act()
  })
}

function speak(
  course: Course,
  { id, agent }: Answered,
  { from, text }: { readonly from: 'agent' | 'visitor'; readonly text: string },
): void {
  const actor = from === 'agent' ? agent : (course.contact(id)?.visitor ?? '')
  course.keep('contact', id, say(course.contact(id), { from, actor, text }, course.now()), actor)
}

/** The agent looks something up while the visitor waits. */
function lookUp(course: Course, answered: Answered, act: () => void): void {
  const { dice } = course
  const { id, agent } = answered
  course.keep('contact', id, hold(course.contact(id), { agent }, course.now()), agent)
  whileTalking(course, answered, dice.time(habits.hold.median, habits.hold.most), () => {
    course.keep('contact', id, resume(course.contact(id), { agent }, course.now()), agent)
    act()
  })
}

/** Gives the contact to another queue that serves its brand; false where there is none. */
function pass(course: Course, { id, agent, locale }: Answered): boolean {
  const { centre, dice } = course
  const state = course.contact(id)
  const others = [
    ...new Set(centre.sites.filter(({ brand }) => brand === state?.brand).map(({ queue }) => queue)),
  ]
  const queue = others.find((other) => other !== state?.queue)
  if (queue === undefined) return false
  const into = {
    queue,
    visit: dice.uuid(course.now()),
    entrance: { rules: noRules, canServe: course.canServe },
  }
  const note = dice.pick(wordsOf(locale).notes)
  const pair = course.pair(id, agent)
  course.keepPair(
    pair,
    transferToQueue(pair, { by: agent, cause: 'transferred', note, into }, course.now()),
    agent,
  )
  course.route()
  return true
}

function finish(course: Course, { id, agent }: Answered): void {
  const state = course.contact(id)
  const by = course.dice.chance(habits.visitorEnds) ? 'visitor' : 'agent'
  const actor = by === 'visitor' ? (state?.visitor ?? '') : agent
  const wrapUpMs = course.centre.queues.get(state?.queue ?? '')?.wrapUpMs ?? 0
  const pair = course.pair(id, agent)
  course.keepPair(pair, endContact(pair, { by, actor, wrapUpMs }, course.now()), actor)
}
