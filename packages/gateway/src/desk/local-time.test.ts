import { isOpenAt, type Hours } from '@switchboard/domain'
import { expect, test } from 'vitest'
import { localTime } from './local-time.js'

const vectors: readonly (readonly [string, string, string, number, number])[] = [
  ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29', 7, 119],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', 7, 180],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25', 7, 150],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25', 7, 150],
  ['2026-10-25T02:00:00Z', 'Europe/Berlin', '2026-10-25', 7, 180],
  ['2026-09-06T03:59:00Z', 'America/Santiago', '2026-09-05', 6, 1_439],
  ['2026-09-06T04:00:00Z', 'America/Santiago', '2026-09-06', 7, 60],
  ['2026-12-31T17:00:00Z', 'Asia/Ho_Chi_Minh', '2027-01-01', 5, 0],
  ['2026-06-01T00:00:00Z', 'Asia/Kathmandu', '2026-06-01', 1, 345],
  ['2026-06-01T12:30:00Z', 'UTC', '2026-06-01', 1, 750],
]

test.each(vectors)('%s in %s is %s, day %d, minute %d', (at, zone, date, day, minute) => {
  expect(localTime(Date.parse(at), zone)).toEqual({ date, day, minute })
})

/** Minutes that a queue is open on one UTC day. */
function openMinutes(hours: Hours, day: string): number {
  const from = Date.parse(`${day}T00:00:00Z`) - 12 * 3_600_000
  const minutes = Array.from({ length: 48 * 60 }, (_, n) => localTime(from + n * 60_000, hours.zone))
  return minutes.filter((local) => local.date === day && isOpenAt(hours, local)).length
}

test('an hour that the clock leaves out is not open, and one that it shows twice is open twice', () => {
  const night = { zone: 'Europe/Berlin', weekly: [{ day: 7, from: 60, to: 240 }], holidays: [] }
  expect(openMinutes(night, '2026-03-29')).toBe(120)
  expect(openMinutes(night, '2026-06-07')).toBe(180)
  expect(openMinutes(night, '2026-10-25')).toBe(240)
  const whole = { ...night, weekly: [{ day: 7, from: 0, to: 1_440 }] }
  expect([openMinutes(whole, '2026-03-29'), openMinutes(whole, '2026-10-25')]).toEqual([23 * 60, 25 * 60])
})

test('a zone that there is not is a fault', () => {
  expect(() => localTime(0, 'Mars/Olympus')).toThrow(/Mars/)
})
