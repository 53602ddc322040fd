import type { Change, Refusal } from '../decision.js'
import type { Stored, WatchFact } from '../facts.js'
import type { ListeningMode } from './modes.js'
import { unreachable } from '../invariant.js'

/** Who looks at a contact that is not the reader's own. Kept in a stream of its own, so that nobody who is in the contact notices. */
export interface WatchState {
  readonly contact: string
  readonly brand: string
  /** Absent: the call is not recorded. */
  readonly recording?: 'on' | 'paused'
  /** By watch: who it is, and since when (epoch ms). At most fifty; the oldest are dropped. */
  readonly open: Readonly<
    Record<string, { readonly watcher: string; readonly since: number; readonly how?: ListeningMode }>
  >
}

/** One look at a contact: whose it is, who looks, and the id of this look. */
export interface Watch {
  readonly contact: string
  readonly brand: string
  readonly watcher: string
  readonly watch: string
  /** Given where it is the sound of a call that somebody is in. */
  readonly how?: ListeningMode
}

/** Somebody begins to read along, or to listen in. */
export function startWatch(watch: Watch): Change<WatchFact> {
  return change({ type: 'watch_started', body: watch })
}

/** Ends a look; refuses `not_found` where it is not open. */
export function endWatch(
  state: WatchState | null,
  { watch }: Pick<Watch, 'watch'>,
): Change<WatchFact> | Refusal {
  const open = state?.open[watch]
  if (!state || open === undefined) return { refused: 'not_found' }
  const { contact, brand } = state
  return change({
    type: 'watch_ended',
    body: { contact, brand, watcher: open.watcher, watch, since: open.since, ...howOf(open) },
  })
}

/** Somebody has read the timeline once, without staying. */
export function noteRead(read: Omit<Watch, 'watch' | 'how'>): Change<WatchFact> {
  return change({ type: 'timeline_read', body: read })
}

/** Whether somebody speaks to the agent of a call alone. */
export function isWhisperedIn(state: WatchState | null): boolean {
  return Object.values(state?.open ?? {}).some(({ how }) => how === 'whisper')
}

/** The state after a fact. */
export function evolveWatch(state: WatchState | null, { fact, at }: Stored<WatchFact>): WatchState {
  const { contact, brand } = fact.body
  const open = { ...state?.open }
  const kept = { contact, brand, ...(state?.recording && { recording: state.recording }) }
  switch (fact.type) {
    case 'watch_started':
      open[fact.body.watch] = { watcher: fact.body.watcher, since: at, ...howOf(fact.body) }
      return { ...kept, open: Object.fromEntries(Object.entries(open).slice(-mostOpen)) }
    case 'watch_ended':
      delete open[fact.body.watch]
      return { ...kept, open }
    case 'timeline_read':
    case 'recording_played':
      return { ...kept, open }
    case 'recording_started':
    case 'recording_resumed':
      return { ...kept, open, recording: 'on' }
    case 'recording_paused':
      return { ...kept, open, recording: 'paused' }
    case 'recording_ended':
    case 'recording_failed':
      return { contact, brand, open }
    default:
      return unreachable(fact)
  }
}

const mostOpen = 50

function howOf({ how }: { readonly how?: ListeningMode }): { readonly how?: ListeningMode } {
  return how === undefined ? {} : { how }
}

function change(fact: WatchFact): Change<WatchFact> {
  return { facts: [{ fact, visible: false }] }
}
