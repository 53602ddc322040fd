import { fold } from '@switchboard/analytics'
import { upcast } from '@switchboard/domain'
import type { AgentState, ContactFact, ContactState, Stored } from '@switchboard/domain'
import type { Floor, LiveContact, LiveHands } from './floor.js'
import type { FloorReader, MovedHead, StoredRow } from './read-floor.js'

// A fact is stamped before it is committed: one may turn up so much later than its time says, in ms.
const overlapMs = 60_000
const contactsAtOnce = 500

/** One tenant's floor in memory: read whole once a day, then only what has moved. It is right by the database alone. */
export class TenantFloor {
  readonly #reader: FloorReader
  readonly #tenant: number
  #day = { from: 0, to: 0 }
  #at = 0
  #contacts = new Map<string, LiveContact>()
  #agents = new Map<string, LiveHands>()

  constructor(reader: FloorReader, tenant: number) {
    this.#reader = reader
    this.#tenant = tenant
  }

  /** The floor as it is after this call. `staff`: whose streams are looked at. */
  async refresh(staff: readonly string[]): Promise<Floor> {
    if (this.#at >= this.#day.to) await this.#load(staff)
    else await this.#move(staff)
    return { at: this.#at, dayFrom: this.#day.from, contacts: this.#contacts, agents: this.#agents }
  }

  async #load(staff: readonly string[]): Promise<void> {
    const day = await this.#reader.day(this.#tenant)
    const ids = await this.#reader.contactsSince(this.#tenant, day.from)
    this.#contacts = new Map()
    this.#agents = new Map()
    let at = 0
    for (let from = 0; from < ids.length; from += contactsAtOnce)
      ({ at } = await this.#take(unknown(ids.slice(from, from + contactsAtOnce)), Infinity))
    ;({ at } = await this.#take(unknown(staff), Infinity))
    this.#day = day
    this.#at = at
    await this.#takeMissing()
  }

  async #move(staff: readonly string[]): Promise<void> {
    const recent = this.#at - overlapMs
    const seqs = new Map(unknown(staff))
    for (const { id, seq, state, startedAt } of this.#contacts.values())
      if (state.phase !== 'closed' || startedAt >= recent) seqs.set(id, seq)
    for (const [id, { seq }] of this.#agents) seqs.set(id, seq)
    const { at } = await this.#take(seqs, recent)
    this.#at = Math.max(this.#at, at)
    await this.#takeMissing()
  }

  /** Contacts in somebody's hands that nothing else has led to, such as one of yesterday. */
  async #takeMissing(): Promise<void> {
    const inHand = [...this.#agents.values()].flatMap(({ state }) => Object.keys(state.work))
    const missing = inHand.filter((id) => !this.#contacts.has(id))
    if (missing.length > 0) await this.#take(unknown(missing), Infinity)
  }

  async #take(seqs: ReadonlyMap<string, number>, from: number): Promise<{ readonly at: number }> {
    const since = Number.isFinite(from) ? from : Number.MAX_SAFE_INTEGER
    const { at, heads } = await this.#reader.moved(this.#tenant, { from: since, seqs })
    const contacts = heads.filter(({ kind }) => kind === 'contact')
    const agents = heads.filter(({ kind }) => kind === 'agent')
    if (contacts.length > 0) await this.#takeContacts(contacts)
    if (agents.length > 0) await this.#takeAgents(agents)
    return { at }
  }

  async #takeContacts(heads: readonly MovedHead[]): Promise<void> {
    const known = heads.map((head) => ({ head, before: this.#contacts.get(head.id) }))
    const read = known.filter(({ head, before }) => before === undefined || bearsOnRows(head, before))
    const facts =
      read.length === 0
        ? []
        : await this.#reader.facts(
            this.#tenant,
            read.map(({ head }) => head.id),
          )
    const byStream = streamsOf(facts)
    for (const { head, before } of known) {
      const rows = byStream.get(head.id)
      const contact = rows
        ? foldContact(head, this.#tenant, rows)
        : before && { ...before, ...presentOf(head) }
      if (contact) this.#contacts.set(head.id, contact)
    }
  }

  async #takeAgents(heads: readonly MovedHead[]): Promise<void> {
    const presences = await this.#reader.presences(
      this.#tenant,
      heads.map(({ id }) => id),
    )
    const byId = new Map(presences.map((row) => [row.id, row]))
    for (const { id, seq, state } of heads) {
      const { at: since = null, reason = null } = byId.get(id) ?? {}
      this.#agents.set(id, { id, seq, state: state as AgentState, since, reason })
    }
  }
}

function streamsOf(facts: readonly StoredRow[]): ReadonlyMap<string, readonly StoredRow[]> {
  const streams = new Map<string, StoredRow[]>()
  for (const fact of facts) {
    const list = streams.get(fact.stream)
    if (list === undefined) streams.set(fact.stream, [fact])
    else list.push(fact)
  }
  return streams
}

function unknown(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id) => [id, 0]))
}

function presentOf({ id, seq, state }: MovedHead): Pick<LiveContact, 'id' | 'seq' | 'state'> {
  return { id, seq, state: state as ContactState }
}

/** A message leaves the state as it was; of an answered chat the first words of the agent still count. */
function bearsOnRows({ state }: MovedHead, before: LiveContact): boolean {
  const awaitsWords = before.visits.some(
    ({ outcome, repliedAt }) => outcome === 'answered' && repliedAt === null,
  )
  return awaitsWords || JSON.stringify(state) !== JSON.stringify(before.state)
}

/** Null where a newer node has written what this one cannot read. */
function foldContact(head: MovedHead, tenant: number, rows: readonly StoredRow[]): LiveContact | null {
  const facts: Stored<ContactFact>[] = []
  for (const { type, v, body, ...row } of rows) {
    const lifted = upcast({ type, v, body })
    if ('newer' in lifted) return null
    facts.push({ ...row, fact: lifted.fact as ContactFact })
  }
  const { visit, segment, offer } = fold({ kind: 'contact', id: head.id, tenant }, facts)
  const startedAt = facts[0]?.at ?? 0
  return { ...presentOf(head), startedAt, visits: visit, segments: segment, offers: offer }
}
