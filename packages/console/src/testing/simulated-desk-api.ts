import type { FactFrame, Uuid } from '@switchboard/protocol'
import type { Answer } from '../browser/api.js'
import type {
  BreakReason,
  CannedReply,
  DeskApi,
  FoundArticle,
  FoundContact,
  PastContact,
  Person,
  WaitingContact,
} from '../browser/desk-api.js'

/** What the desk looks up, from memory: tests put in what is to be found. */
export class SimulatedDeskApi implements DeskApi {
  waits: readonly WaitingContact[] = []
  /** One's own closed contacts, the latest first; pages are of 30. */
  past: readonly PastContact[] = []
  readonly people = new Map<Uuid, Person>()
  readonly timelines = new Map<Uuid, readonly FactFrame[]>()
  readonly found = new Map<string, readonly FoundContact[]>()
  canned: readonly CannedReply[] = []
  reasons: readonly BreakReason[] = []
  /** The published articles of every brand. */
  written: readonly FoundArticle[] = []
  /** What was closed at this desk since it was sat down at, the latest first. */
  closedHere: () => readonly PastContact[] = () => []
  /** Whether nothing is answered. */
  down = false

  async waiting(): Promise<Answer<readonly WaitingContact[]>> {
    return this.#answer(this.waits)
  }

  async closed(before: number | null): Promise<Answer<readonly PastContact[]>> {
    const all = [...this.closedHere(), ...this.past]
    return this.#answer(all.filter(({ place }) => before === null || place < before).slice(0, 30))
  }

  async person(contact: Uuid): Promise<Answer<Person>> {
    const nobody = { person: null, name: null, email: null, identifiedAt: null, attributes: {}, earlier: [] }
    return this.#answer(this.people.get(contact) ?? { id: contact, ...nobody })
  }

  async timeline(
    contact: Uuid,
    { after }: { readonly after: number },
  ): Promise<Answer<{ readonly facts: readonly FactFrame[]; readonly more: boolean }>> {
    const facts = this.timelines.get(contact)
    if (facts === undefined) return { ok: false, code: 'not_found' }
    return this.#answer({ facts: facts.filter(({ seq }) => seq > after), more: false })
  }

  async search(words: string): Promise<Answer<readonly FoundContact[]>> {
    return this.#answer(this.found.get(words) ?? [])
  }

  async cannedReplies(): Promise<Answer<readonly CannedReply[]>> {
    return this.#answer(this.canned)
  }

  async articles(
    _contact: Uuid,
    { words }: { readonly words: string },
  ): Promise<Answer<readonly FoundArticle[]>> {
    const wanted = words.toLowerCase().trim()
    return this.#answer(
      this.written.filter(({ title, excerpt }) => `${title} ${excerpt}`.toLowerCase().includes(wanted)),
    )
  }

  async breakReasons(): Promise<Answer<readonly BreakReason[]>> {
    return this.#answer(this.reasons)
  }

  #answer<T>(value: T): Answer<T> {
    return this.down ? { ok: false, code: 'unreachable' } : { ok: true, value }
  }
}

/** A closed contact of which only what a test says is special. */
export function pastContact(given: Partial<PastContact> & { readonly id: Uuid }): PastContact {
  const now = Date.now()
  return {
    phase: 'closed',
    channel: 'chat',
    visitor: given.id,
    name: null,
    brandName: 'Gốm Hiên',
    queueName: 'Đơn hàng',
    startedAt: now,
    endedAt: now,
    answeredByName: 'Lê Khánh Linh',
    disposition: null,
    score: null,
    place: now,
    ...given,
  }
}
