/** A moment as the zone's clock showed it, with what it was ahead of UTC: `2026-11-24T08:00:00+07:00`. `at`: epoch ms. */
export function localMoment(at: number, tz: string): string {
  const parts = Object.fromEntries(
    formatOf(tz)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const { year, month, day, hour, minute, second, timeZoneName = 'GMT' } = parts
  const ahead = timeZoneName === 'GMT' ? '+00:00' : timeZoneName.replace('GMT', '').slice(0, 6)
  return `${String(year)}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}${ahead}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit' as const
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
      timeZoneName: 'longOffset',
    })
  formats.set(timeZone, format)
  return format
}
