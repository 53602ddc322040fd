import type { CallSide, ContactFact } from '@switchboard/domain'
import type { CallEnd, MeasureRow } from './rows.js'

/** What is kept of a call while its facts are read. */
export interface CallDraft {
  /** The ends whose sound has come in each segment. */
  readonly joined: Map<string, Set<CallSide>>
  /** The ends that said last that they have no sound. */
  readonly silent: Set<CallSide>
  /** Whether both ends ever had sound at once. */
  talked: boolean
  /** What each end measured: the visitor once, an agent once a segment. */
  readonly measures: Map<string, MeasureRow>
}

/** A call of which nothing is known. */
export function newCall(): CallDraft {
  return { joined: new Map(), silent: new Set(), talked: false, measures: new Map() }
}

type Connected = Extract<ContactFact, { type: 'call_connected' }>['body']

/** One end has sound: whether with it, for the first time in its segment, both have. */
export function joinEnd(call: CallDraft, { segment, by }: Connected): boolean {
  call.silent.delete(by)
  const ends = call.joined.get(segment) ?? new Set<CallSide>()
  const before = ends.size
  call.joined.set(segment, ends.add(by))
  if (ends.size !== 2 || before === 2) return false
  call.talked = true
  return true
}

/** How a call that is over has ended; `waiting`: nobody had it in hand. */
export function callEndOf(
  { silent, talked }: CallDraft,
  { waiting, byVisitor }: { readonly waiting: boolean; readonly byVisitor: boolean },
): CallEnd {
  if (silent.size > 0) return 'failed'
  if (waiting) return byVisitor ? 'abandoned' : 'missed'
  return talked ? 'completed' : 'failed'
}

type Measured = Extract<ContactFact, { type: 'call_measured' }>['body']
type MeasuredWhere = Omit<MeasureRow, 'side' | 'phases' | 'quality'>

/** Keeps what an end measured. Its first word counts: nobody betters a number afterwards. */
export function keepMeasure(
  call: CallDraft,
  { by, phases, quality }: Measured,
  { segment, ...where }: MeasuredWhere & { readonly segment: string | null },
): void {
  const end = by === 'visitor' ? by : (segment ?? by)
  if (!call.measures.has(end))
    call.measures.set(end, { ...where, side: by, phases, quality: quality ?? null })
}
