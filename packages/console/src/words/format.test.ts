import { expect, test } from 'vitest'
import { initials, languageName, moment, span, timer, webAddress } from './format.js'

test.each([
  [0, '0:00'],
  [-5000, '0:00'],
  [7999, '0:07'],
  [760_000, '12:40'],
  [3_729_000, '1:02:09'],
])('%i ms is %s on a timer', (ms, text) => {
  expect(timer(ms)).toBe(text)
})

test('spans have one unit', () => {
  expect(span(40_000, 'en')).toBe('40 sec')
  expect(span(6 * 60_000, 'en')).toBe('6 min')
  expect(span(3 * 3_600_000, 'vi')).toBe('3 giờ')
})

test('a moment of another day has its day', () => {
  const noon = new Date(2026, 10, 24, 12, 5).getTime()
  expect(moment(noon, noon + 1000, 'en')).toBe('12:05')
  expect(moment(noon, noon + 86_400_000, 'en')).toBe('Nov 24, 12:05')
})

test('initials are of the first and the last word, with their marks', () => {
  expect(initials('Đặng Quốc Khánh')).toBe('ĐK')
  expect(initials('Mai')).toBe('M')
  expect(initials('')).toBe('')
})

test('an address is a link only on the web', () => {
  expect(webAddress('https://shop.example/cups?id=1')?.pathname).toBe('/cups')
  expect(webAddress('javascript:alert(1)')).toBeNull()
  expect(webAddress('cups')).toBeNull()
})

test('a language that is none is shown as it came', () => {
  expect(languageName('vi-VN', 'en')).toContain('Vietnamese')
  expect(languageName('!!', 'en')).toBe('!!')
})
