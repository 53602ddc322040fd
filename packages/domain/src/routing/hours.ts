/** When a queue is open, in the time of its zone. */
export interface Hours {
  /** IANA name, such as `Asia/Ho_Chi_Minh`. */
  readonly zone: string
  readonly weekly: readonly Span[]
  /** Days with times of their own, which replace those of the week; without any it is closed. */
  readonly holidays: readonly { readonly date: string; readonly spans: readonly Omit<Span, 'day'>[] }[]
}

/** From `from` to before `to`, minutes since midnight by the clock on the wall, at most 1440; `day` 1 is Monday, 7 Sunday. */
export interface Span {
  readonly day: number
  readonly from: number
  readonly to: number
}

/** What calendar and clock of a zone show: `date` as YYYY-MM-DD, `day` 1 to 7 from Monday, `minute` since midnight. */
export interface LocalTime {
  readonly date: string
  readonly day: number
  readonly minute: number
}

/** Whether a queue with these hours takes contacts at this local time. An hour that the clock shows twice counts twice. */
export function isOpenAt(hours: Hours | null, { date, day, minute }: LocalTime): boolean {
  if (hours === null) return true
  const holiday = hours.holidays.find((one) => one.date === date)
  const spans = holiday?.spans ?? hours.weekly.filter((span) => span.day === day)
  return spans.some(({ from, to }) => from <= minute && minute < to)
}
