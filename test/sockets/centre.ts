import { noRules } from '@switchboard/domain'
import type { Centre, Directory, Queue, Role, Staff } from '../../packages/gateway/src/desk/centre.js'
import type { Identity, Tokens } from '../../packages/gateway/src/sockets/tokens.js'
import { newId } from '../support/socket.ts'

export const siteOrigin = 'https://shop.example'
export const ownOrigin = 'https://desk.example'

/** One tenant with one brand, site and queue, held in memory; what tests change is seen at once. */
export class TestTenant {
  readonly brand = newId()
  readonly site = newId()
  readonly staff = new Map<string, Staff>()
  queue: Queue = {
    id: newId(),
    name: 'Support',
    offerMs: 20_000,
    wrapUpMs: 30_000,
    dispositionRequired: true,
    rules: noRules,
  }
  readonly id: number

  constructor(id: number) {
    this.id = id
  }

  /** A member of staff who serves the queue. */
  hire(role: Role = 'agent', more: Partial<Staff> = {}): string {
    const id = newId()
    this.staff.set(id, {
      id,
      name: `${role} ${this.staff.size + 1}`,
      role,
      brands: null,
      queues: [this.queue.id],
      skills: {},
      chats: 1,
      ...more,
    })
    return id
  }

  readonly blocked = new Set<string>()

  get directory(): Directory {
    const { brand, site, queue, staff } = this
    return {
      site: (id) =>
        id === site
          ? { id, brand, queue: queue.id, origins: [siteOrigin], priority: 0, skills: {}, form: null }
          : null,
      queue: (id) => (id === queue.id ? queue : null),
      queues: () => [queue],
      brand: (id) => (id === brand ? { id, name: 'Parcels' } : null),
      staff: (id) => staff.get(id) ?? null,
      staffName: (id) => staff.get(id)?.name ?? null,
      staffPicture: () => null,
      agents: () => [...staff.values()],
      breakReason: (code) => (code === 'lunch' ? { paid: false } : null),
      hasDisposition: (code) => code === 'solved',
      asksDisposition: () => this.queue.dispositionRequired,
      isBlocked: (visitor) => this.blocked.has(visitor),
    }
  }
}

/** The set-up of all tenants, and the tokens that were given out. */
export class TestCentre implements Centre, Tokens {
  readonly tenants = new Map<number, TestTenant>()
  readonly signedOut = new Set<string>()
  readonly #tokens = new Map<string, Identity | 'expired'>()

  tenant(id = this.tenants.size + 1): TestTenant {
    const tenant = this.tenants.get(id) ?? new TestTenant(id)
    this.tenants.set(id, tenant)
    return tenant
  }

  directory(tenant: number): Promise<Directory> {
    return Promise.resolve(this.tenant(tenant).directory)
  }

  /** A token that a visitor may use again and again. */
  visitorToken(
    tenant: TestTenant,
    visitor: string,
    more: { site?: string; expiresAt?: number } = {},
  ): string {
    return this.#give('visitor', { kind: 'visitor', tenant: tenant.id, visitor, site: tenant.site, ...more })
  }

  /** A ticket that is good for one hello. */
  ticket(tenant: TestTenant, user: string, session = newId()): string {
    const { name = 'nobody', role = 'agent' } = tenant.staff.get(user) ?? {}
    return this.#give('ticket', { kind: 'staff', tenant: tenant.id, user, name, role, session })
  }

  expiredToken(): string {
    return this.#give('visitor', 'expired')
  }

  redeem(token: string): Promise<Identity | 'expired' | null> {
    const identity = this.#tokens.get(token) ?? null
    if (token.startsWith('ticket')) this.#tokens.delete(token)
    return Promise.resolve(identity)
  }

  standing(sessions: readonly string[]): Promise<readonly string[]> {
    return Promise.resolve(sessions.filter((session) => !this.signedOut.has(session)))
  }

  #give(kind: string, identity: Identity | 'expired'): string {
    const token = `${kind}-${newId()}`
    this.#tokens.set(token, identity)
    return token
  }
}
