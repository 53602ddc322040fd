import { expect, test } from 'vitest'
import { csvOf } from './csv.js'
import { localMoment } from './local-moment.js'

const columns = [
  { name: 'queue', type: 'text' },
  { name: 'value', type: 'number' },
] as const

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1'])(
  'text that a spreadsheet would run stays text: %j',
  (text) => {
    const [, line = ''] = csvOf({ columns, rows: [[text, 1]] }).split(/\r\n/)
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true)
  },
)

test('numbers below zero stay numbers, no data is an empty cell, and what separates is quoted', () => {
  const rows = [
    ['a,"b"', -0.5],
    ['Đơn hàng', null],
  ] as const
  expect(csvOf({ columns, rows })).toBe('\uFEFFqueue,value\r\n"a,""b""",-0.5\r\nĐơn hàng,\r\n')
})

test('a moment is told by the clock of its zone, in both of the hours that a clock repeats', () => {
  const at = Date.parse('2026-10-25T00:30:00Z')
  expect(localMoment(at, 'Europe/Paris')).toBe('2026-10-25T02:30:00+02:00')
  expect(localMoment(at + 3_600_000, 'Europe/Paris')).toBe('2026-10-25T02:30:00+01:00')
  expect(localMoment(at, 'Asia/Kathmandu')).toBe('2026-10-25T06:15:00+05:45')
  expect(localMoment(at, 'UTC')).toBe('2026-10-25T00:30:00+00:00')
})
