import { isUuid } from '@switchboard/protocol'
import { formFaults } from './check-form.js'
import { greetingFaults } from './check-greetings.js'
import { levelFaults, rulesFaults, targetFaults } from './check-routing.js'
import { type Fault, type Rule, fault } from './fault.js'
import { isLanguageTag } from './language-tag.js'
import { webhookTypes } from '../../webhooks/types.js'
import type { Brand, Kind, SetUp, Things } from './set-up.js'

/** What of a canned reply the desk fills in by itself; a word without a dot is a hole that the agent fills. */
const replyVariables: readonly string[] = ['visitor.name', 'agent.name', 'brand.name']
const longest = { name: 80, text: 4_000, article: 8_000, user: 64, email: 254 }
const most = { origins: 50, labels: 20 }

/** Whatever is wrong with a thing of a set-up that holds it already. */
export function check<K extends Kind>(kind: K, thing: Things[K], setUp: SetUp): readonly Fault[] {
  return checks[kind](thing, setUp)
}

type Check<K extends Kind> = (thing: Things[K], setUp: SetUp) => readonly Fault[]

const checks: { readonly [K in Kind]: Check<K> } = {
  skills: (skill, setUp) => [...coded(skill), ...skillInUse(skill, setUp)],
  brands: (brand, setUp) => [
    ...name('name', brand.name),
    ...unique(brand, setUp.brands),
    ...unused(brand, setUp, (site) => site.brand === brand.id),
  ],
  queues: (queue, setUp) => [
    ...name('name', queue.name),
    ...unique(queue, setUp.queues),
    ...within(queue.offerMs, [1_000, 600_000], ['offerMs', 'offer_limits']),
    ...within(queue.wrapUpMs, [0, 3_600_000], ['wrapUpMs', 'wrap_up_limits']),
    ...unused(queue, setUp, (site) => site.queue === queue.id),
    ...rulesFaults(queue, setUp),
    ...targetFaults(queue.targets),
  ],
  sites: (site, setUp) => [
    ...name('name', site.name),
    ...unique(site, setUp.sites),
    ...when(!isUsable(site.brand, setUp.brands, site.archived), 'brand', 'brand_needed'),
    ...when(!isUsable(site.queue, setUp.queues, site.archived), 'queue', 'queue_needed'),
    ...origins(site.origins),
    ...within(site.priority, [0, 1_000], ['priority', 'priority_limits']),
    ...levelFaults('skills', site.skills, setUp),
    ...formFaults(site.form),
    ...greetingFaults(site.greetings),
  ],
  users: (user, setUp) => [
    ...userName(user, setUp),
    ...userRights(user, setUp),
    ...within(user.chats, [1, 10], ['chats', 'chats_limits']),
    ...levelFaults('skills', user.skills, setUp),
  ],
  dispositions: coded,
  breakReasons: coded,
  cannedReplies: (reply, setUp) => [
    ...name('title', reply.title),
    ...when(isSecond(reply, setUp.cannedReplies), 'title', 'reply_taken'),
    ...filled('text', reply.text, longest.text),
    ...variables(reply.text),
    ...when(reply.language !== null && !isLanguageTag(reply.language), 'language', 'language'),
    ...when(
      reply.brand !== null && !isUsable(reply.brand, setUp.brands, reply.archived),
      'brand',
      'brand_needed',
    ),
  ],
  articles: (article, setUp) => [
    ...name('title', article.title),
    ...when(isSecond(article, setUp.articles), 'title', 'article_taken'),
    ...filled('text', article.text, longest.article),
    ...when(article.language !== null && !isLanguageTag(article.language), 'language', 'language'),
    ...when(!isUsable(article.brand, setUp.brands, article.archived), 'brand', 'brand_needed'),
    ...(article.topic === null ? [] : name('topic', article.topic)),
    ...when(isSecondOfTopic(article, setUp.articles), 'topic', 'topic_taken'),
  ],
  webhooks: (webhook, setUp) => [
    ...name('name', webhook.name),
    ...unique(webhook, setUp.webhooks),
    ...when(!isWebhookUrl(webhook.url), 'url', 'webhook_url'),
    ...webhookFacts(webhook.types),
    ...when(webhook.brands !== null && !areAll(webhook.brands, setUp.brands), 'brands', 'brand_unknown'),
  ],
}

/** What is found by a code, with a name in each language and a place in its list. */
function coded({ code, labels, position }: Things['dispositions']): readonly Fault[] {
  return [
    ...when(!/^[a-z0-9_]{1,40}$/.test(code), 'code', 'code_characters'),
    ...labelsOf(labels),
    ...within(position, [0, 9_999], ['position', 'position_limits']),
  ]
}

function skillInUse({ code, archived }: Things['skills'], { queues, sites, users }: SetUp): readonly Fault[] {
  if (!archived) return []
  const asks = (skills: unknown): boolean => typeof skills === 'object' && skills !== null && code in skills
  const user = [...users, ...sites].find((one) => !one.archived && asks(one.skills))
  const queue = queues.find((one) => !one.archived && asks(one.rules?.['skills']))
  const uses = user ?? queue
  return uses === undefined ? [] : [fault('archived', 'skill_in_use', uses.name)]
}

function userName(user: Things['users'], { users }: SetUp): readonly Fault[] {
  const { email } = user
  const isAddress =
    email === null ||
    (email.length <= longest.email && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(email))
  return [
    ...filled('user', user.user, longest.user),
    ...when(/[^\p{L}\p{N}._@+-]/u.test(user.user), 'user', 'user_characters'),
    ...when(
      users.some((other) => other.id !== user.id && same(other.user, user.user)),
      'user',
      'user_taken',
    ),
    ...name('name', user.name),
    ...when(!isAddress, 'email', 'email'),
  ]
}

