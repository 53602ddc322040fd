/** By what a number may be split and filtered. */
export const dimensions = ['queue', 'agent', 'brand', 'channel'] as const
export type Dimension = (typeof dimensions)[number]

/** `range`: one number for the whole time asked for, which no sum or average of intervals can give. */
export const intervals = ['15m', '1h', '1d', 'range'] as const
export type Interval = (typeof intervals)[number]

/** A question about one metric. Times are epoch ms; `from` is within, `to` is not. */
export interface MetricQuery {
  readonly metric: string
  readonly from: number
  readonly to: number
  readonly interval: Interval
  /** IANA name of the zone whose days, hours and quarters are meant. */
  readonly tz: string
  readonly by?: readonly Dimension[]
  readonly filter?: Readonly<Partial<Record<Dimension, readonly string[]>>>
  /** What was not known at this moment does not count. */
  readonly asOf: number
}

/** What the asker may see. Never taken from what the asker says. */
export interface Scope {
  readonly tenant: number
  /** Left out: all brands. */
  readonly brands?: readonly string[]
}

/** One number: of an interval that begins at `start`, and of the group that the dimensions name. No data: value null, n 0. */
export type MetricRow = {
  readonly start: number
  readonly value: number | null
  readonly n: number
} & Readonly<Partial<Record<Dimension, string | null>>>

export interface MetricResult {
  readonly metric: string
  readonly unit: Unit
  readonly tz: string
  readonly asOf: number
  readonly rows: readonly MetricRow[]
}

/** `ms` milliseconds · `ratio` 0 to 1 · `score` on the scale of the rating · `count`. */
export type Unit = 'ms' | 'ratio' | 'score' | 'count'

/** Why a question has no answer; the sentence names the fault. */
export interface QueryFault {
  readonly fault: string
}

/** The most intervals that one question may span. */
export const intervalLimit = 4000
