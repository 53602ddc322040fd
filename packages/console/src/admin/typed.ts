/** What was typed as a number of units, each `factor` of what is kept; what is no whole number stays as it was typed, until it is sent. */
export function typedNumber(text: string, factor = 1): number | string {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(number) ? text : Math.round(number * factor)
}

/** A number as one types it; what was no number as it was typed. */
export function shownNumber(value: unknown, factor = 1): string {
  if (typeof value === 'number') return String(value / factor)
  return typeof value === 'string' ? value : ''
}

/** Fields that hold numbers, at whatever depth. */
const numbers: ReadonlySet<string> = new Set([
  'offerMs',
  'wrapUpMs',
  'position',
  'chats',
  'priority',
  'targetMs',
  'shortMs',
  'percent',
  'afterMs',
  'stickyMs',
  'maxWaiting',
  'seconds',
])

/** What is sent: a number that is none becomes −1, which the gateway refuses at its field and in words. */
export function sendable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sendable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      numbers.has(field) && typeof inner === 'string' ? -1 : sendable(inner),
    ]),
  )
}
