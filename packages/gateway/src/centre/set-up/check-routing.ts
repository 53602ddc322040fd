import { readQueueRules } from '../queue-rules.js'
import { type Fault, type Rule, fault } from './fault.js'
import type { SetUp, Things } from './set-up.js'
import { isZone } from './zone.js'

const dayMs = 86_400_000
const dayMinutes = 1_440

/** What is wrong with levels of skills at `field`: skills that there are, each with 1 to 10; `least` 0 where a skill may be waived. */
export function levelFaults(
  field: string,
  levels: unknown,
  { skills }: Pick<SetUp, 'skills'>,
  least = 1,
): readonly Fault[] {
  return Object.entries(fieldsOf(levels)).flatMap(([code, level]) => {
    if (!skills.some((skill) => skill.code === code))
      return [fault(`${field}.${code}`, 'skill_unknown', code)]
    return isWhole(level, least, 10) ? [] : [fault(`${field}.${code}`, 'skill_level')]
  })
}

/** What is wrong with the rules of a queue, each at its own field; what is of another type altogether, at `rules`. */
export function rulesFaults({ id, rules }: Things['queues'], setUp: SetUp): readonly Fault[] {
  if (rules === null) return []
  const { skills, relaxation, stickyMs = 0, overflow, maxWaiting = null, hours } = rules
  const faults = [
    ...levelFaults('rules.skills', skills, setUp),
    ...listOf(relaxation).flatMap((step, index) => {
      const { afterMs, skills: eased } = fieldsOf(step)
      const at = `rules.relaxation.${index}`
      return [
        ...unless(isWhole(afterMs, 0, dayMs), `${at}.afterMs`, 'after_limits'),
        ...levelFaults(`${at}.skills`, eased, setUp, 0),
      ]
    }),
    ...unless(isWhole(stickyMs, 0, 600_000), 'rules.stickyMs', 'sticky_limits'),
    ...unless(maxWaiting === null || isWhole(maxWaiting, 0, 100_000), 'rules.maxWaiting', 'waiting_limits'),
    ...overflowFaults(id, overflow, setUp),
    ...hoursFaults(fieldsOf(hours)),
  ]
  return faults.length > 0 || readQueueRules(rules) !== null ? faults : [fault('rules', 'rules')]
}

function overflowFaults(own: string, overflow: unknown, { queues }: SetUp): readonly Fault[] {
  if (typeof overflow !== 'object' || overflow === null) return []
  const { afterMs, to } = fieldsOf(overflow)
  const known = to !== own && queues.some(({ id, archived }) => id === to && !archived)
  return [
    ...unless(isWhole(afterMs, 0, dayMs), 'rules.overflow.afterMs', 'after_limits'),
    ...unless(known, 'rules.overflow.to', 'overflow'),
  ]
}

function hoursFaults(hours: Readonly<Record<string, unknown>>): readonly Fault[] {
  const { zone, weekly, holidays } = hours
  const dates = listOf(holidays).map((holiday) => fieldsOf(holiday)['date'])
  return [
    ...unless(typeof zone !== 'string' || isZone(zone), 'rules.hours.zone', 'zone'),
    ...spanFaults('rules.hours.weekly', listOf(weekly).map(fieldsOf)),
    ...dates.flatMap((date, index) => {
      const at = `rules.hours.holidays.${index}.date`
      if (!isDate(date)) return [fault(at, 'date')]
      return unless(dates.indexOf(date) === index, at, 'date_twice')
    }),
    ...listOf(holidays).flatMap((holiday, index) =>
      spanFaults(`rules.hours.holidays.${index}.spans`, listOf(fieldsOf(holiday)['spans']).map(fieldsOf)),
    ),
  ]
}

function spanFaults(at: string, spans: readonly Readonly<Record<string, unknown>>[]): readonly Fault[] {
  return spans.flatMap(({ day, from, to }, index) => {
    if (!isWhole(from, 0, dayMinutes) || !isWhole(to, 0, dayMinutes) || Number(from) >= Number(to))
      return [fault(`${at}.${index}`, 'span')]
    const overlaps = spans
      .slice(0, index)
      .some(
        (other) =>
          other['day'] === day && Number(other['from']) < Number(to) && Number(from) < Number(other['to']),
      )
    return unless(!overlaps, `${at}.${index}`, 'span_overlap')
  })
}

/** What is wrong with the service level that is agreed for a queue. */
export function targetFaults(targets: Things['queues']['targets']): readonly Fault[] {
  return Object.entries(targets ?? {}).flatMap(([channel, { targetMs, shortMs, percent }]) => {
    const at = `targets.${channel}`
    return [
      ...unless(isWhole(targetMs, 1_000, dayMs), `${at}.targetMs`, 'target_limits'),
      ...unless(isWhole(shortMs, 0, targetMs), `${at}.shortMs`, 'short_limits'),
      ...unless(isWhole(percent, 1, 100), `${at}.percent`, 'percent_limits'),
    ]
  })
}

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  // A 30th of February is parsed as a day of March by some, and is none.
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value)
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
}

function unless(right: boolean, field: string, rule: Rule): readonly Fault[] {
  return right ? [] : [fault(field, rule)]
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
