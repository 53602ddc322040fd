import type { ErrorCode } from '@switchboard/protocol'
import type { Phrases } from '../words/en.js'

/** Why the gateway did not, in the reader's words. */
export function tellRefusal(code: ErrorCode | 'unreachable', phrases: Phrases): string {
  return code === 'unreachable' ? phrases.unreachable : phrases.refused[code]
}
