import { describe, expect, test } from 'vitest'
import type { Hours, LocalTime } from './hours.js'
import { openingsOf } from './openings.js'

const hour = 3_600_000
const hours: Hours = {
  zone: 'UTC',
  weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: 480, to: 1_260 })),
  holidays: [{ date: '2026-11-26', spans: [] }],
}
/** Midnight of 1 November 2026, a Sunday, in UTC: no test needs another month. */
const november = 1_793_491_200_000
const on = (day: number, at: number, minute = 0): number =>
  november + (day - 1) * 24 * hour + at * hour + minute * 60_000
function utc(at: number): LocalTime {
  const day = Math.floor((at - november) / (24 * hour))
  return {
    date: `2026-11-${day + 1}`,
    day: ((((day + 6) % 7) + 7) % 7) + 1,
    minute: Math.floor((at - november - day * 24 * hour) / 60_000),
  }
}
/** A zone whose clock jumps from 2 to 3 on the 29th. */
const jumping = (at: number): LocalTime => utc(at >= on(29, 2) ? at + hour : at)

describe('a queue that opens from 8 to 21 on weekdays', () => {
  test('without hours is always open', () => {
    expect(openingsOf(null, on(25, 3), utc)).toBeNull()
  })

  test('says until when, and when again', () => {
    expect(openingsOf(hours, on(24, 14), utc)).toEqual({
      open: true,
      today: [{ from: on(24, 8), to: on(24, 21) }],
      nextAt: on(25, 8),
    })
  })

  test('before a holiday opens after it', () => {
    const openings = openingsOf(hours, on(25, 21, 1), utc)
    expect(openings).toEqual({ open: false, today: [{ from: on(25, 8), to: on(25, 21) }], nextAt: on(27, 8) })
  })

  test('is closed today and opens after the weekend', () => {
    expect(openingsOf(hours, on(28, 10), utc)).toEqual({ open: false, today: [], nextAt: on(30, 8) })
  })

  test('opens by the clock on the wall, also after it was put forward', () => {
    expect(openingsOf(hours, on(28, 10), jumping)?.nextAt).toBe(on(30, 7))
  })

  test('is read to the minute', () => {
    const odd = { ...hours, weekly: [{ day: 2, from: 487, to: 1_003 }] }
    expect(openingsOf(odd, on(24, 8, 6), utc)).toEqual({
      open: false,
      today: [{ from: on(24, 8, 7), to: on(24, 16, 43) }],
      nextAt: on(24, 8, 7),
    })
  })

  test('that never opens says nothing', () => {
    expect(openingsOf({ ...hours, weekly: [] }, on(24, 14), utc)).toEqual({
      open: false,
      today: [],
      nextAt: null,
    })
  })

  test('that never closes has no end', () => {
    const always = {
      ...hours,
      holidays: [],
      weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, to: 1_440 })),
    }
    expect(openingsOf(always, on(24, 14), utc)).toMatchObject({
      open: true,
      today: [{ to: null }],
      nextAt: null,
    })
  })
})
