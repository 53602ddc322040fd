/** The time of day in the visitor's zone, as the language writes it. `at` is epoch ms. */
export function clockTime(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** The day of a moment that is to come, in words: empty for that of `now`; the weekday within six days, then the date. Both are epoch ms. */
export function comingDay(at: number, now: number, locale: string): string {
  const days = Math.round((midnightOf(at) - midnightOf(now)) / 86_400_000)
  if (days === 0) return ''
  // Some languages give it a capital, as at the beginning of a sentence.
  if (days === 1)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day').toLocaleLowerCase(locale)
  return new Intl.DateTimeFormat(
    locale,
    days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' },
  ).format(at)
}

function midnightOf(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}
