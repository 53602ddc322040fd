const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** How long ago a moment was, in words of a language: `2 minutes ago`. Epoch ms. */
export function ago(at: number, now: number, tag: string): string {
  const past = Math.max(0, now - at)
  const [unit, ms] = units.find(([, size]) => past >= size) ?? units[3]
  return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-Math.floor(past / ms), unit)
}
