import { callEndsOf, perMeasure, type Measure } from '../reference/calls.js'
import { count, summaryRows } from '../reference/summary.js'
import type { CallEnd } from '../fold/rows.js'
import { endedMetric, endedSql } from './families.js'
import type { AnyFact, Metric } from './metric.js'

/** Below this score of 1 to 4.4 nearly all are dissatisfied with how a call sounds. */
export const poorBelow = 3.1

/** What the numbers of one way for a call to end have in common. */
export function callsThat(
  end: CallEnd,
): Pick<Metric, 'unit' | 'grain' | 'attribution' | 'empty' | 'sql' | 'reference'> {
  return {
    ...endedMetric,
    unit: 'count',
    empty: 0,
    sql: { ...endedSql, where: `ifNull(call_end = '${end}', 0)`, value: 'count()' },
    reference: (facts, query) =>
      summaryRows(
        callEndsOf(facts, query.asOf).filter(({ value }) => value === end),
        query,
        count,
      ),
  }
}

/** What every definition of such a number says. */
export const callEndWords: string =
  'Every call has one of four ends: completed, abandoned, missed, or failed, which goes before the others.'

/** What the numbers out of the browsers' measures have in common. */
export const measuredMetric: Pick<Metric, 'grain' | 'attribution'> = {
  grain: 'measure',
  attribution: { mode: 'instant', moment: 'the measure, told as the call ends' },
}

/** How long from accepting to the first sound at the visitor's end, in SQL, and what it needs. */
export const toAudioSql: string = 'toInt64(heard_ms) - accepted_ms'
export const toAudioWhere: string = "side = 'visitor' AND ifNull(heard_ms >= accepted_ms, 0)"

/** Set-up at the visitor's end, in SQL, and what it needs. */
export const setUpSql: string = 'toInt64(queued_ms) - microphone_ms + heard_ms - accepted_ms'
export const setUpWhere: string = `${toAudioWhere} AND ifNull(queued_ms >= microphone_ms, 0)`

/** For a reference: from accepting to the first sound at the visitor's end, in ms. */
export function toAudioOf({ side, phases: { accepted, heard } }: Measure): number | null {
  if (side !== 'visitor' || accepted === undefined || heard === undefined) return null
  return heard >= accepted ? heard - accepted : null
}

/** For a reference: what the technology took at the visitor's end before anything was heard, in ms. */
export function setUpOf(measure: Measure): number | null {
  const { microphone, queued } = measure.phases
  const toAudio = toAudioOf(measure)
  if (toAudio === null || microphone === undefined || queued === undefined || queued < microphone) return null
  return queued - microphone + toAudio
}

/** For a reference: the score of each end. */
export function scoresOf(facts: readonly AnyFact[], asOf: number): ReturnType<typeof perMeasure> {
  return perMeasure(facts, asOf, ({ quality }) => quality?.mos ?? null)
}
