import { serialize } from '@switchboard/protocol'
import type { Audience, LoggedFact } from '../log/log.js'
import { toWire } from '../wire.js'
import type { Names } from '../wire.js'
import type { Session } from './session.js'

/** One socket that follows one stream. */
export interface Follow {
  readonly session: Session
  readonly channel: Channel
  /** The last count that was sent, as this socket counts. */
  cursor: number
  /** Whether facts are sent as they come; until then they are read from the log. */
  live: boolean
  /** Set when it ended: what is still under way for it must not be sent. */
  over: boolean
  /** The look that is on record, where the contact is not the reader's own. */
  watch: string | null
  /** Whether colleagues were told that it is open here. */
  looking: boolean
  /** When this socket last said that somebody types here. */
  typedAt: number
}

/** One stream that sockets of this node follow: all of them are told its facts in one gapless order. */
export interface Channel {
  readonly stream: string
  /** The newest fact that was told, by both counters; null until the head has been read. */
  position: Position | null
  readonly follows: Set<Follow>
  /** Who needs the channel: follows, and those who are about to. */
  holders: number
  /** Facts that came before those that they follow, by seq. */
  early: Map<number, LoggedFact> | null
  catchingUp: boolean
}

/** How far a stream has been told here, by both counters. */
export interface Position {
  readonly tenant: number
  seq: number
  vseq: number
  /** The seq at the last comparison with the log. */
  lookedAt: number
}

/** A count in the order that an audience sees. */
export function countOf(audience: Audience, counters: { readonly seq: number; readonly vseq: number }): number
export function countOf(
  audience: Audience,
  counters: { readonly seq: number; readonly vseq: number | null },
): number | null
export function countOf(
  audience: Audience,
  counters: { readonly seq: number; readonly vseq: number | null },
): number | null {
  return audience === 'staff' ? counters.seq : counters.vseq
}

/** Sends the next fact of a stream to all who follow it live. */
export function tell(
  channel: Channel,
  position: Position,
  telling: { fact: LoggedFact; names: Names },
): void {
  const { fact, names } = telling
  position.seq = fact.seq
  position.vseq = fact.vseq ?? position.vseq
  const texts = new Texts(fact, names)
  for (const follow of channel.follows) {
    const { audience } = follow.session
    const count = countOf(audience, fact)
    if (!follow.live || count === null || count <= follow.cursor) continue
    follow.cursor = count
    const text = texts.of(audience)
    if (text !== null) follow.session.sendText(text)
  }
}

/** The text of a fact, made once for all who see it alike. */
export class Texts {
  readonly #fact: LoggedFact
  readonly #names: Names
  readonly #made = new Map<Audience, string | null>()

  constructor(fact: LoggedFact, names: Names) {
    this.#fact = fact
    this.#names = names
  }

  of(audience: Audience): string | null {
    let text = this.#made.get(audience)
    if (text === undefined) {
      const frame = toWire(this.#fact, audience, this.#names)
      text = frame === null ? null : serialize(frame)
      this.#made.set(audience, text)
    }
    return text
  }
}
