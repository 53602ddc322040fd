import type { Answer, Committed } from '../log/log.js'
import { errorOf } from '../wire.js'
import type { ErrorCode } from '../wire.js'

/** What a command comes to: committed, or refused by a code of the protocol's table. `field`: the key of a field of the site's form. */
export type DeskAnswer = Committed | { readonly refused: ErrorCode; readonly field?: string }

/** The answer of the log in the protocol's words. */
export function answerOf(answer: Answer): DeskAnswer {
  return 'refused' in answer ? { refused: errorOf(answer.refused) } : answer
}
