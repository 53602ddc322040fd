import { describe, expect, test } from 'vitest'
import { intervalStart, intervalStarts, isZone } from './intervals.js'

const at = (text: string): number => Date.parse(text)
const hours = 3_600_000
const day = (from: string, to: string, tz: string): readonly number[] =>
  intervalStarts({ from: at(from), to: at(to), interval: '1d', tz })

describe('days', () => {
  test('are 23, 24 and 25 hours long where clocks change', () => {
    expect(lengths(day('2026-03-27T23:00Z', '2026-03-31T00:00Z', 'Europe/Paris'))).toEqual([24, 23, 24])
    expect(lengths(day('2026-10-23T22:00Z', '2026-10-27T00:00Z', 'Europe/Paris'))).toEqual([24, 25, 24])
  })

  test('begin at one o’clock where midnight is skipped', () => {
    expect(day('2026-09-05T12:00Z', '2026-09-07T12:00Z', 'America/Santiago')).toEqual(
      ['2026-09-05T00:00-04:00', '2026-09-06T01:00-03:00', '2026-09-07T00:00-03:00'].map(at),
    )
  })

  test('begin at the first of two midnights', () => {
    expect(intervalStart(at('2026-11-01T12:00Z'), '1d', 'America/Havana')).toBe(at('2026-11-01T00:00-04:00'))
  })
})

describe('quarters and hours', () => {
  test('are those of the local clock, also at :30 and :45', () => {
    expect(intervalStart(at('2026-11-20T10:29:59.999Z'), '1h', 'Asia/Kolkata')).toBe(at('2026-11-20T09:30Z'))
    expect(intervalStart(at('2026-11-20T10:29:59.999Z'), '1h', 'Asia/Kathmandu')).toBe(
      at('2026-11-20T10:15Z'),
    )
    expect(intervalStart(at('2026-11-20T10:15:00.000Z'), '15m', 'Asia/Kathmandu')).toBe(
      at('2026-11-20T10:15Z'),
    )
    expect(intervalStart(at('2026-11-20T10:14:59.999Z'), '15m', 'Asia/Kathmandu')).toBe(
      at('2026-11-20T10:00Z'),
    )
  })

  test('of the hour that a clock repeats are two', () => {
    const starts = intervalStarts({
      from: at('2026-10-24T23:00Z'),
      to: at('2026-10-25T03:00Z'),
      interval: '1h',
      tz: 'Europe/Paris',
    })
    expect(starts).toEqual(
      ['23:00', '00:00', '01:00', '02:00'].map((time, index) =>
        at(`2026-10-2${index === 0 ? 4 : 5}T${time}Z`),
      ),
    )
  })
})

test('a range begins with the interval that holds its first moment', () => {
  const query = { from: at('2026-11-20T10:07Z'), to: at('2026-11-20T10:31Z'), tz: 'UTC' }
  expect(intervalStarts({ ...query, interval: '15m' })).toEqual(
    ['10:00', '10:15', '10:30'].map((time) => at(`2026-11-20T${time}Z`)),
  )
  expect(intervalStarts({ ...query, interval: 'range' })).toEqual([query.from])
})

test('zones are IANA names', () => {
  expect(['Asia/Ho_Chi_Minh', 'UTC', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false])
})

function lengths(starts: readonly number[]): readonly number[] {
  return starts.slice(1).map((start, index) => (start - (starts[index] ?? 0)) / hours)
}
