import type { Role } from '../../desk/centre.js'
import type { Greetings } from '../../greetings/greetings.js'
import type { Looks } from '../../looks/looks.js'
import type { SiteForm } from '../../reception/form-schema.js'

/** What every thing of the set-up has. `rev` is to be named by whoever changes it; what is archived is kept for the facts that name it. */
interface Thing {
  readonly rev: number
  readonly archived: boolean
}

/** A client company that the centre serves. */
export interface Brand extends Thing {
  readonly id: string
  readonly name: string
}
/** Levels from 1 to 10, by the code of a skill. */
type Levels = Readonly<Record<string, number>>

/** What agents can do; its code is what rules hold and never changes. */
export interface Skill extends Thing {
  readonly code: string
  readonly labels: Readonly<Record<string, string>>
  readonly position: number
}
/** What is agreed for one channel of a queue: `percent` of the contacts are served within `targetMs`; who leaves within `shortMs` does not count. */
export interface ChannelTarget {
  readonly targetMs: number
  readonly shortMs: number
  readonly percent: number
}
/** Where contacts wait. Times in ms. */
export interface Queue extends Thing {
  readonly id: string
  readonly name: string
  readonly offerMs: number
  readonly wrapUpMs: number
  /** Whether wrap-up asks what a contact came to. */
  readonly dispositionRequired: boolean
  /** Skills, overflow, hours and holidays as they are stored; null: none. */
  readonly rules: Readonly<Record<string, unknown>> | null
  /** By channel; null, or a channel that is not named: the product's own. */
  readonly targets: Readonly<Partial<Record<'chat' | 'voice', ChannelTarget>>> | null
}
/** A web property of a brand; `key` is public and made by the server. */
export interface Site extends Thing {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly brand: string
  readonly queue: string
  readonly origins: readonly string[]
  /** What its contacts bring to the line: each level is worth a minute of waiting. */
  readonly priority: number
  readonly skills: Levels
  readonly looks: Looks
  /** Whether calls are recorded, where the caller agrees. */
  readonly recordsCalls: boolean
  /** What is asked before a chat; null: nothing. */
  readonly form: SiteForm | null
  /** By which rules visitors are greeted; null: by none. */
  readonly greetings: Greetings | null
}
/** Who may log in; archived: no longer. `brands` null: all of the tenant. */
export interface User extends Thing {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly email: string | null
  readonly brands: readonly string[] | null
  readonly queues: readonly string[]
  /** How many at once, 1 to 10; a call always takes the whole agent. */
  readonly chats: number
  readonly skills: Levels
}
/** What a contact can be closed as; its code is what facts hold and never changes. */
export interface Disposition extends Thing {
  readonly code: string
  readonly labels: Readonly<Record<string, string>>
  readonly position: number
}
/** Why agents take a break, and whether it is paid; its code is what facts hold and never changes. */
export interface BreakReason extends Thing {
  readonly code: string
  readonly labels: Readonly<Record<string, string>>
  readonly paid: boolean
  readonly position: number
}
/** A reply with `{{variables}}`; `language` and `brand` null: for all. */
export interface CannedReply extends Thing {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly language: string | null
  readonly brand: string | null
}

/** Where programs hear of facts. `brands` null: of all; `words`: what persons typed as well; `paused`: what happens waits. */
export interface Webhook extends Thing {
  readonly id: string
  readonly name: string
  readonly url: string
  /** Of facts. */
  readonly types: readonly string[]
  readonly brands: readonly string[] | null
  readonly words: boolean
  readonly paused: boolean
}

/** What visitors can read about a brand, in Markdown; `language` null: for all. Not published: a draft. Those of one `topic` say the same in other languages. */
export interface Article extends Thing {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly language: string | null
  readonly brand: string
  readonly topic: string | null
  readonly published: boolean
}

/** The kinds of things, by the names that REST and the file of the set-up have for them. */
export interface Things {
  readonly skills: Skill
  readonly brands: Brand
  readonly queues: Queue
  readonly sites: Site
  readonly users: User
  readonly dispositions: Disposition
  readonly breakReasons: BreakReason
  readonly cannedReplies: CannedReply
  readonly webhooks: Webhook
  readonly articles: Article
}
export type Kind = keyof Things

/** A tenant's whole set-up at one moment. */
export type SetUp = { readonly [K in Kind]: readonly Things[K][] }

/** In the order in which they refer to each other. */
export const kinds = [
  'skills',
  'brands',
  'queues',
  'sites',
  'users',
  'dispositions',
  'breakReasons',
  'cannedReplies',
  'webhooks',
  'articles',
] as const satisfies readonly Kind[]

/** By what a thing is found: its id, or its code. */
export function keyOf(thing: Things[Kind]): string {
  return 'code' in thing ? thing.code : thing.id
}

/** What people call it, for a sentence or a list. */
export function titleOf(thing: Things[Kind]): string {
  if ('code' in thing) return thing.code
  return 'title' in thing ? thing.title : 'user' in thing ? thing.user : thing.name
}

/** What a new thing has where nothing was said. */
export const defaults: { readonly [K in Kind]: Omit<Things[K], 'id'> } = {
  skills: { code: '', labels: {}, position: 0, rev: 1, archived: false },
  brands: { name: '', rev: 1, archived: false },
  queues: {
    name: '',
    offerMs: 20_000,
    wrapUpMs: 60_000,
    dispositionRequired: true,
    rules: null,
    targets: null,
    rev: 1,
    archived: false,
  },
  sites: {
    key: '',
    name: '',
    brand: '',
    queue: '',
    origins: [],
    priority: 0,
    skills: {},
    looks: {},
    recordsCalls: false,
    form: null,
    greetings: null,
    rev: 1,
    archived: false,
  },
  users: {
    user: '',
    name: '',
    role: 'agent',
    email: null,
    brands: null,
    queues: [],
    chats: 1,
    skills: {},
    rev: 1,
    archived: false,
  },
  dispositions: { code: '', labels: {}, position: 0, rev: 1, archived: false },
  breakReasons: { code: '', labels: {}, paid: false, position: 0, rev: 1, archived: false },
  cannedReplies: { title: '', text: '', language: null, brand: null, rev: 1, archived: false },
  articles: {
    title: '',
    text: '',
    language: null,
    brand: '',
    topic: null,
    published: false,
    rev: 1,
    archived: false,
  },
  webhooks: {
    name: '',
    url: '',
    types: [],
    brands: null,
    words: false,
    paused: false,
    rev: 1,
    archived: false,
  },
}
