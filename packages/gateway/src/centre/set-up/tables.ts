import type pg from 'pg'
import { writeBeside } from './beside.js'
import { type Kind, type SetUp, type Things, keyOf, kinds } from './set-up.js'

/** Where a kind is kept: its fields with their columns. What is not here is read from elsewhere. */
interface Table {
  readonly name: string
  readonly key: string
  readonly columns: Readonly<Record<string, string>>
  /** Written as JSON. */
  readonly json?: readonly string[]
  readonly more?: string
}

const kept = { rev: 'rev', archived: 'archived' }
const members = `ARRAY(SELECT m.queue::text FROM queue_members m WHERE m.tenant = t.tenant AND m.agent = t.id ORDER BY 1) AS queues`

const skillsOf = (table: string, key: string): string =>
  `coalesce((SELECT r.skills FROM ${table} r WHERE r.tenant = t.tenant AND r.${key} = t.id), '{}') AS skills`

const tables: { readonly [K in Kind]: Table } = {
  skills: {
    name: 'skills',
    key: 'code',
    columns: { code: 'code', labels: 'labels', position: 'position', ...kept },
    json: ['labels'],
  },
  brands: { name: 'brands', key: 'id', columns: { id: 'id', name: 'name', ...kept } },
  queues: {
    name: 'queues',
    key: 'id',
    columns: {
      id: 'id',
      name: 'name',
      offerMs: 'offer_ms',
      wrapUpMs: 'wrap_up_ms',
      dispositionRequired: 'disposition_required',
      ...kept,
    },
    more: `(SELECT r.rules FROM queue_rules r WHERE r.tenant = t.tenant AND r.queue = t.id) AS rules,
      (SELECT g.targets FROM queue_targets g WHERE g.tenant = t.tenant AND g.queue = t.id ORDER BY g.since DESC LIMIT 1) AS targets`,
  },
  sites: {
    name: 'sites',
    key: 'id',
    columns: {
      id: 'id',
      key: 'key',
      name: 'name',
      brand: 'brand',
      queue: 'queue',
      origins: 'origins',
      looks: 'looks',
      recordsCalls: 'records_calls',
      greetings: 'greetings',
      ...kept,
    },
    json: ['looks', 'greetings'],
    more: `coalesce((SELECT r.priority FROM site_rules r WHERE r.tenant = t.tenant AND r.site = t.id), 0) AS priority, ${skillsOf('site_rules', 'site')},
      (SELECT f.form FROM site_forms f WHERE f.tenant = t.tenant AND f.site = t.id) AS form`,
  },
  users: {
    name: 'users',
    key: 'id',
    columns: {
      id: 'id',
      user: 'login',
      name: 'name',
      role: 'role',
      email: 'email',
      brands: 'brands',
      ...kept,
    },
    more: `${members}, coalesce((SELECT r.chats FROM agent_rules r WHERE r.tenant = t.tenant AND r.agent = t.id), 1) AS chats, ${skillsOf('agent_rules', 'agent')}`,
  },
  dispositions: {
    name: 'dispositions',
    key: 'code',
    columns: { code: 'code', labels: 'labels', position: 'position', ...kept },
    json: ['labels'],
  },
  breakReasons: {
    name: 'break_reasons',
    key: 'code',
    columns: { code: 'code', labels: 'labels', paid: 'paid', position: 'position', ...kept },
    json: ['labels'],
  },
  cannedReplies: {
    name: 'canned_replies',
    key: 'id',
    columns: { id: 'id', title: 'title', text: 'text', language: 'language', brand: 'brand', ...kept },
  },
  articles: {
    name: 'articles',
    key: 'id',
    columns: {
      id: 'id',
      title: 'title',
      text: 'text',
      language: 'language',
      brand: 'brand',
      topic: 'topic',
      published: 'published',
      ...kept,
    },
  },
  webhooks: {
    name: 'webhooks',
    key: 'id',
    columns: {
      id: 'id',
      name: 'name',
      url: 'url',
      types: 'types',
      brands: 'brands',
      words: 'words',
      paused: 'paused',
      ...kept,
    },
  },
}

/** The statement that reads all of a kind, of the tenant in $1; `also`: columns that are told and never set. */
export function selectAll(kind: Kind, also: readonly string[] = []): string {
  const { name, columns, more } = tables[kind]
  const fields = Object.entries(columns).map(([field, column]) => `t.${column} AS "${field}"`)
  return `SELECT ${[...fields, ...(more === undefined ? [] : [more]), ...also.map((column) => `t.${column}`)].join(', ')} FROM ${name} t WHERE t.tenant = $1 ORDER BY ${orders[kind]}`
}

const orders: { readonly [K in Kind]: string } = {
  skills: 't.position, t.code',
  brands: 't.name, t.id',
  queues: 't.name, t.id',
  sites: 't.name, t.id',
  users: 't.login',
  dispositions: 't.position, t.code',
  breakReasons: 't.position, t.code',
  cannedReplies: 't.title, t.id',
  webhooks: 't.name, t.id',
  articles: 't.title, t.id',
}

/** The tenant's whole set-up, archived things as well. */
export async function readSetUp(client: pg.ClientBase, tenant: number): Promise<SetUp> {
  const lists: [Kind, unknown[]][] = []
  for (const kind of kinds) lists.push([kind, (await client.query(selectAll(kind), [tenant])).rows])
  return Object.fromEntries(lists) as unknown as SetUp
}

/** Writes one thing; `isNew`: it is not there yet. */
export async function write<K extends Kind>(
  client: pg.ClientBase,
  tenant: number,
  { kind, thing, isNew }: { readonly kind: K; readonly thing: Things[K]; readonly isNew: boolean },
): Promise<void> {
  const { name, key, columns, json = [] } = tables[kind]
  const entries = Object.entries(columns)
  const values = entries.map(([field]) => valueOf(thing, field, json))
  const places = entries.map((_, index) => `$${index + 2}`)
  const sql = isNew
    ? `INSERT INTO ${name} (tenant, ${entries.map(([, column]) => column).join(', ')}) VALUES ($1, ${places.join(', ')})`
    : `UPDATE ${name} SET ${entries.map(([, column], index) => `${column} = ${places[index]}`).join(', ')} WHERE tenant = $1 AND ${key} = $${entries.length + 2}`
  await client.query(sql, [tenant, ...values, ...(isNew ? [] : [keyOf(thing)])])
  await writeBeside(client, tenant, thing)
}

function valueOf(thing: object, field: string, json: readonly string[]): unknown {
  const value: unknown = Reflect.get(thing, field)
  return json.includes(field) ? JSON.stringify(value) : value
}
