import { pictureAddress } from './pictures.js'
import type { ReadAs } from './reader.js'
import type {
  Article,
  Brand,
  BreakReason,
  CannedReply,
  Disposition,
  Queue,
  Site,
  Skill,
  User,
  Webhook,
} from './set-up/set-up.js'
import { selectAll } from './set-up/tables.js'

/** The tenant itself. `zone`: where its days begin, an IANA name. */
export interface TenantRow {
  readonly id: number
  readonly key: string
  readonly name: string
  readonly zone: string
  readonly languages: readonly string[]
  readonly rev: number
}
/** A queue with those who take its contacts. */
interface QueueRow extends Queue {
  readonly agents: readonly string[]
}

/** A user; `invited`: has not chosen a password yet; `picture`: its address, null where there is none. */
interface UserRow extends User {
  readonly invited: boolean
  readonly picture: string | null
}

/** A webhook with how it is doing. Times in epoch ms. `hasSecret` false: nothing is sent before it has one. */
interface WebhookRow extends Webhook {
  readonly hasSecret: boolean
  /** Since when nothing has arrived; null: the last delivery did. */
  readonly failingSince: number | null
  readonly deliveredAt: number | null
  /** Why the gateway paused it; null: it did not. */
  readonly pauseCause: 'failing' | 'gone' | null
}

/** One tenant's set-up, by kind, each in the order that it is shown in, archived things as well. */
export interface CentreLists {
  tenants(tenant: number): Promise<TenantRow[]>
  skills(tenant: number): Promise<Skill[]>
  brands(tenant: number): Promise<Brand[]>
  sites(tenant: number): Promise<Site[]>
  queues(tenant: number): Promise<QueueRow[]>
  users(tenant: number): Promise<UserRow[]>
  dispositions(tenant: number): Promise<Disposition[]>
  breakReasons(tenant: number): Promise<BreakReason[]>
  cannedReplies(tenant: number): Promise<CannedReply[]>
  articles(tenant: number): Promise<Article[]>
  webhooks(tenant: number): Promise<WebhookRow[]>
}

/** The tenant is named in every statement and set for row-level security: each alone would do. */
export function createLists(readAs: ReadAs): CentreLists {
  const users = async (tenant: number): Promise<UserRow[]> => {
    const [people, pictures] = await Promise.all([
      readAs<Omit<UserRow, 'picture'>>(tenant, selectAll('users', ['invited']), [tenant]),
      readAs<{ user: string; id: string }>(tenant, 'SELECT "user", id FROM pictures WHERE tenant = $1', [
        tenant,
      ]),
    ])
    const addresses = new Map(pictures.map(({ user, id }) => [user, pictureAddress(id)]))
    return people.map((person) => ({ ...person, picture: addresses.get(person.id) ?? null }))
  }
  return {
    tenants: (tenant) =>
      readAs(tenant, 'SELECT id, key, name, zone, languages, rev FROM tenants WHERE id = $1', [tenant]),
    skills: (tenant) => readAs(tenant, selectAll('skills'), [tenant]),
    brands: (tenant) => readAs(tenant, selectAll('brands'), [tenant]),
    sites: (tenant) => readAs(tenant, selectAll('sites'), [tenant]),
    async queues(tenant) {
      const [queues, staff] = await Promise.all([
        readAs<Queue>(tenant, selectAll('queues'), [tenant]),
        users(tenant),
      ])
      return queues.map((queue) => ({ ...queue, agents: takersOf(queue.id, staff) }))
    },
    users,
    dispositions: (tenant) => readAs(tenant, selectAll('dispositions'), [tenant]),
    breakReasons: (tenant) => readAs(tenant, selectAll('breakReasons'), [tenant]),
    cannedReplies: (tenant) => readAs(tenant, selectAll('cannedReplies'), [tenant]),
    articles: (tenant) => readAs(tenant, selectAll('articles'), [tenant]),
    webhooks: (tenant) => readAs(tenant, selectAll('webhooks', webhookHealth), [tenant]),
  }
}

const webhookHealth = [
  'has_secret AS "hasSecret"',
  'failing_since AS "failingSince"',
  'delivered_at AS "deliveredAt"',
  'pause_cause AS "pauseCause"',
]

function takersOf(queue: string, staff: readonly User[]): readonly string[] {
  return staff
    .filter(({ queues, archived }) => !archived && queues.includes(queue))
    .map(({ id }) => id)
    .toSorted()
}
