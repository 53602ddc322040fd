import { badFrame, readJson } from './parse-fault.js'
import type { ParseFault } from './parse-fault.js'
import type { ServerFrame } from './server-frames.js'
import { serverShapes } from './server-shapes.js'
import type { FrameShapes } from './server-shapes.js'
import { isObject, isWrong, readShape } from './shape.js'

/** Makes a parser of frames with these shapes. */
export function parserOf(shapes: FrameShapes): (text: string) => ServerFrame | ParseFault {
  return (text) => {
    const raw = readJson(text)
    if (!isObject(raw)) return badFrame('frame: an object')
    const t: unknown = 't' in raw ? raw.t : undefined
    if (typeof t !== 'string' || !Object.hasOwn(shapes, t)) return badFrame('t')
    const copy = readShape<object>(shapes[t as ServerFrame['t']], raw, { t })
    return isWrong(copy) ? badFrame(`${t}.${copy.wrong}`) : (copy as ServerFrame)
  }
}

/** Reads what the gateway has sent: a frame with the named keys only, or the fault (also for a `t` of a newer gateway). Never throws. */
export const parseServerFrame: (text: string) => ServerFrame | ParseFault = parserOf(serverShapes)