function userRights(user: Things['users'], setUp: SetUp): readonly Fault[] {
  const { role, brands, queues, archived } = user
  const takes = role === 'agent' || role === 'senior'
  // Somebody must be able to set up.
  const administrated = setUp.users.some((one) => one.role === 'admin' && !one.archived)
  return [
    ...when(brands !== null && !areAll(brands, setUp.brands), 'brands', 'brand_unknown'),
    ...when(role === 'admin' && brands !== null, 'brands', 'admin_brands'),
    ...when(role === 'brand_viewer' && (brands?.length ?? 0) === 0, 'brands', 'viewer_brands'),
    ...when(!areAll(queues, setUp.queues), 'queues', 'queue_unknown'),
    ...when(!takes && queues.length > 0, 'queues', 'takes_no_contacts'),
    ...when(!administrated, archived ? 'archived' : 'role', 'last_admin'),
  ]
}

function unused(
  thing: Brand | Things['queues'],
  { sites }: SetUp,
  uses: (site: Things['sites']) => boolean,
): readonly Fault[] {
  const site = thing.archived ? sites.find((one) => !one.archived && uses(one)) : undefined
  return site === undefined ? [] : [fault('archived', 'in_use', site.name)]
}

interface Usable {
  readonly id: string
  readonly archived: boolean
}

/** What is out of use itself may go on naming what is out of use. */
function isUsable(id: string, list: readonly Usable[], byArchived: boolean): boolean {
  return isUuid(id) && list.some((one) => one.id === id && (byArchived || !one.archived))
}

function areAll(ids: readonly string[], list: readonly Usable[]): boolean {
  return ids.every((id) => list.some((one) => one.id === id))
}

function origins(list: readonly string[]): readonly Fault[] {
  if (list.length === 0) return [fault('origins', 'origin_needed')]
  if (list.length > most.origins) return [fault('origins', 'origins_many', most.origins)]
  return list.flatMap((origin, index) =>
    isOrigin(origin) ? [] : [fault(`origins.${index}`, 'origin', origin)],
  )
}

function isOrigin(text: string): boolean {
  if (text.length > 255 || !/^https?:\/\//.test(text) || text.includes('*') || !URL.canParse(text))
    return false
  return new URL(text).origin === text
}

/** Whether it may be called at all is seen when it is: a name leads to one address today and to another tomorrow. */
function isWebhookUrl(text: string): boolean {
  if (text.length > 2_000 || !URL.canParse(text)) return false
  const { protocol, username, password, hash } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username + password + hash === ''
}

function webhookFacts(types: readonly string[]): readonly Fault[] {
  if (types.length === 0) return [fault('types', 'webhook_types')]
  const strange = types.find((type) => !webhookTypes.includes(type))
  return strange === undefined ? [] : [fault('types', 'webhook_type', strange)]
}

function labelsOf(given: Readonly<Record<string, string>>): readonly Fault[] {
  const entries = Object.entries(given)
  if (entries.length === 0) return [fault('labels', 'label_needed')]
  if (entries.length > most.labels) return [fault('labels', 'labels_many', most.labels)]
  return entries.flatMap(([language, label]) => [
    ...when(!isLanguageTag(language), `labels.${language}`, 'language'),
    ...name(`labels.${language}`, label),
  ])
}

/** Whether another of the same title is there for the same language and brand. */
function isSecond<T extends Things['cannedReplies'] | Things['articles']>(
  thing: T,
  list: readonly T[],
): boolean {
  return list.some(
    (other) =>
      other.id !== thing.id &&
      !other.archived &&
      !thing.archived &&
      same(other.title, thing.title) &&
      other.language === thing.language &&
      other.brand === thing.brand,
  )
}

/** Whether another says the same in the same language: a page would not know to which to lead. */
function isSecondOfTopic(thing: Things['articles'], list: readonly Things['articles'][]): boolean {
  return list.some(
    (other) =>
      other.id !== thing.id &&
      !other.archived &&
      !thing.archived &&
      thing.topic !== null &&
      other.topic === thing.topic &&
      other.language === thing.language &&
      other.brand === thing.brand,
  )
}

function variables(text: string): readonly Fault[] {
  const unknown = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].find(
    ([, inner = '']) =>
      !replyVariables.includes(inner.trim()) && !/^[\p{L}\p{N}_-]{1,40}$/u.test(inner.trim()),
  )
  return unknown === undefined ? [] : [fault('text', 'variable', unknown[0])]
}

function name(field: string, value: string): readonly Fault[] {
  return filled(field, value, longest.name)
}

function filled(field: string, value: string, max: number): readonly Fault[] {
  if (value === '') return [fault(field, 'empty')]
  if (value.length > max) return [fault(field, 'too_long', max)]
  // Of a text only the line breaks and tabs may stay: the rest can be no more than a trick on a terminal or a reader.
  return when(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u.test(value), field, 'control_characters')
}

function unique(thing: Brand, list: readonly Brand[]): readonly Fault[] {
  const taken = list.some(
    (other) => other.id !== thing.id && !other.archived && !thing.archived && same(other.name, thing.name),
  )
  return when(taken, 'name', 'name_taken')
}

function within(
  value: number,
  [least, greatest]: readonly [number, number],
  [field, rule]: readonly [string, Rule],
): readonly Fault[] {
  return when(!Number.isInteger(value) || value < least || value > greatest, field, rule)
}

function when(wrong: boolean, field: string, rule: Rule): readonly Fault[] {
  return wrong ? [fault(field, rule)] : []
}

function same(one: string, other: string): boolean {
  return one.toLocaleLowerCase('en') === other.toLocaleLowerCase('en')
}
