/** Reads one value of a frame; undefined where it is not what it should be. */
export type Read<T> = (value: unknown) => T | undefined

/** A field that may be absent. */
export interface Optional<T> {
  readonly optional: Read<T>
}

/** One reader for each field of `T`: a field without one, or one that `T` has not, does not compile. */
export type Shape<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? Optional<Required<T>[K]> : Read<T[K]>
}

/** What `readShape` answers where a field is wrong: the name of the field. */
export interface WrongField {
  readonly wrong: string
}

/** Copies the named fields of an object onto `start`, each through its reader; other keys are dropped. Never throws. */
export function readShape<T>(shape: Shape<T>, source: object, start: object = {}): T | WrongField {
  const copy = start as Record<string, unknown>
  for (const { name, read, mayBeAbsent } of fieldsOf(shape)) {
    const raw: unknown = Object.hasOwn(source, name) ? (source as Record<string, unknown>)[name] : undefined
    if (raw === undefined && mayBeAbsent) continue
    const value = read(raw)
    if (value === undefined) return { wrong: name }
    copy[name] = value
  }
  return copy as T
}

interface Field {
  readonly name: string
  readonly read: Read<unknown>
  readonly mayBeAbsent: boolean
}

// A gateway reads thousands of frames a second: the list of a shape's fields is made once.
const known = new WeakMap<object, readonly Field[]>()

function fieldsOf(shape: object): readonly Field[] {
  let fields = known.get(shape)
  if (fields === undefined) {
    fields = Object.entries<Read<unknown> | Optional<unknown>>(shape as Record<string, never>).map(
      ([name, field]) =>
        typeof field === 'function'
          ? { name, read: field, mayBeAbsent: false }
          : { name, read: field.optional, mayBeAbsent: true },
    )
    known.set(shape, fields)
  }
  return fields
}

/** Whether a reading went wrong. */
export function isWrong(reading: object): reading is WrongField {
  return 'wrong' in reading
}

/** A field that may be absent, and is read like this where it is there. */
export function optional<T>(read: Read<T>): Optional<T> {
  return { optional: read }
}

/** Reads an object of this shape. */
export function object<T extends object>(shape: Shape<T>): Read<T> {
  return (value) => {
    if (!isObject(value)) return undefined
    const copy = readShape(shape, value)
    return isWrong(copy) ? undefined : copy
  }
}

/** Reads one of these values. */
export function oneOf<const T extends string | number | boolean>(...values: readonly T[]): Read<T> {
  return (value) => values.find((one) => one === value)
}

/** Reads null, or what the reader reads. */
export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value) => (value === null ? null : read(value))
}

/** Reads a list of what the reader reads. */
export function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined
    const list = value.map(read)
    return list.every((one) => one !== undefined) ? list : undefined
  }
}

/** Reads any string. */
export const string: Read<string> = (value) => (typeof value === 'string' ? value : undefined)

/** Reads a whole number from 0 up to 2^53 - 1. */
export const whole: Read<number> = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined

/** Whether a value is an object that is neither null nor a list. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
