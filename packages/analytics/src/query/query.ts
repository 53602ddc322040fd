/** By what a number may be split and filtered. */
export const dimensions = ['queue', 'agent', 'brand', 'channel'] as const
export type Dimension = (typeof dimensions)[number]

/** `range`: one number for the whole time asked for, which no sum or average of intervals can give. */
export const intervals = ['15m', '30m', '1h', '1d', 'range'] as const
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
  /** An empty id: what has none. */
  readonly filter?: Readonly<Partial<Record<Dimension, readonly string[]>>>
  /** What was not known at this moment does not count. Not after now: what goes on is counted up to it. */
  readonly asOf: number
  /** Thresholds of waiting; what is not said here is said by `defaultTargets`. */
  readonly targets?: readonly Target[]
}

/**
 * Thresholds of waiting for contacts of a queue and a channel that enter from `since` on (epoch ms; left out: always). A later
 * one leaves the numbers of before as they are. A queue's own goes before its channel's, and that before a general one.
 */
export interface Target {
  readonly queue?: string
  readonly channel?: string
  readonly since?: number
  /** Service level: answered within so many ms, which still counts. */
  readonly targetMs: number
  /** An abandoned contact that waited no longer than this, in ms, is a short one. */
  readonly shortMs: number
}

/** 20 s; short is 5 s for a call and 10 s for a chat. */
export const defaultTargets: readonly Target[] = [
  { targetMs: 20_000, shortMs: 5_000 },
  { channel: 'chat', targetMs: 20_000, shortMs: 10_000 },
]

/** What the asker may see. Never taken from what the asker says. */
export interface Scope {
  readonly tenant: number
  /** Left out: all brands. */
  readonly brands?: readonly string[]
}

/**
 * One number: of an interval that begins at `start`, and of the group that the dimensions name. No data: n 0, and value null; of
 * counts and sums 0, unless the interval begins after `asOf`.
 */
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
  /** The thresholds that the numbers were taken with, where the metric has any. */
  readonly targets?: readonly Target[]
  readonly rows: readonly MetricRow[]
  /** The begins of those intervals whose numbers may still change. */
  readonly provisional: readonly number[]
}

/**
 * A row that a number was taken over: a visit, an offer, a segment, a turn or a contact, by the grain of the metric. What was not known
 * at `asOf` is null. Times in epoch ms.
 */
export type BehindRow = {
  readonly contact: string
  /** The moment by which it counts. */
  readonly at: number
  /** How a visit, an offer or a contact ended, or what a segment was closed as. */
  readonly outcome: string | null
  /** How long it took, up to `asOf`. */
  readonly ms: number | null
  readonly score: number | null
} & Readonly<Record<Dimension, string | null>>

/** What is behind a number: `total` rows of `contacts` different contacts, of which these are a page. */
export interface Behind {
  readonly metric: string
  readonly tz: string
  readonly asOf: number
  readonly total: number
  readonly contacts: number
  readonly rows: readonly BehindRow[]
}

/** `ms` milliseconds · `ratio` 0 to 1 · `score` on the scale of the rating · `count` · `number` any other, such as a mean of counts. */
export type Unit = 'ms' | 'ratio' | 'score' | 'count' | 'number'

/** Why a question has no answer; the sentence names the fault. */
export interface QueryFault {
  readonly fault: string
}

/** The most intervals that one question may span. */
export const intervalLimit = 4000
