/** The date in the visitor's zone, short; null when it is the day of `now`. Both are epoch ms. */
export function otherDay(at: number, now: number, locale: string): string | null {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const day = format.format(at)
  return day === format.format(now) ? null : day
}
