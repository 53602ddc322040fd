/** What the process that records is told: all of it once, then how to go on. */
export type RecorderOrder =
  | { readonly do: 'start'; readonly url: string; readonly token: string; readonly path: string }
  | { readonly do: 'pause' | 'resume' | 'end' }

/** What it tells. `fault`: it does not record, or no longer. */
export type RecorderNews =
  | { readonly is: 'recording' }
  | { readonly is: 'ended'; readonly ms: number }
  | { readonly is: 'fault'; readonly why: 'no_recorder' | 'no_way' | 'broken' }

/** What marks the visitor among those who are in the room of a call. */
export const visitorMark = 'visitor'
