import { parseServerFrame } from '@switchboard/protocol'
import type { Channel, FactFrame, Uuid } from '@switchboard/protocol'
import type { Answer } from './api.js'
import { fields, number, records, text, textOrNull, texts } from './read-json.js'

/** A contact that waits. `since`: when it entered the line, epoch ms of the server. */
export interface WaitingContact {
  readonly id: Uuid
  readonly since: number
  /** Where it is no chat: it is taken by hand. */
  readonly left: 'message' | 'callback' | null
  readonly channel: Channel
  readonly visitor: Uuid
  /** What the brand says that the visitor is called; null for who is anonymous. */
  readonly name: string | null
  readonly brandName: string
  readonly queueName: string
}

/** A contact of the past, with how it went. */
export interface PastContact {
  readonly id: Uuid
  readonly phase: string
  readonly channel: Channel
  readonly visitor: Uuid
  readonly name: string | null
  readonly brandName: string
  readonly queueName: string
  readonly startedAt: number
  readonly endedAt: number | null
  readonly answeredByName: string | null
  readonly disposition: string | null
  readonly score: number | null
  /** The `before` of the page after it. */
  readonly place: number
}

/** Who a visitor is, as far as the brand and its pages have said. */
export interface Person {
  readonly id: Uuid
  readonly person: string | null
  readonly name: string | null
  readonly email: string | null
  /** When the brand first vouched for it; null: never. */
  readonly identifiedAt: number | null
  readonly attributes: Readonly<Record<string, string>>
  /** The contacts that came before, the latest first. */
  readonly earlier: readonly PastContact[]
}

/** Where sought words were found. `marks`: [from, to) in `text`. */
interface Hit {
  readonly type: string
  readonly from: 'visitor' | 'agent'
  /** The agent's; null for the visitor's. */
  readonly name: string | null
  readonly at: number
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}

/** A contact that was found; without a hit its visitor is called so. */
export interface FoundContact {
  readonly contact: PastContact
  readonly hit: Hit | null
}

/** A reply to choose from. `language` and `brand` null: for every one. */
export interface CannedReply {
  readonly id: Uuid
  readonly title: string
  readonly text: string
  readonly language: string | null
  readonly brand: Uuid | null
}

/** A published article of a contact's brand, with the address of its page. */
export interface FoundArticle {
  readonly id: Uuid
  readonly title: string
  readonly excerpt: string
  readonly language: string | null
  readonly url: string
}

/** Why one may take a break; `labels` by language. */
export interface BreakReason {
  readonly code: string
  readonly labels: Readonly<Record<string, string>>
  readonly paid: boolean
}

/** What the desk looks up by HTTP. */
export interface DeskApi {
  waiting(): Promise<Answer<readonly WaitingContact[]>>
  /** A page of one's own closed contacts; `before` is the `place` of the last one of the page before. */
  closed(before: number | null): Promise<Answer<readonly PastContact[]>>
  person(contact: Uuid): Promise<Answer<Person>>
  /** Facts of an earlier contact of the visitor whose contact `via` is in hand; `more`: there are facts after these. */
  timeline(
    contact: Uuid,
    of: { readonly via: Uuid; readonly after: number },
  ): Promise<Answer<{ readonly facts: readonly FactFrame[]; readonly more: boolean }>>
  search(words: string): Promise<Answer<readonly FoundContact[]>>
  cannedReplies(): Promise<Answer<readonly CannedReply[]>>
  breakReasons(): Promise<Answer<readonly BreakReason[]>>
  /** The articles that may be sent to the visitor of a contact; those in `language` first. */
  articles(
    contact: Uuid,
    of: { readonly words: string; readonly language: string },
  ): Promise<Answer<readonly FoundArticle[]>>
}

