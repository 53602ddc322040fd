/** The value below which a share (0–1) of the numbers lies; NaN for none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** The middle one of an odd count of numbers. */
export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5)
}

/** A number with so many digits after the point and thousands set apart. */
export function figure(value: number, digits = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
