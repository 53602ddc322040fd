import { isDay } from './zone-days.js'

/** The pages of the reports. */
export const views = ['overview', 'queues', 'agents', 'satisfaction', 'metric', 'contacts'] as const
export type View = (typeof views)[number]

/** The periods that have a name; `days` goes from one day to another. */
export const periods = ['today', 'yesterday', '7d', '30d', 'days'] as const
export type PeriodName = (typeof periods)[number]

/** By what everything on a page can be narrowed; empty: not at all. */
export interface Filters {
  readonly brand: string
  readonly queue: string
  readonly channel: string
  readonly agent: string
}

/** A number that was opened: exactly the question that it answers, with the moment that it was taken at (epoch ms). */
export interface Opened extends Filters {
  readonly metric: string
  readonly from: number
  readonly to: number
  readonly asOf: number
}

/** All that a page of the reports shows; it stands in the address, so that it can be kept and sent. */
export interface Asked {
  readonly view: View
  readonly period: PeriodName
  /** Local days, the last one within; of `days` alone. */
  readonly first: string
  readonly last: string
  /** Whether the period before stands beside it. */
  readonly compare: boolean
  readonly filters: Filters
  /** Of the page of one metric. */
  readonly metric: string
  readonly opened: Opened | null
  readonly contact: string
}

const filterNames = ['brand', 'queue', 'channel', 'agent'] as const

/** What somebody sees who has asked for nothing. */
export const unasked: Asked = {
  view: 'overview',
  period: 'today',
  first: '',
  last: '',
  compare: true,
  filters: { brand: '', queue: '', channel: '', agent: '' },
  metric: 'service_level',
  opened: null,
  contact: '',
}

/** Reads what stands behind `#reports/`: `queues?period=7d&queue=…`. What makes no sense is left out. */
export function readAddress(rest: string): Asked {
  const [name = '', query = ''] = rest.split(/\?(.*)/s)
  const given = new URLSearchParams(query)
  const first = given.get('first') ?? ''
  const last = given.get('last') ?? ''
  const days = isDay(first) && isDay(last) && first <= last
  const period = periods.find((one) => one === given.get('period')) ?? unasked.period
  return {
    view: views.find((view) => view === name) ?? unasked.view,
    period: period === 'days' && !days ? unasked.period : period,
    first: days ? first : '',
    last: days ? last : '',
    compare: given.get('compare') !== 'no',
    filters: readFilters(given),
    metric: /^[a-z_0-9]{1,64}$/.exec(given.get('metric') ?? '')?.[0] ?? unasked.metric,
    opened: readOpened(given.get('open')),
    contact: /^[0-9a-f-]{36}$/.exec(given.get('contact') ?? '')?.[0] ?? '',
  }
}

/** The address of a page, as `readAddress` reads it; what is as unasked is left out. */
export function addressOf(asked: Asked): string {
  const query = new URLSearchParams()
  const { period, first, last, compare, filters, metric, opened, contact } = asked
  if (period !== unasked.period) query.set('period', period)
  if (period === 'days') {
    query.set('first', first)
    query.set('last', last)
  }
  if (!compare) query.set('compare', 'no')
  setFilters(query, filters)
  if (asked.view === 'metric') query.set('metric', metric)
  if (opened !== null) {
    const { metric: key, from, to, asOf, ...own } = opened
    const narrowed = new URLSearchParams({
      metric: key,
      from: String(from),
      to: String(to),
      asOf: String(asOf),
    })
    setFilters(narrowed, own)
    query.set('open', narrowed.toString())
  }
  if (contact !== '') query.set('contact', contact)
  const text = query.toString()
  return text === '' ? asked.view : `${asked.view}?${text}`
}

function setFilters(query: URLSearchParams, filters: Filters): void {
  for (const name of filterNames) if (filters[name] !== '') query.set(name, filters[name])
}

function readFilters(given: URLSearchParams): Filters {
  const [brand = '', queue = '', channel = '', agent = ''] = filterNames.map((name) => given.get(name) ?? '')
  return { brand, queue, channel, agent }
}

function readOpened(text: string | null): Opened | null {
  const given = new URLSearchParams(text ?? '')
  const [from, to, asOf] = ['from', 'to', 'asOf'].map((name) => Number(given.get(name) ?? Number.NaN))
  const metric = given.get('metric') ?? ''
  if (![from, to, asOf].every(Number.isSafeInteger) || metric === '') return null
  return { metric, from: from ?? 0, to: to ?? 0, asOf: asOf ?? 0, ...readFilters(given) }
}
