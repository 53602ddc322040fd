import { type ChosenPresence, choosePresence } from '@switchboard/domain'
import type { Course } from './course.js'
import type { SimulatedAgent } from './simulated-centre.js'

const minuteMs = 60_000
/** From the beginning of a shift to its breaks, as parts of it. */
const breakTimes = [0.28, 0.52, 0.78] as const

/** A shift on one day, epoch ms. */
export interface Shift {
  readonly from: number
  readonly to: number
}

/** Lets agents come, take their breaks, come back after missed rings, and go when their last chat is over. */
export function staffDay(course: Course, shifts: ReadonlyMap<string, Shift>): void {
  const { centre, dice } = course
  const breakMs = new Map<string, number>()
  for (const agent of centre.agents) {
    const shift = shifts.get(agent.id)
    if (shift) planShift(course, agent, { shift, breakMs })
  }
  course.hear(({ kind, stream, type, body }) => {
    if (kind !== 'agent' || type !== 'presence_changed') return
    const { to } = body as { readonly to: string }
    const back = (ms: number): void =>
      course.after(ms, () => {
        const still = course.agent(stream)?.presence === to
        if (still && course.now() < (shifts.get(stream)?.to ?? 0)) choose(course, stream, 'available')
      })
    if (to === 'break') back(breakMs.get(stream) ?? 10 * minuteMs)
    if (to === 'not_responding' || to === 'not_reachable') back(dice.time(90_000, 5 * minuteMs))
  })
}

function planShift(
  course: Course,
  { id }: SimulatedAgent,
  { shift, breakMs }: { readonly shift: Shift; readonly breakMs: Map<string, number> },
): void {
  const { centre, dice } = course
  const at = (moment: number, act: () => void): void => course.after(moment - course.now(), act)
  const late = (): number => dice.between(-6 * minuteMs, 5 * minuteMs)
  at(shift.from + late(), () => choose(course, id, 'available'))
  const long = shift.to - shift.from > 5 * 60 * minuteMs
  for (const [place, part] of (long ? breakTimes : breakTimes.slice(1, 2)).entries()) {
    const reason = centre.breaks[long ? place % centre.breaks.length : 0]
    at(shift.from + Math.round(part * (shift.to - shift.from)) + late() * 3, () => {
      if (course.agent(id)?.presence !== 'available') return
      breakMs.set(id, dice.time((reason?.minutes ?? 12) * minuteMs, 60 * minuteMs))
      const why = reason ? { reason: reason.code, paid: reason.paid } : {}
      const choice = { presence: 'break', when: 'after_work', ...why } as const
      course.keep('agent', id, choosePresence(course.agent(id), choice, course.now()), id)
    })
  }
  at(shift.to, () => {
    if ((course.agent(id)?.presence ?? 'offline') === 'offline') return
    const choice = { presence: 'offline', when: 'after_work' } as const
    course.keep('agent', id, choosePresence(course.agent(id), choice, course.now()), id)
  })
}

function choose(course: Course, id: string, presence: ChosenPresence): void {
  course.keep('agent', id, choosePresence(course.agent(id), { presence }, course.now()), id)
  course.route()
}
