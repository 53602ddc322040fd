// JSON that jsonb refuses: NUL, and halves of surrogate pairs, which JSON.stringify writes as escapes.
const suspicious = /\\u0000|\\ud[89a-f]/

/** The value as jsonb can keep it: a NUL or half a character in a string becomes U+FFFD. Nothing else is touched. */
export function storable<T>(value: T): T {
  const json = JSON.stringify(value)
  if (!suspicious.test(json)) return value
  return JSON.parse(json, (_key, part: unknown) => (typeof part === 'string' ? wellFormed(part) : part)) as T
}

function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD')
}
