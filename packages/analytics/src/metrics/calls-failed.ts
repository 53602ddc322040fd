import { callEndWords, callsThat } from './call-families.js'
import type { Metric } from './metric.js'

/** Calls without sound. */
export const callsFailed: Metric = {
  ...callsThat('failed'),
  key: 'calls_failed',
  name: 'Calls failed',
  definition: `How many calls ended without sound: one end had none, or had lost it, and did not get it again; or the call was accepted and both ends never had sound at once. ${callEndWords}`,
}
