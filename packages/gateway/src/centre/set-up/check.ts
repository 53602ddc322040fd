import { isUuid } from '@switchboard/protocol'
import type { Brand, Kind, SetUp, Things } from './set-up.js'

/** What is wrong with one field, as a sentence for whoever filled it in. */
export interface Fault {
  readonly field: string
  readonly message: string
}

/** The variables that a canned reply may have. */
export const replyVariables = ['visitor', 'agent', 'brand', 'queue'] as const

const longest = { name: 80, text: 4_000, user: 64, email: 254 }
const most = { origins: 50, labels: 20 }

/** Whatever is wrong with a thing of a set-up that holds it already. */
export function check<K extends Kind>(kind: K, thing: Things[K], setUp: SetUp): readonly Fault[] {
  return checks[kind](thing, setUp)
}

type Check<K extends Kind> = (thing: Things[K], setUp: SetUp) => readonly Fault[]

const checks: { readonly [K in Kind]: Check<K> } = {
  brands: (brand, setUp) => [
    ...name('name', brand.name),
    ...unique(brand, setUp.brands, 'There is a brand of this name already.'),
    ...unused(brand, setUp, (site) => site.brand === brand.id),
  ],
  queues: (queue, setUp) => [
    ...name('name', queue.name),
    ...unique(queue, setUp.queues, 'There is a queue of this name already.'),
    ...within('offerMs', queue.offerMs, [1_000, 600_000], 'An offer rings between 1 second and 10 minutes.'),
    ...within('wrapUpMs', queue.wrapUpMs, [0, 3_600_000], 'Wrap-up lasts between 0 and 60 minutes.'),
    ...unused(queue, setUp, (site) => site.queue === queue.id),
  ],
  sites: (site, setUp) => [
    ...name('name', site.name),
    ...unique(site, setUp.sites, 'There is a site of this name already.'),
    ...usable('brand', site.brand, setUp.brands, 'Choose a brand that is in use.', site.archived),
    ...usable('queue', site.queue, setUp.queues, 'Choose a queue that is in use.', site.archived),
    ...origins(site.origins),
  ],
  users: (user, setUp) => [...userFields(user, setUp), ...administrators(user, setUp)],
  dispositions: (disposition) => [
    ...when(
      !/^[a-z0-9_]{1,40}$/.test(disposition.code),
      'code',
      'A code has 1 to 40 small letters, digits or underscores.',
    ),
    ...labels(disposition.labels),
    ...within('position', disposition.position, [0, 9_999], 'The place is a number from 0 to 9999.'),
  ],
  cannedReplies: (reply, setUp) => [
    ...name('title', reply.title),
    ...when(
      setUp.cannedReplies.some(
        (other) =>
          other.id !== reply.id &&
          !other.archived &&
          !reply.archived &&
          same(other.title, reply.title) &&
          other.language === reply.language &&
          other.brand === reply.brand,
      ),
      'title',
      'There is a reply of this title for the same language and brand already.',
    ),
    ...filled('text', reply.text, longest.text),
    ...variables(reply.text),
    ...when(
      reply.language !== null && !isLanguageTag(reply.language),
      'language',
      'A language is a tag such as en or vi.',
    ),
    ...(reply.brand === null
      ? []
      : usable('brand', reply.brand, setUp.brands, 'Choose a brand that is in use.', reply.archived)),
  ],
}

function userFields(user: Things['users'], setUp: SetUp): readonly Fault[] {
  const takes = user.role === 'agent' || user.role === 'senior'
  return [
    ...filled('user', user.user, longest.user),
    ...when(
      /[^\p{L}\p{N}._@+-]/u.test(user.user),
      'user',
      'A user name has letters, digits and . _ @ + - only.',
    ),
    ...when(
      setUp.users.some((other) => other.id !== user.id && same(other.user, user.user)),
      'user',
      'Somebody has this user name already.',
    ),
    ...name('name', user.name),
    ...when(
      user.email !== null &&
        (user.email.length > longest.email || !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(user.email)),
      'email',
      'This is not an e-mail address.',
    ),
    ...when(
      user.brands !== null && user.brands.some((id) => !setUp.brands.some((brand) => brand.id === id)),
      'brands',
      'One of the brands does not exist.',
    ),
    ...when(
      user.role === 'admin' && user.brands !== null,
      'brands',
      'An administrator is there for all brands.',
    ),
    ...when(
      user.role === 'brand_viewer' && (user.brands === null || user.brands.length === 0),
      'brands',
      'A brand viewer needs at least one brand.',
    ),
    ...when(
      user.queues.some((id) => !setUp.queues.some((queue) => queue.id === id)),
      'queues',
      'One of the queues does not exist.',
    ),
    ...when(!takes && user.queues.length > 0, 'queues', 'Only agents and seniors take contacts of queues.'),
  ]
}