/** Asks by `get`, a GET below `/api/v1/`. */
export function createDeskApi(get: (path: string) => Promise<Answer<unknown>>): DeskApi {
  const read = async <T>(path: string, take: (value: unknown) => T): Promise<Answer<T>> => {
    const answer = await get(path)
    return answer.ok ? { ok: true, value: take(answer.value) } : answer
  }
  return {
    waiting: () => read('contacts/waiting', (value) => records(value, 'waiting').map(waitingOf)),
    closed: (before) =>
      read(`contacts/closed${before === null ? '' : `?before=${String(before)}`}`, (value) =>
        records(value, 'contacts').map(pastOf),
      ),
    person: (contact) => read(`contacts/${contact}/visitor`, personOf),
    timeline: (contact, { via, after }) =>
      read(`contacts/${contact}?via=${via}&after=${String(after)}`, (value) => ({
        facts: records(value, 'facts').flatMap(frameOf),
        more: fields(value)['more'] === true,
      })),
    search: (words) =>
      read(`contacts/search?words=${encodeURIComponent(words)}`, (value) =>
        records(value, 'found').map(foundOf),
      ),
    breakReasons: () =>
      read('break-reasons', (value) =>
        records(value, 'breakReasons').map(({ code, labels, paid }) => ({
          code: text(code),
          labels: texts(labels),
          paid: paid === true,
        })),
      ),
    articles: (contact, { words, language }) => {
      const query = new URLSearchParams({ words, ...(language === '' ? {} : { language }) })
      return read(`contacts/${contact}/articles?${query}`, (value) =>
        records(value, 'articles').map(articleOf),
      )
    },
    cannedReplies: () => read('canned-replies', (value) => records(value, 'cannedReplies').map(cannedOf)),
  }
}

function channelOf(value: unknown): Channel {
  return value === 'voice' || value === 'message' || value === 'callback' ? value : 'chat'
}

type Raw = Readonly<Record<string, unknown>>

function waitingOf({ id, since, channel, visitor, name, brandName, queueName }: Raw): WaitingContact {
  return {
    id: text(id),
    since: number(since),
    left: channel === 'message' || channel === 'callback' ? channel : null,
    channel: channelOf(channel),
    visitor: text(visitor),
    name: textOrNull(name),
    brandName: text(brandName),
    queueName: text(queueName),
  }
}

function pastOf(raw: Raw): PastContact {
  return {
    id: text(raw['id']),
    phase: text(raw['phase']),
    channel: channelOf(raw['channel']),
    visitor: text(raw['visitor']),
    name: textOrNull(raw['name']),
    brandName: text(raw['brandName']),
    queueName: text(raw['queueName']),
    startedAt: number(raw['startedAt']),
    endedAt: raw['endedAt'] === null ? null : number(raw['endedAt']),
    answeredByName: textOrNull(raw['answeredByName']),
    disposition: textOrNull(raw['disposition']),
    score: raw['score'] === null ? null : number(raw['score']),
    place: number(raw['place']),
  }
}

function personOf(value: unknown): Person {
  const { id, person, name, email, identifiedAt, attributes } = fields(fields(value)['visitor'])
  return {
    id: text(id),
    person: textOrNull(person),
    name: textOrNull(name),
    email: textOrNull(email),
    identifiedAt: identifiedAt === null ? null : number(identifiedAt),
    attributes: Object.fromEntries(
      Object.entries(fields(attributes)).map(([key, one]) => [key, String(one)]),
    ),
    earlier: records(value, 'earlier').map(pastOf),
  }
}

function foundOf({ contact, hit }: Raw): FoundContact {
  const raw = fields(hit)
  const found: Hit = {
    type: text(raw['type']),
    from: raw['from'] === 'agent' ? 'agent' : 'visitor',
    name: textOrNull(raw['name']),
    at: number(raw['at']),
    text: text(raw['text']),
    marks: Array.isArray(raw['marks'])
      ? raw['marks'].map((mark: unknown): [number, number] => {
          const [from, to] = Array.isArray(mark) ? (mark as unknown[]) : []
          return [number(from), number(to)]
        })
      : [],
  }
  return { contact: pastOf(fields(contact)), hit: hit === null ? null : found }
}

function cannedOf({ id, title, text: body, language, brand }: Raw): CannedReply {
  return {
    id: text(id),
    title: text(title),
    text: text(body),
    language: textOrNull(language),
    brand: textOrNull(brand),
  }
}

function articleOf({ id, title, excerpt, language, url }: Raw): FoundArticle {
  return {
    id: text(id),
    title: text(title),
    excerpt: text(excerpt),
    language: textOrNull(language),
    url: text(url),
  }
}

/** A fact frame, checked as those of a socket are. */
function frameOf(raw: Raw): FactFrame[] {
  const frame = parseServerFrame(JSON.stringify(raw))
  return 't' in frame && frame.t === 'fact' ? [frame] : []
}
