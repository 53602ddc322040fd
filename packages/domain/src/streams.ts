import { evolveAgent } from './agent/evolve.js'
import type { AgentState } from './agent/state.js'
import { fewestUnits } from './agent/state.js'
import { freeUnits, isOpen } from './agent/work.js'
import { evolveContact } from './contact/evolve.js'
import { placeInLine, waitsAside } from './contact/line.js'
import type { ContactState } from './contact/state.js'
import type { AgentFact, ContactFact, Fact, Stored, WatchFact } from './facts.js'
import { unreachable } from './invariant.js'
import { evolveWatch } from './watch/watch.js'
import type { WatchState } from './watch/watch.js'

/** What a stream is about. */
export type StreamKind = 'contact' | 'agent' | 'watch'

/** What routing searches heads by. */
export interface Columns {
  readonly phase: string
  /** Epoch ms: a waiting contact's place in line, an agent became idle; null where there is nothing to sort by. */
  readonly since: number | null
}

/** `evolveContact` or `evolveAgent` for who does not care which, such as the log. Throws on a fact that does not fit. */
export function evolve(kind: StreamKind, state: unknown, stored: Stored<Fact<string, unknown>>): unknown {
  switch (kind) {
    case 'contact':
      return evolveContact(state as ContactState | null, stored as Stored<ContactFact>)
    case 'agent':
      return evolveAgent(state as AgentState | null, stored as Stored<AgentFact>)
    case 'watch':
      return evolveWatch(state as WatchState | null, stored as Stored<WatchFact>)
    default:
      return unreachable(kind)
  }
}

/**
 * The columns beside a state. A contact: its phase, and its place in line while it waits; `left` while it waits but is not to
 * be offered: a message, which is taken by hand, or a call that is wished for later. An agent: `free` (available with
 * capacity left and no other presence chosen in advance), `busy` (available without), else the presence; and since when idle.
 * Who looks at a contact: `watched` or `quiet`.
 */
export function columnsOf(kind: StreamKind, state: unknown): Columns {
  switch (kind) {
    case 'contact':
      return contactColumns(state as ContactState)
    case 'agent':
      return agentColumns(state as AgentState)
    case 'watch':
      return { phase: Object.keys((state as WatchState).open).length > 0 ? 'watched' : 'quiet', since: null }
    default:
      return unreachable(kind)
  }
}

function contactColumns(state: ContactState): Columns {
  const { phase } = state
  if (phase === 'queued' && waitsAside(state)) return { phase: 'left', since: placeInLine(state) }
  return { phase, since: phase === 'queued' || phase === 'offered' ? placeInLine(state) : null }
}

function agentColumns(state: AgentState): Columns {
  const available = isOpen(state) && freeUnits(state) >= fewestUnits ? 'free' : 'busy'
  return { phase: state.presence === 'available' ? available : state.presence, since: state.idleSince }
}
