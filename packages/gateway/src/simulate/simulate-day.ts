import type { Growth } from '../log/grow.js'
import type { Head } from '../log/log.js'
import { arrivalsOf, quietMs, type SimulatedDay } from './calendar.js'
import { contactLives } from './contact-life.js'
import { createCourse } from './course.js'
import type { Dice } from './dice.js'
import type { SimulatedCentre, SimulatedSite } from './simulated-centre.js'
import { type Shift, staffDay } from './staff-day.js'

/** A visitor who wrote for the first time. */
export interface NewVisitor {
  readonly id: string
  readonly site: string
  readonly createdAt: number
}

/** What a day came to: what each stream has become, with nothing left open. */
export interface DayPlayed {
  readonly growths: readonly Growth[]
  readonly visitors: readonly NewVisitor[]
}

const minuteMs = 60_000
/** Who wrote before on the same day writes again with this probability. */
const comesBack = 0.12
/** This share of contacts is calls. */
const calls = 0.18

/**
 * Plays a day of a centre: pure, and the same for the same dice. `heads` are the agents' streams as the day before left them.
 * `until`: when the simulation was asked for, epoch ms; nothing happens later.
 */
export function simulateDay(
  centre: SimulatedCentre,
  {
    day,
    heads,
    until,
    dice,
  }: {
    readonly day: SimulatedDay
    readonly heads: ReadonlyMap<string, Head>
    readonly until: number
    readonly dice: Dice
  },
): DayPlayed {
  const course = createCourse(centre, dice, { heads, start: day.from })
  staffDay(course, shiftsOf(centre, day, until))
  const lives = contactLives(course)
  const visitors: NewVisitor[] = []
  for (const at of arrivalsOf(day, until, dice)) {
    const site = dice.weighted(centre.sites.map((one) => [one, one.weight] as const))
    const visitor = dice.chance(comesBack) ? visitorOf(visitors, site, dice) : null
    const known = visitor ?? { id: dice.uuid(at), site: site.id, createdAt: at }
    if (visitor === null) visitors.push(known)
    const locale = dice.chance(0.3) ? 'vi' : 'en'
    const channel = dice.chance(calls) ? 'voice' : 'chat'
    course.after(at - day.from, () => lives.arrive({ site, visitor: known.id, locale, channel }))
  }
  return { growths: course.play().map(settled), visitors }
}

function visitorOf(visitors: readonly NewVisitor[], { id }: SimulatedSite, dice: Dice): NewVisitor | null {
  const found = visitors.length === 0 ? null : dice.pick(visitors)
  return found?.site === id ? found : null
}

/** Who works on a day, and when; on the last one they go home early enough to be done. */
function shiftsOf({ agents }: SimulatedCentre, day: SimulatedDay, until: number): ReadonlyMap<string, Shift> {
  const last = day.to === until ? until - quietMs + 15 * minuteMs : Infinity
  return new Map(
    agents.flatMap(({ id, shift, off }) => {
      const from = day.from + shift.from * minuteMs
      const to = Math.min(day.from + shift.to * minuteMs, last)
      return off.includes(day.weekday) || to - from < 30 * minuteMs ? [] : [[id, { from, to }] as const]
    }),
  )
}

/** Without the deadlines that were set and met within the day. Throws where something was left open. */
function settled(growth: Growth): Growth {
  const { after, deadlines } = growth
  const open = Object.entries(deadlines).filter(([, dueAt]) => dueAt !== null)
  const isDone = after.kind === 'agent' ? isHome(after.state) : after.phase === 'closed'
  if (open.length > 0 || !isDone)
    throw new Error(
      `${after.kind} ${after.id} was left ${after.phase} with ${open.map(([kind]) => kind).join(', ') || 'nothing'} due`,
    )
  return { ...growth, deadlines: {} }
}

function isHome(state: unknown): boolean {
  return (state as { readonly presence: string }).presence === 'offline'
}
