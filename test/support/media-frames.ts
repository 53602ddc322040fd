import type { MediaFrame } from '@switchboard/protocol'
import { closeCodes } from '@switchboard/protocol'
import type { ErrorCode } from '@switchboard/protocol'
import * as fc from 'fast-check'

const uuid = fc.uuid()
const words = fc.string({ maxLength: 40 })
const end = { stream: uuid, page: uuid }
const p2p = fc.record({
  ice: fc.array(fc.record({ urls: fc.array(words) }), { maxLength: 2 }),
  relayOnly: fc.boolean(),
  polite: fc.boolean(),
})

/** A generator for every frame about the sound of a call. */
export const mediaFrames: {
  readonly [T in MediaFrame['t']]: fc.Arbitrary<Extract<MediaFrame, { t: T }>>
} = {
  media_grant: fc.oneof(
    fc.record({ t: fc.constant('media_grant' as const), ...end, p2p }),
    fc.record({
      t: fc.constant('media_grant' as const),
      ...end,
      livekit: fc.record({ url: words, token: words }),
      side: fc.record({ url: words, token: words, listens: fc.constant(true as const) }),
    }),
  ),
  media_recording: fc.record({
    t: fc.constant('media_recording' as const),
    stream: uuid,
    is: fc.constantFrom('on' as const, 'paused' as const, 'off' as const, 'failed' as const),
  }),
  media_refused: fc.record({
    t: fc.constant('media_refused' as const),
    ...end,
    code: fc.constantFrom(...(Object.keys(closeCodes) as ErrorCode[])),
    message: words,
  }),
  signal: fc.record({
    t: fc.constant('signal' as const),
    ...end,
    to: uuid,
    kind: fc.constantFrom('hello' as const, 'offer' as const, 'digit' as const),
    body: words,
  }),
}
