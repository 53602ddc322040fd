import type { AnyFact } from '../metrics/metric.js'
import { allOf, firstOf, historiesOf } from './histories.js'
import type { Group } from './summary.js'

/** One wish to be called, read straight from facts. Times in epoch ms, null where they have not come. */
export interface Callback {
  /** From when on the call was to come. */
  readonly promisedAt: number
  readonly firstTriedAt: number | null
  /** When the visitor took the wish back. */
  readonly cancelledAt: number | null
  readonly group: Group
}

/** For a reference: every wish to be called whose time has come by `asOf`, as it was known then. */
export function callbacksOf(facts: readonly AnyFact[], asOf: number): readonly Callback[] {
  return historiesOf(facts, asOf).flatMap((history): Callback[] => {
    const started = firstOf(history, 'contact_started')
    if (started?.fact.body.channel !== 'callback') return []
    const { brand, queue, channel, left } = started.fact.body
    const promisedAt = left?.at ?? started.at
    if (promisedAt > asOf) return []
    const ended = firstOf(history, 'contact_ended')
    return [
      {
        promisedAt,
        firstTriedAt: allOf(history, 'callback_attempted')[0]?.at ?? null,
        cancelledAt: ended?.fact.body.by === 'visitor' ? ended.at : null,
        group: { brand, queue, channel },
      },
    ]
  })
}
