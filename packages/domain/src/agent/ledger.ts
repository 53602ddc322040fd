import type { AgentFact, Presence, Stored } from '../facts.js'

/** A stretch of an agent's time, epoch ms, in which neither presence nor the number of contacts in hand changed. */
export interface Tile {
  readonly from: number
  readonly to: number
  readonly presence: Presence
  /** The code of a break's reason; null where none was given. */
  readonly reason: string | null
  /** Null where nobody said. */
  readonly paid: boolean | null
  readonly ringing: number
  readonly working: number
}

/** From log-in to log-out; `to` is null while it goes on. Its tiles leave no gap and do not overlap. */
export interface Shift {
  readonly from: number
  readonly to: number | null
  readonly tiles: readonly Tile[]
}

/** An agent's shifts by the facts of the stream, in order, as they are known at `asOf` (epoch ms). Work that outlasts a log-out is in no shift. Pure. */
export function ledger(facts: readonly Stored<AgentFact>[], asOf: number): readonly Shift[] {
  const book: Book = { shifts: [], open: null, standing, since: 0, ringing: new Set(), working: new Set() }
  for (const stored of facts) {
    if (stored.at > asOf) break
    closeTile(book, stored.at)
    enter(book, stored)
  }
  closeTile(book, asOf)
  if (book.open !== null) book.shifts.push({ from: book.open.from, to: null, tiles: book.open.tiles })
  return book.shifts
}

type Standing = Pick<Tile, 'presence' | 'reason' | 'paid'>
const standing: Standing = { presence: 'offline', reason: null, paid: null }

interface Book {
  readonly shifts: Shift[]
  open: { readonly from: number; readonly tiles: Tile[] } | null
  standing: Standing
  since: number
  readonly ringing: Set<string>
  readonly working: Set<string>
}

function enter(book: Book, { fact, at }: Stored<AgentFact>): void {
  switch (fact.type) {
    case 'logged_in':
      book.open = { from: at, tiles: [] }
      return
    case 'logged_out':
      if (book.open !== null) book.shifts.push({ ...book.open, to: at })
      book.open = null
      return
    case 'presence_changed': {
      const { to, reason = null, paid = null } = fact.body
      book.standing = { presence: to, reason, paid }
      return
    }
    case 'work_reserved':
      if (fact.body.units > 0) book.ringing.add(fact.body.contact)
      return
    case 'work_released':
      book.ringing.delete(fact.body.contact)
      return
    case 'work_started':
      book.ringing.delete(fact.body.contact)
      // A message in hand takes nothing: who has no more than that is idle.
      if (fact.body.units > 0) book.working.add(fact.body.contact)
      return
    case 'work_ended':
      book.working.delete(fact.body.contact)
      return
    case 'presence_planned':
      return
  }
}

/** Nothing is a tile that lasts no time: a change of several facts is one moment. */
function closeTile(book: Book, at: number): void {
  if (book.open !== null && at > book.since) {
    const { ringing, working } = book
    book.open.tiles.push({
      from: book.since,
      to: at,
      ...book.standing,
      ringing: ringing.size,
      working: working.size,
    })
  }
  book.since = at
}
