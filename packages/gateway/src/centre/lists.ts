import type { Role } from '../desk/centre.js'
import type { ReadAs } from './reader.js'

/** Rows of the set-up as an administrator sees them. */
interface TenantRow {
  readonly id: number
  readonly key: string
  readonly name: string
}
interface BrandRow {
  readonly id: string
  readonly name: string
}
interface SiteRow {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly brand: string
  readonly queue: string
  readonly origins: string[]
}
/** `rev` is to be named by whoever changes the queue. Times in ms. */
interface QueueRow {
  readonly id: string
  readonly name: string
  readonly offerMs: number
  readonly wrapUpMs: number
  readonly rev: number
  readonly agents: string[]
}
interface UserRow {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly brands: string[] | null
}
interface DispositionRow {
  readonly code: string
  readonly labels: Record<string, string>
}

/** One tenant's set-up, by kind, each in the order that it is shown in. */
export interface CentreLists {
  tenants(tenant: number): Promise<TenantRow[]>
  brands(tenant: number): Promise<BrandRow[]>
  sites(tenant: number): Promise<SiteRow[]>
  queues(tenant: number): Promise<QueueRow[]>
  users(tenant: number): Promise<UserRow[]>
  dispositions(tenant: number): Promise<DispositionRow[]>
}

const queues = `SELECT q.id, q.name, q.offer_ms AS "offerMs", q.wrap_up_ms AS "wrapUpMs", q.rev,
    ARRAY(SELECT m.agent FROM queue_members m WHERE m.tenant = q.tenant AND m.queue = q.id ORDER BY m.agent) AS agents
  FROM queues q WHERE q.tenant = $1 ORDER BY q.name, q.id`

/** The tenant is named in every statement and set for row-level security: each alone would do. */
export function createLists(readAs: ReadAs): CentreLists {
  return {
    tenants: (tenant) => readAs(tenant, 'SELECT id, key, name FROM tenants WHERE id = $1', [tenant]),
    brands: (tenant) =>
      readAs(tenant, 'SELECT id, name FROM brands WHERE tenant = $1 ORDER BY name, id', [tenant]),
    sites: (tenant) =>
      readAs(
        tenant,
        'SELECT id, key, name, brand, queue, origins FROM sites WHERE tenant = $1 ORDER BY name, id',
        [tenant],
      ),
    queues: (tenant) => readAs(tenant, queues, [tenant]),
    users: (tenant) =>
      readAs(
        tenant,
        'SELECT id, login AS "user", name, role, brands FROM users WHERE tenant = $1 ORDER BY login',
        [tenant],
      ),
    dispositions: (tenant) =>
      readAs(tenant, 'SELECT code, labels FROM dispositions WHERE tenant = $1 ORDER BY position, code', [
        tenant,
      ]),
  }
}
