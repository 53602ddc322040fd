import { callEndWords, callsThat } from './call-families.js'
import type { Metric } from './metric.js'

/** Calls whose visitor gave up. */
export const callsAbandoned: Metric = {
  ...callsThat('abandoned'),
  key: 'calls_abandoned',
  name: 'Calls abandoned',
  definition: `How many calls ended because the visitor went while they waited or rang, before an agent had accepted. ${callEndWords}`,
}
