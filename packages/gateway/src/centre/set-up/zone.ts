/** Whether there is a time zone of this IANA name; an offset such as `+07:00` has no summer time and is none. */
export function isZone(zone: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' &&
      !/^[+-]/.test(zone)
    )
  } catch {
    return false
  }
}
