import {
  connectCall,
  failCall,
  isRefusal,
  measureCall,
  type CallMeasure,
  type ContactFact,
  type ContactState,
} from '@switchboard/domain'
import type { Random } from './random.js'

interface Sounding {
  readonly call: ContactState | null
  readonly visitor: string
  readonly at: number
}

/** What the browsers at the two ends of a call may say of its sound at one moment, as far as the domain takes it. */
export function randomSound(random: Random, { call, visitor, at }: Sounding): readonly ContactFact[] {
  const agent = call !== null && 'agent' in call ? call.agent : ''
  return [{ by: 'visitor', actor: visitor } as const, { by: 'agent', actor: agent } as const].flatMap(
    (end) => {
      const changes = [
        random.chance(0.5) ? connectCall(call, end, at) : null,
        random.chance(0.04) ? failCall(call, { ...end, why: 'media_lost' }, at) : null,
        random.chance(0.25) ? measureCall(call, { ...end, ...randomMeasure(random) }, at) : null,
      ]
      return changes.flatMap((change) =>
        change === null || isRefusal(change) ? [] : change.facts.map(({ fact }) => fact),
      )
    },
  )
}

/** Often without something, and now and then out of order: a browser may say anything. */
function randomMeasure(random: Random): CallMeasure {
  let at = 0
  const phase = <K extends string>(name: K): Partial<Record<K, number>> => {
    at = Math.max(0, at + random.below(900) - (random.chance(0.1) ? 700 : 0))
    return random.chance(0.9) ? ({ [name]: at } as Record<K, number>) : {}
  }
  const phases = {
    ...phase('microphone'),
    ...phase('queued'),
    ...phase('accepted'),
    ...phase('connected'),
    ...phase('heard'),
  }
  if (random.chance(0.2)) return { phases }
  const quality = {
    mos: random.pick([3.1, 1 + random.below(3_400) / 1_000]),
    lossRatio: random.below(100) / 1_000,
    jitterMs: random.below(90),
    rttMs: random.below(400),
    concealedRatio: 0,
    jitterBufferMs: random.below(200),
  }
  return { phases, quality }
}
