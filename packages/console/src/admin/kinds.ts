import type { Kind, Thing } from './admin-api.js'

/** How a field is shown and filled in; `of`: the kind whose things can be chosen. */
export type Field =
  | {
      readonly name: string
      readonly as: 'text' | 'area' | 'lines' | 'seconds' | 'number'
      readonly once?: boolean
      /** Which hint stands below it, where not the one of its name. */
      readonly hint?: string
    }
  | {
      readonly name: string
      readonly as: 'tick' | 'labels' | 'levels' | 'targets' | 'rules' | 'form' | 'greetings' | 'types'
    }
  | { readonly name: string; readonly as: 'one'; readonly of: Kind; readonly optional?: boolean }
  | { readonly name: string; readonly as: 'many'; readonly of: Kind; readonly orAll?: boolean }
  | { readonly name: string; readonly as: 'language' | 'role' }

const coded: readonly Field[] = [
  { name: 'code', as: 'text', once: true },
  { name: 'labels', as: 'labels' },
  { name: 'position', as: 'number' },
]

/** The fields of each kind, in the order of the form. `once`: only a new one is asked for it. */
export const fieldsOf: Readonly<Record<Kind, readonly Field[]>> = {
  brands: [{ name: 'name', as: 'text' }],
  queues: [
    { name: 'name', as: 'text' },
    { name: 'offerMs', as: 'seconds' },
    { name: 'wrapUpMs', as: 'seconds' },
    { name: 'dispositionRequired', as: 'tick' },
    { name: 'targets', as: 'targets' },
    { name: 'rules', as: 'rules' },
  ],
  sites: [
    { name: 'name', as: 'text' },
    { name: 'brand', as: 'one', of: 'brands' },
    { name: 'queue', as: 'one', of: 'queues' },
    { name: 'origins', as: 'lines' },
    { name: 'priority', as: 'number' },
    { name: 'skills', as: 'levels' },
    { name: 'recordsCalls', as: 'tick' },
    { name: 'form', as: 'form' },
    { name: 'greetings', as: 'greetings' },
  ],
  users: [
    { name: 'name', as: 'text' },
    { name: 'user', as: 'text' },
    { name: 'email', as: 'text' },
    { name: 'role', as: 'role' },
    { name: 'queues', as: 'many', of: 'queues' },
    { name: 'brands', as: 'many', of: 'brands', orAll: true },
    { name: 'chats', as: 'number' },
    { name: 'skills', as: 'levels' },
  ],
  skills: coded,
  dispositions: coded,
  breakReasons: [...coded, { name: 'paid', as: 'tick' }],
  articles: [
    { name: 'title', as: 'text' },
    { name: 'text', as: 'area', hint: 'markdown' },
    { name: 'language', as: 'language' },
    { name: 'brand', as: 'one', of: 'brands' },
    { name: 'topic', as: 'text' },
    { name: 'published', as: 'tick' },
  ],
  cannedReplies: [
    { name: 'title', as: 'text' },
    { name: 'text', as: 'area' },
    { name: 'language', as: 'language' },
    { name: 'brand', as: 'one', of: 'brands', optional: true },
  ],
  webhooks: [
    { name: 'name', as: 'text' },
    { name: 'url', as: 'text' },
    { name: 'types', as: 'types' },
    { name: 'brands', as: 'many', of: 'brands', orAll: true },
    { name: 'words', as: 'tick' },
    { name: 'paused', as: 'tick' },
  ],
}

const fresh: Readonly<Record<Kind, Readonly<Record<string, unknown>>>> = {
  brands: { name: '' },
  queues: {
    name: '',
    offerMs: 20_000,
    wrapUpMs: 60_000,
    dispositionRequired: true,
    targets: null,
    rules: null,
  },
  sites: {
    name: '',
    brand: '',
    queue: '',
    origins: [],
    priority: 0,
    skills: {},
    recordsCalls: false,
    form: null,
    greetings: null,
  },
  users: {
    name: '',
    user: '',
    email: null,
    role: 'agent',
    queues: [],
    brands: null,
    chats: 1,
    skills: {},
  },
  skills: { code: '', labels: {}, position: 0 },
  dispositions: { code: '', labels: {}, position: 0 },
  breakReasons: { code: '', labels: {}, position: 0, paid: false },
  articles: { title: '', text: '', language: null, brand: '', topic: null, published: false },
  cannedReplies: { title: '', text: '', language: null, brand: null },
  webhooks: {
    name: '',
    url: '',
    types: ['contact_started', 'contact_ended'],
    brands: null,
    words: false,
    paused: false,
  },
}

/** What a new thing starts as in this centre: where there is one brand or queue alone, that is the one. */
export function freshIn(
  kind: Kind,
  lists: Readonly<Partial<Record<Kind, readonly Thing[]>>>,
): Readonly<Record<string, unknown>> {
  const only = (of: Kind): string | null => {
    const [one, ...others] = (lists[of] ?? []).filter(({ archived }) => !archived)
    return one === undefined || others.length > 0 ? null : keyOf(one)
  }
  const [brand, queue] = [only('brands'), only('queues')]
  if (kind === 'users' && queue !== null) return { ...fresh.users, queues: [queue] }
  if (kind === 'articles') return { ...fresh.articles, brand: brand ?? '' }
  return kind === 'sites' ? { ...fresh.sites, brand: brand ?? '', queue: queue ?? '' } : fresh[kind]
}

/** The roles, from the one that does the least to the one that does everything. */
export const roles = ['agent', 'senior', 'supervisor', 'analyst', 'brand_viewer', 'admin'] as const

/** What the gateway finds a thing by. */
export function keyOf(thing: Thing): string {
  return textOf(thing['code']) || textOf(thing['id'])
}

/** What people call a thing, in a language where it has names in several. */
export function titleOf(thing: Thing, language: string): string {
  const labels = thing['labels']
  if (typeof labels === 'object' && labels !== null) {
    const label: unknown = Reflect.get(labels, language) ?? Object.values(labels)[0]
    return textOf(label)
  }
  return textOf(thing['title']) || textOf(thing['name'])
}

/** A value where it is text; else nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The values of a thing that its form is about. */
export function valuesOf(
  kind: Kind,
  thing: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fieldsOf[kind].map(({ name }) => [name, thing[name]]))
}

/** The fields in which two things of a kind differ. */
export function changedFields(
  kind: Kind,
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): readonly string[] {
  const names = [...new Set(fieldsOf[kind].map(({ name }) => name))]
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
}
