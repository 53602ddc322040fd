import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { liveFrames } from '../../../test/support/frames.ts'
import { parseLiveFrame } from './live-frames.js'

const anyFrame = fc.oneof(...Object.values(liveFrames))

test('every frame of the feed is read as it was sent', () => {
  fc.assert(
    fc.property(anyFrame, (frame) => {
      expect(parseLiveFrame(JSON.stringify(frame))).toEqual(frame)
    }),
  )
})

test('a frame with a field missing is a fault, and nothing throws', () => {
  fc.assert(
    fc.property(liveFrames.live, fc.nat(), (frame, pick) => {
      const keys = Object.keys(frame)
      const { [keys[pick % keys.length] as keyof typeof frame]: _, ...less } = frame
      expect(parseLiveFrame(JSON.stringify(less))).toMatchObject({ error: 'bad_frame' })
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseLiveFrame(text)).toHaveProperty('error')
    }),
  )
})
