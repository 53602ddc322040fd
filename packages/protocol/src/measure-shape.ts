import type { CallMeasure } from './client-frames.js'
import { object, optional } from './shape.js'
import type { Read, Shape } from './shape.js'

type Phases = CallMeasure['phases']
type Quality = NonNullable<CallMeasure['quality']>

/** A day: longer than any call. */
const longestMs = 86_400_000

const ms = optional(from(0, longestMs))

/** The fields of a measured call. */
export const measureShape: Shape<CallMeasure> = {
  phases: object<Phases>({ microphone: ms, queued: ms, offered: ms, accepted: ms, connected: ms, heard: ms }),
  quality: optional(
    object<Quality>({
      mos: from(1, 5),
      lossRatio: from(0, 1),
      jitterMs: from(0, longestMs),
      rttMs: from(0, longestMs),
      concealedRatio: from(0, 1),
      jitterBufferMs: from(0, longestMs),
    }),
  ),
}

function from(least: number, most: number): Read<number> {
  return (value) => (typeof value === 'number' && value >= least && value <= most ? value : undefined)
}
