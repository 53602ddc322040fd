import { callEndWords, callsThat } from './call-families.js'
import type { Metric } from './metric.js'

/** Calls that nobody answered. */
export const callsMissed: Metric = {
  ...callsThat('missed'),
  key: 'calls_missed',
  name: 'Calls missed',
  definition: `How many calls ended unanswered though the visitor had not gone: nobody accepted before the system ended them. ${callEndWords}`,
}
