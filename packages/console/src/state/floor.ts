import type { Line, OpenLine } from '@switchboard/client'
import { parseLiveFrame, serialize } from '@switchboard/protocol'
import type { ErrorCode, Live, LiveAgent, LiveQueue, LiveWaiting, Uuid } from '@switchboard/protocol'
import type { Clock, ServerClock } from './server-clock.js'

/** The floor as it was told last. Times in epoch ms of the server. */
export interface FloorView {
  readonly at: number
  readonly dayFrom: number
  readonly queues: readonly LiveQueue[]
  readonly agents: readonly LiveAgent[]
  readonly waiting: readonly LiveWaiting[]
}

/** The live feed on the console's own line: asked for while somebody looks, again after each welcome. */
export interface Floor {
  /** Null until the first board has come. */
  readonly view: FloorView | null
  /** When a board was heard last (epoch ms of this computer); null: not yet. */
  readonly heardAt: number | null
  /** Why the feed is not given. */
  readonly refused: ErrorCode | null
  /** Whether nothing was heard for so long that what is shown may be wrong. */
  stale(): boolean
  /** Asks for the feed and hears of every change; returns the undo. The last one to go ends the feed. */
  watch(listener: () => void): () => void
  /** The line with the feed taken out of it: the client never sees these frames. */
  tap(open: OpenLine): OpenLine
}

/** Nothing for so long is too long, in ms: the gateway says every 2 s that all is as it was. */
const staleMs = 6_000

/** A floor that nobody looks at yet. */
export function createFloor({ clock, local }: { readonly clock: ServerClock; readonly local: Clock }): Floor {
  const listeners = new Set<() => void>()
  let view: FloorView | null = null
  let heardAt: number | null = null
  let refused: ErrorCode | null = null
  let line: Line | null = null
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const ask = (on: boolean): void => line?.send(serialize({ t: 'watch_live', on }))
  const take = (text: string): void => {
    const frame = parseLiveFrame(text)
    if ('error' in frame) return
    if (frame.t === 'live_over') refused = frame.code
    else {
      refused = null
      heardAt = local.now()
      clock.heard(frame.at)
      view = laidOver(view, frame)
    }
    changed()
  }
  return {
    get view() {
      return view
    },
    get heardAt() {
      return heardAt
    },
    get refused() {
      return refused
    },
    stale: () => heardAt !== null && local.now() - heardAt > staleMs,
    watch(listener) {
      // Wrapped, so that the same function may look twice and each undo ends one.
      const own = (): void => listener()
      listeners.add(own)
      if (listeners.size === 1) ask(true)
      return () => {
        listeners.delete(own)
        if (listeners.size === 0) ask(false)
      }
    },
    tap: (open) => (events) => {
      const mine = open({
        opened: () => events.opened(),
        received(text) {
          // Told apart by how the gateway begins its frames: parsing each one twice would cost more than it is worth.
          if (text.startsWith('{"t":"live')) return take(text)
          events.received(text)
          if (!text.startsWith('{"t":"welcome"')) return
          line = mine
          if (listeners.size > 0) ask(true)
        },
        closed(code) {
          if (line === mine) line = null
          events.closed(code)
        },
      })
      return mine
    },
  }
}

/** A board, or the rows that differ laid over the one before. */
function laidOver(
  before: FloorView | null,
  { full, at, dayFrom, queues, agents, waiting, gone }: Live,
): FloorView {
  if (full || before === null) return { at, dayFrom, waiting, queues: byName(queues), agents: byName(agents) }
  return {
    at,
    dayFrom,
    waiting,
    queues: byName(merged(before.queues, queues, gone)),
    agents: byName(merged(before.agents, agents, gone)),
  }
}

function merged<T extends { readonly id: Uuid }>(
  before: readonly T[],
  ...[rows, gone]: [readonly T[], readonly Uuid[]]
): readonly T[] {
  const left = new Map(before.map((row) => [row.id, row]))
  for (const row of rows) left.set(row.id, row)
  for (const id of gone) left.delete(id)
  return [...left.values()]
}

function byName<T extends { readonly name: string }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => a.name.localeCompare(b.name))
}
