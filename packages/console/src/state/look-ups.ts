import type { ErrorCode, FactFrame, Uuid } from '@switchboard/protocol'
import type { Answer } from '../browser/api.js'
import type {
  BreakReason,
  CannedReply,
  DeskApi,
  FoundArticle,
  PastContact,
  Person,
  WaitingContact,
} from '../browser/desk-api.js'
import { newContact, stepContact } from './contact.js'
import type { ContactView } from './contact.js'

/** What was asked for by HTTP. */
export type Loaded<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly code: ErrorCode | 'unreachable' }
  | { readonly is: 'ready'; readonly value: T }

/** One's own closed contacts, as far as they were asked for. */
export interface ClosedPages {
  readonly contacts: readonly PastContact[]
  readonly is: 'loading' | 'failed' | 'ready'
  readonly more: boolean
}

/** What the desk has looked up; each changes by asking again. */
export interface LookUps {
  readonly waiting: Loaded<readonly WaitingContact[]>
  readonly closed: ClosedPages
  readonly cannedReplies: Loaded<readonly CannedReply[]>
  /** Empty until they have come. */
  readonly breakReasons: readonly BreakReason[]
  /** Who a contact's visitor is; asks at the first call. */
  person(contact: Uuid): Loaded<Person>
  /** What the visitor is called, as far as it is known already. */
  nameOf(contact: Uuid): string | null
  /** An earlier contact of the visitor of `via`, read from its beginning; asks at the first call. */
  past(contact: Uuid, via: Uuid): Loaded<ContactView>
  loadWaiting(): void
  /** The first page again, or with `more` the next one. */
  loadClosed(more?: boolean): void
  loadCannedReplies(): void
  loadBreakReasons(): void
  /** Searches the articles that may be sent to the visitor of a contact. */
  findArticles(
    contact: Uuid,
    sought: { readonly words: string; readonly language: string },
  ): Promise<Answer<readonly FoundArticle[]>>
  /** What is known of a contact's visitor has changed: it is asked for again. */
  refreshPerson(contact: Uuid): void
  /** What could not be had is asked for again at the next call: the line is back. */
  forgetFailed(): void
}

const loading = { is: 'loading' } as const
/** How many closed contacts the gateway tells at once: fewer are the last page. */
const pageSize = 30

/** Looks things up by `api`; `changed` is called after every answer. */
export function createLookUps(api: DeskApi, changed: () => void): LookUps {
  let waiting: Loaded<readonly WaitingContact[]> = loading
  let closed: ClosedPages = { contacts: [], is: 'loading', more: false }
  let cannedReplies: Loaded<readonly CannedReply[]> = loading
  let breakReasons: readonly BreakReason[] = []
  const people = new Map<Uuid, Loaded<Person>>()
  const past = new Map<Uuid, Loaded<ContactView>>()
  /** Asks once for what a map does not have. */
  const once = <T>(map: Map<Uuid, Loaded<T>>, id: Uuid, ask: () => Promise<Answer<T>>): Loaded<T> => {
    const known = map.get(id)
    if (known !== undefined) return known
    map.set(id, loading)
    void learn(map, id, ask)
    return loading
  }
  const learn = async <T>(
    map: Map<Uuid, Loaded<T>>,
    id: Uuid,
    ask: () => Promise<Answer<T>>,
  ): Promise<void> => {
    map.set(id, better(map.get(id), await ask()))
    changed()
  }
  const loadWaiting = async (): Promise<void> => {
    waiting = better(waiting, await api.waiting())
    changed()
  }
  const loadCannedReplies = async (): Promise<void> => {
    cannedReplies = better(cannedReplies, await api.cannedReplies())
    changed()
  }
  const loadBreakReasons = async (): Promise<void> => {
    const answer = await api.breakReasons()
    if (answer.ok) breakReasons = answer.value
    changed()
  }
  const loadClosed = async (more: boolean): Promise<void> => {
    const before = more ? (closed.contacts.at(-1)?.place ?? null) : null
    closed = { ...closed, is: 'loading' }
    const answer = await api.closed(before)
    closed = answer.ok
      ? {
          contacts: joined(more ? closed.contacts : [], answer.value),
          is: 'ready',
          more: answer.value.length === pageSize,
        }
      : { ...closed, is: 'failed' }
    changed()
  }
  return {
    get waiting() {
      return waiting
    },
    get closed() {
      return closed
    },
    get cannedReplies() {
      return cannedReplies
    },
    get breakReasons() {
      return breakReasons
    },
    person: (contact) => once(people, contact, () => api.person(contact)),
    nameOf: (contact) => {
      const known = people.get(contact)
      return known?.is === 'ready' ? known.value.name : null
    },
    past: (contact, via) => once(past, contact, () => readAll(api, contact, via)),
    loadWaiting: () => void loadWaiting(),
    loadClosed: (more = false) => void loadClosed(more),
    loadCannedReplies: () => void loadCannedReplies(),
    loadBreakReasons: () => void loadBreakReasons(),
    findArticles: (contact, sought) => api.articles(contact, sought),
    refreshPerson: (contact) => void learn(people, contact, () => api.person(contact)),
    forgetFailed: () => {
      for (const map of [people, past])
        for (const [id, known] of map) if (known.is === 'failed') map.delete(id)
    },
  }
}

/** What was known is better than nothing, until it is known better. */
function better<T>(known: Loaded<T> | undefined, answer: Answer<T>): Loaded<T> {
  if (answer.ok) return { is: 'ready', value: answer.value }
  return known?.is === 'ready' ? known : { is: 'failed', code: answer.code }
}

function joined(before: readonly PastContact[], page: readonly PastContact[]): readonly PastContact[] {
  const known = new Set(before.map(({ id }) => id))
  return [...before, ...page.filter(({ id }) => !known.has(id))]
}

async function readAll(api: DeskApi, contact: Uuid, via: Uuid): Promise<Answer<ContactView>> {
  const facts: FactFrame[] = []
  for (let more = true; more;) {
    const answer = await api.timeline(contact, { via, after: facts.at(-1)?.seq ?? 0 })
    if (!answer.ok) return answer
    facts.push(...answer.value.facts)
    more = answer.value.more && answer.value.facts.length > 0
  }
  return { ok: true, value: facts.reduce((view, fact) => stepContact(view, fact), newContact) }
}
