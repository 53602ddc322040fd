import type { Centre } from '../desk/centre.js'
import type { Head, Log, LoggedFact } from '../log/log.js'
import type { Names } from '../wire.js'
import { Texts, tell } from './channel.js'
import type { Channel, Follow } from './channel.js'
import { namesFor } from './names.js'

interface HubParts {
  readonly log: Log
  readonly centre: Centre
  readonly report: (what: string, error: unknown) => void
  readonly earlyMs: number
  /** A fact took a contact away from this agent: may the follow go on? */
  readonly reconsider: (follow: Follow) => void
}

// Small, so that a reader is given time between two pages.
const page = 50

/** Tells facts to the sockets of this node. What comes too early is held for a moment, then the log is read: the bus is a hint. */
export class Hub {
  readonly #parts: HubParts
  readonly #channels = new Map<string, Channel>()
  /** One message after the other, so that reading names cannot change the order. */
  #tail: Promise<void> = Promise.resolve()

  constructor(parts: HubParts) {
    this.#parts = parts
  }

  /** How many streams are followed here. */
  get size(): number {
    return this.#channels.size
  }

  channel(stream: string): Channel | undefined {
    return this.#channels.get(stream)
  }

  /** The channel of a stream, hearing from now on; `release` must follow. */
  hold(stream: string): Channel {
    let channel = this.#channels.get(stream)
    if (channel === undefined) {
      channel = { stream, position: null, follows: new Set(), holders: 0, early: null, catchingUp: false }
      this.#channels.set(stream, channel)
    }
    channel.holders += 1
    return channel
  }

  /** Ends one `hold`. */
  release(channel: Channel): void {
    channel.holders -= 1
    if (channel.holders === 0) this.#channels.delete(channel.stream)
  }

  /** The head, read after `hold`, says where live begins. */
  begin(channel: Channel, head: Pick<Head, 'seq' | 'vseq'> | null, tenant: number): void {
    if (channel.position !== null) return
    channel.position = {
      tenant,
      seq: head?.seq ?? 0,
      vseq: head?.vseq ?? 0,
      lookedAt: -1,
    }
    const early = channel.early
    channel.early = null
    if (early) this.receive([...early.values()].toSorted((a, b) => a.seq - b.seq))
  }

  /** Streams that have not moved since this was asked before. One that has moved was just seen to be whole. */
  quiet(): string[] {
    const quiet: string[] = []
    for (const { stream, position } of this.#channels.values()) {
      if (position === null) continue
      if (position.seq === position.lookedAt) quiet.push(stream)
      position.lookedAt = position.seq
    }
    return quiet
  }

  /** The head of a stream as the log has it: what is missing here is read. */
  compare({ id, seq }: { readonly id: string; readonly seq: number }): void {
    if (seq > (this.#channels.get(id)?.position?.seq ?? Infinity)) this.catchUp(id)
  }

  /** Facts from the bus, in order per stream. */
  receive(facts: readonly LoggedFact[]): void {
    const wanted = facts.filter((fact) => this.#wants(fact))
    if (wanted.length === 0) return
    this.#next(async () => {
      const names = await namesFor(wanted, this.#parts)
      for (const fact of wanted) this.#accept(fact, names)
    })
  }

  /** Facts that are to be sent even to those who should have them. */
  again(facts: readonly LoggedFact[]): void {
    const wanted = facts.filter((fact) => this.#channels.has(fact.stream))
    if (wanted.length === 0) return
    this.#next(async () => {
      const names = await namesFor(wanted, this.#parts)
      for (const fact of wanted) {
        const known = (this.#channels.get(fact.stream)?.position?.seq ?? 0) >= fact.seq
        if (known) this.#repeat(fact, names)
        else this.#accept(fact, names)
      }
    })
  }

  /** Reads from the log what this node has not heard; `stream` is known to have grown. */
  catchUp(stream: string): void {
    const channel = this.#channels.get(stream)
    if (!channel?.position || channel.catchingUp) return
    channel.catchingUp = true
    void this.#readOn(channel)
      .catch((error: unknown) => this.#parts.report(`reading stream ${stream}`, error))
      .finally(() => (channel.catchingUp = false))
  }

  #next(work: () => Promise<void>): void {
    // What fails here is not lost: the position stays, and the next look at the heads finds the gap.
    this.#tail = this.#tail.then(work).catch((error: unknown) => this.#parts.report('telling facts', error))
  }

  #wants(fact: LoggedFact): boolean {
    const channel = this.#channels.get(fact.stream)
    if (channel === undefined) return false
    if (channel.position === null) {
      keepEarly(channel, fact)
      return false
    }
    return fact.seq > channel.position.seq
  }

  async #readOn(channel: Channel): Promise<void> {
    for (;;) {
      if (channel.position === null || channel.holders === 0) return
      const { tenant, seq: after } = channel.position
      const read = await this.#parts.log.read({
        tenant,
        stream: channel.stream,
        audience: 'staff',
        after,
        limit: page,
      })
      const facts = this.#parts.log.hint(read)
      const names = await namesFor(facts, this.#parts)
      for (const fact of facts) this.#accept(fact, names)
      if (facts.length < page) return
    }
  }

  #accept(fact: LoggedFact, names: Names): void {
    const channel = this.#channels.get(fact.stream)
    const position = channel?.position
    if (!channel || !position || fact.seq <= position.seq) return
    if (fact.seq > position.seq + 1) {
      this.#keep(channel, fact)
      return
    }
    tell(channel, position, { fact, names })
    if (takesAway(fact)) this.#reconsiderAll(channel, fact)
    this.#followUp(channel)
  }

  #keep(channel: Channel, fact: LoggedFact): void {
    const first = channel.early === null
    keepEarly(channel, fact)
    if (!first) return
    setTimeout(() => {
      if (channel.early !== null) this.catchUp(channel.stream)
    }, this.#parts.earlyMs)
  }

  /** Facts that were early and are next now. */
  #followUp(channel: Channel): void {
    const { early, position } = channel
    if (!early || !position) return
    for (const seq of early.keys()) if (seq <= position.seq) early.delete(seq)
    const next = early.get(position.seq + 1)
    if (early.size === 0) channel.early = null
    if (next) this.receive([next])
  }

  #repeat(fact: LoggedFact, names: Names): void {
    const texts = new Texts(fact, names)
    for (const follow of this.#channels.get(fact.stream)?.follows ?? []) {
      const { session, live } = follow
      const text = live ? texts.of(session.audience) : null
      if (text !== null) session.sendText(text)
    }
  }

  #reconsiderAll(channel: Channel, fact: LoggedFact): void {
    const { agent } = fact.body as { readonly agent: string }
    for (const follow of channel.follows) {
      const { identity } = follow.session
      if (identity?.kind === 'staff' && identity.user === agent) this.#parts.reconsider(follow)
    }
  }
}

const leaving = new Set(['offer_declined', 'offer_expired', 'offer_undelivered', 'offer_withdrawn'])

function takesAway(fact: LoggedFact): boolean {
  return leaving.has(fact.type) && fact.newer !== true
}

// Beyond that the log is read anyway.
const earlyAtMost = 500

function keepEarly(channel: Channel, fact: LoggedFact): void {
  channel.early ??= new Map()
  if (channel.early.size < earlyAtMost) channel.early.set(fact.seq, fact)
}
