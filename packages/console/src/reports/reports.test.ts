import { expect, test } from 'vitest'
import { addressOf, readAddress, unasked } from './address.js'
import { changeOf, clock, figureText } from './figures.js'
import { periodOf } from './period.js'
import { dayStart } from './zone-days.js'

const at = (text: string): number => Date.parse(text)

test('an address says all that a page shows, and nonsense in it is left out', () => {
  const asked = {
    ...unasked,
    view: 'metric',
    period: 'days',
    first: '2026-11-01',
    last: '2026-11-24',
    compare: false,
    filters: { brand: 'b&1', queue: 'q', channel: 'chat', agent: 'a=2' },
    metric: 'asa',
    opened: { metric: 'offered', from: 1, to: 2, asOf: 3, brand: '', queue: 'q', channel: '', agent: '' },
    contact: '0190aaaa-0000-7000-9000-000000000001',
  } as const
  expect(readAddress(addressOf(asked))).toEqual(asked)
  expect(addressOf(unasked)).toBe('overview')
  expect(readAddress('nowhere?period=days&first=2026-02-30&last=x&open=metric%3Da&contact=%3Cb%3E')).toEqual(
    unasked,
  )
})

test('a period is days of the centre’s calendar, and is compared with as much of the days before', () => {
  const tz = 'Europe/Paris'
  const now = at('2026-03-29T10:00:00+02:00') // clocks went from two to three
  const today = periodOf({ period: 'today', first: '', last: '' }, { now, tz })
  expect(today.span).toEqual({ from: at('2026-03-29T00:00+01:00'), to: at('2026-03-30T00:00+02:00') })
  expect(today.before.from).toBe(at('2026-03-28T00:00+01:00'))
  expect(today.before.to - today.before.from).toBe(now - today.span.from)
  const week = periodOf({ period: 'days', first: '2026-03-02', last: '2026-03-08' }, { now, tz })
  expect(week).toMatchObject({ step: '1d', open: false })
  expect(week.before).toEqual({ from: at('2026-02-23T00:00+01:00'), to: week.span.from })
})

test('a day begins where its midnight is skipped', () => {
  expect(dayStart('2026-09-06', 'America/Santiago')).toBe(at('2026-09-06T01:00:00-03:00'))
})

test('figures have their unit, no data a dash, and a change says whether it is good', () => {
  expect(figureText(0.8341, 'ratio', 'en')).toBe('83.4 %')
  expect(figureText(null, 'ratio', 'en')).toBe('–')
  expect(figureText(1184, 'count', 'vi')).toBe('1.184')
  expect(clock(3_729_400)).toBe('1:02:09')
  const of = { unit: 'ratio', tag: 'en' } as const
  expect(changeOf('service_level', { now: 0.8, before: 0.779, ...of })).toMatchObject({
    arrow: '▲',
    amount: '2.1',
    standing: 'good',
  })
  expect(changeOf('abandonment_rate', { now: 0.8, before: 0.7, ...of })?.standing).toBe('poor')
  expect(changeOf('asa', { now: 6_040, before: 5_990, unit: 'ms', tag: 'en' })?.arrow).toBe('=')
  expect(figureText(1.132, 'number', 'en')).toBe('1.13')
  expect(changeOf('offered', { now: 3, before: 0, unit: 'count', tag: 'en' })).toBeNull()
})
