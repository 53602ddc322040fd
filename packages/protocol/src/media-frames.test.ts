import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mediaFrames } from '../../../test/support/media-frames.ts'
import { parseMediaFrame } from './media-frames.js'

test('every frame about the sound of a call is read as it was sent', () => {
  fc.assert(
    fc.property(fc.oneof(...Object.values(mediaFrames)), (frame) => {
      expect(parseMediaFrame(JSON.stringify(frame))).toEqual(frame)
    }),
  )
})

test('a grant that names no end, and a signal without a kind or with too much in it, are faults', () => {
  fc.assert(
    fc.property(mediaFrames.media_grant, mediaFrames.signal, (grant, signal) => {
      for (const wrong of [
        { ...grant, page: 7 },
        { ...signal, kind: 'wave' },
        { ...signal, body: 'x'.repeat(32_769) },
      ])
        expect(parseMediaFrame(JSON.stringify(wrong))).toMatchObject({ error: 'bad_frame' })
    }),
  )
})

test('nothing throws', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseMediaFrame(text)).toHaveProperty('error')
    }),
  )
})
