import type { Uuid } from './ids.js'
import { uuid } from './ids.js'
import { badFrame, readJson } from './parse-fault.js'
import type { ParseFault } from './parse-fault.js'
import { isObject, isWrong, oneOf, readShape, string } from './shape.js'
import type { Shape } from './shape.js'

/**
 * Staff: a followed contact is before one's eyes, or no longer. Ephemeral: said again every 10 s, never stored, no answer. Whoever
 * reads along is not told of.
 */
export interface Looking {
  readonly t: 'looking'
  readonly stream: Uuid
  readonly on: boolean
}

/** A colleague has a followed contact open, or no longer; good for 25 s. */
export interface LookingNotice extends Looking {
  readonly agent: Uuid
  readonly name: string
}

const shape: Shape<Omit<LookingNotice, 't'>> = {
  stream: uuid,
  agent: uuid,
  name: string,
  on: oneOf(true, false),
}

/** Reads a notice of who looks, or says what is wrong with it (also for any other frame). Only staff get one. Never throws. */
export function parseLookingNotice(text: string): LookingNotice | ParseFault {
  const raw = readJson(text)
  if (!isObject(raw)) return badFrame('frame: an object')
  if (!('t' in raw) || raw.t !== 'looking') return badFrame('t')
  const copy = readShape<object>(shape, raw, { t: 'looking' })
  return isWrong(copy) ? badFrame(`looking.${copy.wrong}`) : (copy as LookingNotice)
}
