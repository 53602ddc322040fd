import type { CallMeasure, CallSide } from '@switchboard/domain'
import type { AnyFact } from '../metrics/metric.js'
import { allOf, firstOf, historiesOf, ownersOf, queueAt, type History } from './histories.js'
import type { Group, Observation } from './summary.js'

/** For a reference: every call that was over by `asOf` and how it ended, where it ended. */
export function callEndsOf(
  facts: readonly AnyFact[],
  asOf: number,
): readonly Observation<'completed' | 'failed' | 'abandoned' | 'missed'>[] {
  return historiesOf(facts, asOf).flatMap((history) => {
    const started = firstOf(history, 'contact_started')
    const ended = firstOf(history, 'contact_ended')
    if (started?.fact.body.channel !== 'voice' || ended === undefined) return []
    const { brand, channel } = started.fact.body
    const agent = ownersOf(history).at(-1)?.agent ?? null
    const group = { brand, channel, agent, queue: queueAt(history, Infinity) }
    const { by, during } = ended.fact.body
    const value = (() => {
      if (isSilent(history, 'visitor') || isSilent(history, 'agent')) return 'failed'
      if (during === 'queued' || during === 'offered') return by === 'visitor' ? 'abandoned' : 'missed'
      return joinsOf(history).size > 0 ? 'completed' : 'failed'
    })()
    return [{ at: ended.at, value, group }]
  })
}

/** Whether an end said last that it has no sound. */
function isSilent(history: History, side: CallSide): boolean {
  const said = history.filter(
    ({ fact }) => (fact.type === 'call_failed' || fact.type === 'call_connected') && fact.body.by === side,
  )
  return said.at(-1)?.fact.type === 'call_failed'
}

/** For a reference: when both ends had sound first, by segment; epoch ms. */
export function joinsOf(history: History): ReadonlyMap<string, number> {
  const connected = allOf(history, 'call_connected')
  const joins = new Map<string, number>()
  for (const { segment } of connected) {
    const firsts = (['visitor', 'agent'] as const).map((side) =>
      connected.find((one) => one.segment === segment && one.by === side),
    )
    const [visitor, agent] = firsts
    if (visitor && agent) joins.set(segment, Math.max(visitor.at, agent.at))
  }
  return joins
}

/** What one end measured. */
export interface Measure extends CallMeasure {
  readonly side: CallSide
}

/** For a reference: what each end of each call measured, told first, where it was told. */
export function measuresOf(facts: readonly AnyFact[], asOf: number): readonly Observation<Measure>[] {
  return historiesOf(facts, asOf).flatMap((history) => {
    const started = firstOf(history, 'contact_started')
    if (!started) return []
    const { brand, channel } = started.fact.body
    const ends = new Set<string>()
    return allOf(history, 'call_measured').flatMap(({ by, phases, quality, at, seq }) => {
      const accepted = ownersOf(history).findLast((one) => one.seq < seq)
      const end = by === 'visitor' ? by : `agent in ${accepted?.segment}`
      if (ends.has(end)) return []
      ends.add(end)
      const group: Group = {
        brand,
        channel,
        queue: queueAt(history, seq),
        agent: accepted?.agent ?? null,
      }
      return [{ at, value: { side: by, phases, ...(quality && { quality }) }, group }]
    })
  })
}

/** For a reference: a number out of each measure that has it. */
export function perMeasure(
  facts: readonly AnyFact[],
  asOf: number,
  numberOf: (measure: Measure) => number | null,
): readonly Observation[] {
  return measuresOf(facts, asOf).flatMap(({ value, ...rest }) => {
    const number = numberOf(value)
    return number === null ? [] : [{ ...rest, value: number }]
  })
}
