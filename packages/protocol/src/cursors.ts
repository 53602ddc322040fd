import type { Cursors } from './client-frames.js'
import { isUuid } from './ids.js'
import { isObject, whole } from './shape.js'
import type { Read } from './shape.js'

/** Reads cursors, of at most so many streams. */
export function cursors(most: number): Read<Cursors> {
  return (value) => {
    if (!isObject(value)) return undefined
    const entries = Object.entries(value)
    if (entries.length > most) return undefined
    const ok = entries.every(([stream, seq]) => isUuid(stream) && whole(seq) !== undefined)
    return ok ? (Object.fromEntries(entries) as Cursors) : undefined
  }
}
