const z2 = 3.841458820694124

/** The ends of the 95 % interval of Wilson for a share of `good` among `n`. */
export function wilson(good: number, n: number): { readonly low: number; readonly high: number } {
  const share = good / n
  const middle = share + z2 / (2 * n)
  const spread = Math.sqrt(z2) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  const scale = 1 + z2 / n
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}

/** The same in SQL, over rows with a score, where 4 and 5 are good. `sign`: −1 for the low end, 1 for the high one. */
export function wilsonSql(sign: -1 | 1): string {
  const good = 'countIf(score >= 4)'
  const spread = `sqrt(${z2} * (${good} * (count() - ${good}) / count() + ${z2} / 4))`
  return `greatest(0, least(1, (${good} + ${z2} / 2 + ${sign} * ${spread}) / (count() + ${z2})))`
}
