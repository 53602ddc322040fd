import {
  type CallEnd,
  type CallMeasure,
  connectCall,
  endContact,
  hold,
  measureCall,
  resume,
} from '@switchboard/domain'
import { type Answered, whileTalking } from './conversation.js'
import type { Course } from './course.js'
import type { Dice } from './dice.js'

/** Probabilities, and times in ms. */
const habits = {
  joining: { agent: { median: 260, most: 1_600 }, visitor: { median: 420, most: 2_600 } },
  talk: { median: 95_000, most: 420_000 },
  again: { median: 55_000, most: 240_000 },
  holds: 0.22,
  hold: { median: 38_000, most: 150_000 },
  visitorEnds: 0.7,
  poor: 0.06,
} as const

/** Lets a call that was just answered be heard, put on hold now and then, and end. */
export function talk(course: Course, answered: Answered): void {
  const { dice } = course
  const { agent } = answered
  join(course, answered, { by: 'agent', actor: agent })
  join(course, answered, { by: 'visitor', actor: course.contact(answered.id)?.visitor ?? '' })
  const { median, most } = habits.talk
  whileTalking(course, answered, 4_000 + dice.time(median, most), () => {
    if (dice.chance(habits.holds)) lookUp(course, answered)
    else hangUp(course, answered)
  })
}

function join(course: Course, answered: Answered, end: CallEnd): void {
  const { median, most } = habits.joining[end.by]
  const { id } = answered
  whileTalking(course, answered, course.dice.time(median, most), () =>
    course.keep('contact', id, connectCall(course.contact(id), end, course.now()), end.actor),
  )
}

/** The agent looks something up while the visitor hears music. */
function lookUp(course: Course, answered: Answered): void {
  const { dice } = course
  const { id, agent } = answered
  course.keep('contact', id, hold(course.contact(id), { agent }, course.now()), agent)
  whileTalking(course, answered, dice.time(habits.hold.median, habits.hold.most), () => {
    course.keep('contact', id, resume(course.contact(id), { agent }, course.now()), agent)
    const rest = dice.time(habits.again.median, habits.again.most)
    whileTalking(course, answered, rest, () => hangUp(course, answered))
  })
}

function hangUp(course: Course, { id, agent }: Answered): void {
  const { dice } = course
  const state = course.contact(id)
  const visitor = state?.visitor ?? ''
  const poor = dice.chance(habits.poor)
  for (const end of [{ by: 'agent', actor: agent } as const, { by: 'visitor', actor: visitor } as const]) {
    const heard = measureCall(
      state,
      { ...end, phases: phasesOf(dice, end.by), quality: qualityOf(dice, poor) },
      course.now(),
    )
    course.keep('contact', id, heard, end.actor)
  }
  const by = dice.chance(habits.visitorEnds) ? 'visitor' : 'agent'
  const actor = by === 'visitor' ? visitor : agent
  const wrapUpMs = course.centre.queues.get(state?.queue ?? '')?.wrapUpMs ?? 0
  const pair = course.pair(id, agent)
  course.keepPair(pair, endContact(pair, { by, actor, wrapUpMs }, course.now()), actor)
}

/** When a browser reaches each phase: set-up is quick, the wait between is whatever it was. */
function phasesOf(dice: Dice, by: CallEnd['by']): CallMeasure['phases'] {
  const microphone = dice.time(240, 4_000)
  const queued = microphone + dice.time(60, 600)
  const accepted = queued + dice.time(9_000, 120_000)
  const connected = accepted + dice.time(90, 900)
  const heard = connected + dice.time(70, 700)
  return by === 'visitor'
    ? { microphone, queued, accepted, connected, heard }
    : { offered: 0, microphone, accepted, connected, heard }
}

/** What a browser measures of a line: most are clear. */
function qualityOf(dice: Dice, poor: boolean): NonNullable<CallMeasure['quality']> {
  const hundredths = (low: number, high: number): number => dice.between(low, high) / 100
  return {
    mos: poor ? hundredths(200, 320) : hundredths(390, 448),
    lossRatio: (poor ? hundredths(300, 1_200) : hundredths(0, 80)) / 100,
    jitterMs: poor ? dice.between(30, 90) : dice.between(2, 14),
    rttMs: dice.time(poor ? 260 : 55, 700),
    concealedRatio: (poor ? hundredths(200, 900) : hundredths(0, 40)) / 100,
    jitterBufferMs: poor ? dice.between(80, 220) : dice.between(25, 60),
  }
}
