/** The fields of a value that should be an object; none where it is not. */
export function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** The objects of a list that stands in a field. */
export function records(value: unknown, name: string): readonly Record<string, unknown>[] {
  const list = fields(value)[name]
  return Array.isArray(list) ? list.map(fields) : []
}

/** A text; empty where it is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A text; null where it is none. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** A number; 0 where it is none. */
export function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

/** The texts of an object, by field. */
export function texts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields(value)).map(([key, inner]) => [key, text(inner)]))
}
