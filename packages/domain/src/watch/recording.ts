import type { Change, Refusal } from '../decision.js'
import type { WatchFact } from '../facts.js'
import type { RecordingFault } from './modes.js'
import type { WatchState } from './watch.js'

/** The call that is recorded. */
export interface RecordedCall {
  readonly contact: string
  readonly brand: string
}

/** Begins to record a call; refuses `already_taken` where that is done already. */
export function startRecording(state: WatchState | null, call: RecordedCall): Change<WatchFact> | Refusal {
  return state?.recording === undefined
    ? change({ type: 'recording_started', body: call })
    : { refused: 'already_taken' }
}

/** Stops for card data, or goes on; refuses `not_found` where nothing is recorded, `not_held` and `already_held` where it is so already. */
export function pauseRecording(
  state: WatchState | null,
  call: RecordedCall & { readonly by: string },
  on: boolean,
): Change<WatchFact> | Refusal {
  if (state?.recording === undefined) return { refused: 'not_found' }
  if ((state.recording === 'paused') === on) return { refused: on ? 'already_held' : 'not_held' }
  return change({ type: on ? 'recording_paused' : 'recording_resumed', body: call })
}

/** The recording is kept as a file of `ms`. */
export function endRecording(
  call: RecordedCall & { readonly file: string; readonly ms: number },
): Change<WatchFact> {
  return change({ type: 'recording_ended', body: call })
}

/** A call that was to be recorded is not, or no longer. */
export function failRecording(call: RecordedCall & { readonly why: RecordingFault }): Change<WatchFact> {
  return change({ type: 'recording_failed', body: call })
}

/** Somebody opens a recording. */
export function notePlayed(
  played: RecordedCall & { readonly watcher: string; readonly file: string },
): Change<WatchFact> {
  return change({ type: 'recording_played', body: played })
}

function change(fact: WatchFact): Change<WatchFact> {
  return { facts: [{ fact, visible: false }] }
}
