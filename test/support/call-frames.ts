import { closeCodes } from '@switchboard/protocol'
import type { ErrorCode } from '@switchboard/protocol'
import * as fc from 'fast-check'

/** Who may say something of a contact, and who may end it. */
export const who = fc.constantFrom('visitor', 'agent')
export const by = fc.constantFrom('visitor', 'agent', 'system')
/** Any code of the error table. */
export const code = fc.constantFrom(...(Object.keys(closeCodes) as ErrorCode[]))
/** What became of a call back. */
export const attemptResult = fc.constantFrom('reached', 'no_answer', 'busy', 'wrong_number')
/** Why a call has no sound. */
export const callFault = fc.constantFrom('microphone', 'no_way', 'media_lost')
const ratio = fc.integer({ min: 0, max: 1_000 }).map((n) => n / 1_000)
/** When the phases of a call were reached. */
export const callPhases = fc.record(
  { queued: fc.nat(1_000), heard: fc.nat(9_000) },
  { noNullPrototype: true },
)

/** How a call sounded. */
export const callQuality = fc.record(
  {
    mos: ratio.map((n) => 1 + 4 * n),
    lossRatio: ratio,
    jitterMs: ratio,
    rttMs: ratio,
    concealedRatio: ratio,
    jitterBufferMs: ratio,
  },
  { noNullPrototype: true },
)