/** Somebody must be able to set up: the last administrator stays one. */
function administrators(user: Things['users'], { users }: SetUp): readonly Fault[] {
  if (users.some(({ role, archived }) => role === 'admin' && !archived)) return []
  const field = user.archived ? 'archived' : 'role'
  return [{ field, message: 'The last administrator stays one: make somebody else an administrator first.' }]
}

function unused(
  thing: Brand | Things['queues'],
  { sites }: SetUp,
  uses: (site: Things['sites']) => boolean,
): readonly Fault[] {
  const site = thing.archived ? sites.find((one) => !one.archived && uses(one)) : undefined
  if (site === undefined) return []
  return [
    { field: 'archived', message: `The site “${site.name}” still uses it: change or archive that first.` },
  ]
}

function usable(
  field: string,
  id: string,
  list: readonly { readonly id: string; readonly archived: boolean }[],
  message: string,
  mayBeArchived: boolean,
): readonly Fault[] {
  const found = list.find((one) => one.id === id)
  return when(!isUuid(id) || found === undefined || (found.archived && !mayBeArchived), field, message)
}

function origins(list: readonly string[]): readonly Fault[] {
  if (list.length === 0)
    return [{ field: 'origins', message: 'Name at least one origin, such as https://shop.example.' }]
  if (list.length > most.origins)
    return [{ field: 'origins', message: `A site has ${most.origins} origins at most.` }]
  return list.flatMap((origin, index) =>
    when(
      !isOrigin(origin),
      `origins.${index}`,
      `“${origin.slice(0, 80)}” is not an origin: write https:// or http://, the host and nothing else, such as https://shop.example.`,
    ),
  )
}

function isOrigin(text: string): boolean {
  if (text.length > 255 || !/^https?:\/\//.test(text) || text.includes('*') || !URL.canParse(text))
    return false
  return new URL(text).origin === text
}

function labels(given: Readonly<Record<string, string>>): readonly Fault[] {
  const entries = Object.entries(given)
  if (entries.length === 0) return [{ field: 'labels', message: 'Name it in one language at least.' }]
  return [
    ...when(entries.length > most.labels, 'labels', `There are ${most.labels} languages at most.`),
    ...entries.flatMap(([language, label]) => [
      ...when(!isLanguageTag(language), `labels.${language}`, 'A language is a tag such as en or vi.'),
      ...name(`labels.${language}`, label),
    ]),
  ]
}

function variables(text: string): readonly Fault[] {
  const known: readonly string[] = replyVariables
  const unknown = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].find(
    ([, inner = '']) => !known.includes(inner.trim()),
  )
  const all = replyVariables.map((variable) => `{{${variable}}}`).join(', ')
  return unknown === undefined
    ? []
    : [{ field: 'text', message: `${unknown[0].slice(0, 40)} is no variable; there are ${all}.` }]
}

function name(field: string, value: string): readonly Fault[] {
  return filled(field, value, longest.name)
}

function filled(field: string, value: string, max: number): readonly Fault[] {
  if (value === '') return [{ field, message: 'This must be filled in.' }]
  if (value.length > max) return [{ field, message: `This is too long: ${max} characters at most.` }]
  // Of a text only the line breaks and tabs may stay: the rest can be no more than a trick on a terminal or a reader.
  return when(
    /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u.test(value),
    field,
    'This holds invisible control characters.',
  )
}

function unique(thing: Brand, list: readonly Brand[], message: string): readonly Fault[] {
  const taken = list.some(
    (other) => other.id !== thing.id && !other.archived && !thing.archived && same(other.name, thing.name),
  )
  return when(taken, 'name', message)
}

function within(
  field: string,
  value: number,
  [least, greatest]: readonly [number, number],
  message: string,
): readonly Fault[] {
  return when(!Number.isInteger(value) || value < least || value > greatest, field, message)
}

function when(wrong: boolean, field: string, message: string): readonly Fault[] {
  return wrong ? [{ field, message }] : []
}

function same(one: string, other: string): boolean {
  return one.toLocaleLowerCase('en') === other.toLocaleLowerCase('en')
}

/** Whether a text can be a language's tag, as BCP 47 has them: `en`, `vi`, `pt-BR`. */
export function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/.test(text)
}
