import { serialize } from '@switchboard/protocol'
import type { Receipt } from '@switchboard/protocol'
import type { Bus } from '../bus/bus.js'
import { isConnectedTo } from '../desk/rights.js'
import type { Log } from '../log/log.js'
import { countOf } from './channel.js'
import type { Channel, Follow } from './channel.js'
import type { ReceiptStore, StoredReceipt, ToldReceipt } from './receipt-store.js'
import type { Session } from './session.js'
import type { Identity } from './tokens.js'

interface ReceiptParts {
  readonly store: ReceiptStore
  readonly log: Pick<Log, 'head'>
  readonly bus: Bus
  readonly channel: (stream: string) => Channel | undefined
  /** Whether anything is followed here. */
  readonly busy: () => boolean
  readonly report: (what: string, error: unknown) => void
}

/** Receipts are kept together so often, and looked for so often that other nodes have kept, in ms. */
const everyMs = 400

/** How far each side has read: cursors that are gathered, kept a few times a second in one statement, and told to the other side. */
export class Receipts {
  readonly #parts: ReceiptParts
  #told = new Map<string, ToldReceipt>()
  #greeted = new Set<Follow>()
  /** What was told at the last looks, so that a change is told once. */
  #recent = new Map<string, StoredReceipt>()
  #since: number | null = null
  #timer: NodeJS.Timeout | null = null
  #closed = false

  constructor(parts: ReceiptParts) {
    this.#parts = parts
    this.#wait()
  }

  close(): void {
    this.#closed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  /** One side tells how far it is; nobody who only watches leaves a trace. */
  async hear(session: Session, identity: Identity, frame: Receipt): Promise<'not_found' | null> {
    const { stream } = frame
    const follow = session.follows.get(stream)
    if (!follow) return 'not_found'
    if (identity.kind === 'staff' && !isConnectedTo(await this.#parts.log.head(stream), identity.user))
      return null
    const reader = identity.kind === 'visitor' ? 'visitor' : 'agent'
    const newest = countOf(session.audience, follow.channel.position ?? { seq: 0, vseq: 0 })
    const key = `${stream}/${reader}`
    const before = this.#told.get(key)
    const delivered = Math.max(before?.delivered ?? 0, Math.min(frame.delivered, newest))
    const read = Math.max(before?.read ?? 0, Math.min(frame.read, delivered))
    this.#told.set(key, { tenant: identity.tenant, stream, reader, delivered, read })
    return null
  }

  /** A socket has caught up with a contact: it is told soon how far the other side is. */
  greet(follow: Follow): void {
    if (follow.channel.stream !== userOf(follow)) this.#greeted.add(follow)
  }

  /** Tells those who follow here. */
  tell(receipts: readonly StoredReceipt[]): void {
    for (const receipt of receipts) {
      for (const follow of this.#parts.channel(receipt.stream)?.follows ?? [])
        if (follow.live) say(follow, receipt)
    }
  }

  #wait(): void {
    this.#timer = setTimeout(() => void this.#work(), everyMs)
    this.#timer.unref()
  }

  async #work(): Promise<void> {
    try {
      await this.#keep()
      await this.#greet()
      if (this.#parts.busy()) await this.#look()
    } catch (error) {
      this.#parts.report('receipts', error)
    }
    if (!this.#closed) this.#wait()
  }

  async #keep(): Promise<void> {
    if (this.#told.size === 0) return
    const told = this.#told
    this.#told = new Map()
    const kept = await this.#parts.store.keep([...told.values()])
    for (const receipt of kept) this.#recent.set(keyOf(receipt), receipt)
    if (kept.length > 0) this.#parts.bus.publish({ kind: 'receipts', receipts: kept })
  }

  async #greet(): Promise<void> {
    if (this.#greeted.size === 0) return
    const greeted = [...this.#greeted].filter(({ over }) => !over)
    this.#greeted = new Set()
    const known = await this.#parts.store.of([...new Set(greeted.map(({ channel }) => channel.stream))])
    for (const follow of greeted)
      for (const receipt of known)
        if (receipt.stream === follow.channel.stream && !follow.over) say(follow, receipt)
  }

  /** Nodes that share a database and no bus find what the others have kept. */
  async #look(): Promise<void> {
    const { receipts, next } = await this.#parts.store.changes(this.#since)
    this.#since = next
    const before = this.#recent
    this.#recent = new Map(receipts.map((receipt) => [keyOf(receipt), receipt]))
    this.tell(receipts.filter((receipt) => !isSame(receipt, before.get(keyOf(receipt)))))
  }
}

function say({ session, channel }: Follow, receipt: StoredReceipt): void {
  const { reader: from, deliveredSeq, deliveredVseq, readSeq, readVseq } = receipt
  if ((from === 'visitor') === (session.audience === 'visitor')) return
  const [delivered, read] = session.audience === 'staff' ? [deliveredSeq, readSeq] : [deliveredVseq, readVseq]
  session.sendEphemeral(serialize({ t: 'receipt', stream: channel.stream, from, delivered, read }))
}

function userOf({ session }: Follow): string | null {
  return session.identity?.kind === 'staff' ? session.identity.user : null
}

function keyOf({ stream, reader }: StoredReceipt): string {
  return `${stream}/${reader}`
}

function isSame(one: StoredReceipt, other: StoredReceipt | undefined): boolean {
  return one.deliveredSeq === other?.deliveredSeq && one.readSeq === other.readSeq
}
