import type { ErrorCode } from './error-codes.js'
import type { Uuid } from './ids.js'

/**
 * Why a text is not a frame. `message` names the field. With an `id` it is the refusal of that command and the connection
 * lives on; without one it is a `bad_frame`, which ends it.
 */
export interface ParseFault {
  readonly error: ErrorCode
  readonly message: string
  readonly id?: Uuid
}

/** Whether a parse came to a fault. */
export function isParseFault(parsed: object): parsed is ParseFault {
  return 'error' in parsed
}

/** The fault of a frame that is not what docs/protocol.md says. */
export function badFrame(field: string): ParseFault {
  return { error: 'bad_frame', message: `${field} is missing or not what docs/protocol.md says` }
}

/** Any JSON, or undefined where the text is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
