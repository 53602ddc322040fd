import { expect, test } from 'vitest'
import { admit, isOpenAt, noRules } from '../index.js'
import type { Hours, LocalTime } from '../index.js'

const weekdays = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, from: 480, to: 720 },
  { day, from: 780, to: 1_020 },
])
const hours: Hours = {
  zone: 'Asia/Ho_Chi_Minh',
  weekly: [...weekdays, { day: 6, from: 1_320, to: 1_440 }, { day: 7, from: 0, to: 120 }],
  holidays: [
    { date: '2026-09-02', spans: [] },
    { date: '2026-09-05', spans: [{ from: 600, to: 660 }] },
  ],
}

const moments: readonly (readonly [string, string, number, boolean])[] = [
  ['the minute before opening', '2026-09-01', 479, false],
  ['the minute of opening', '2026-09-01', 480, true],
  ['the last minute of the morning', '2026-09-01', 719, true],
  ['noon', '2026-09-01', 720, false],
  ['the afternoon', '2026-09-01', 1_019, true],
  ['the minute of closing', '2026-09-01', 1_020, false],
  ['a holiday', '2026-09-02', 600, false],
  ['a Saturday night', '2026-09-12', 1_439, true],
  ['the small hours after it', '2026-09-13', 119, true],
  ['and their end', '2026-09-13', 120, false],
  ['an exception on a Saturday', '2026-09-05', 630, true],
  ['that replaces the night of that day', '2026-09-05', 1_400, false],
]

test.each(moments)('%s (%s, minute %d): open is %s', (_, date, minute, open) => {
  const local: LocalTime = { date, day: dayOf(date), minute }
  expect(isOpenAt(hours, local)).toBe(open)
  expect(isOpenAt(null, local)).toBe(true)
})

const noon: LocalTime = { date: '2026-09-01', day: 2, minute: 720 }

test('a closed queue says so before a full one does; a full one takes nobody, and one below its most takes one more', () => {
  expect(admit({ ...noRules, hours, maxWaiting: 0 }, { local: noon, waiting: 0 })).toEqual({
    refused: 'queue_closed',
  })
  expect(admit({ ...noRules, maxWaiting: 3 }, { local: noon, waiting: 3 })).toEqual({ refused: 'queue_full' })
  expect(admit({ ...noRules, maxWaiting: 3 }, { local: noon, waiting: 2 })).toBe(null)
  expect(admit(noRules, { local: noon, waiting: 100_000 })).toBe(null)
})

/** Of a date in September 2026, whose first is a Tuesday. */
function dayOf(date: string): number {
  return (Number(date.slice(-2)) % 7) + 1
}
