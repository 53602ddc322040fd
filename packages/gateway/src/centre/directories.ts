import type pg from 'pg'
import type { Centre, Directory } from '../desk/centre.js'
import { readGreetings } from '../greetings/greetings.js'
import { readSiteForm } from '../reception/form-schema.js'
import type { CentreLists } from './lists.js'
import type { RoutingSetUp } from './routing-set-up.js'

/** How old an answer may be, in ms. */
const freshMs = 1_000

/** What is read besides the lists. */
interface More {
  readonly routing: (tenant: number) => Promise<RoutingSetUp>
  readonly blocked: (tenant: number) => Promise<ReadonlySet<string>>
}

interface Remembered {
  readonly directory: Promise<Directory>
  readonly revision: number
  /** When it was last known to hold, on this process's clock. */
  checkedAt: number
}

/** The set-up of each tenant, remembered until it changes: one number is read a second, the whole only when that has moved. */
export function createDirectories(
  pool: pg.Pool,
  lists: CentreLists,
  more: More,
): Centre & { forget(tenant: number): void } {
  const remembered = new Map<number, Remembered>()
  const checks = new Map<number, Promise<Remembered>>()

  const check = async (tenant: number): Promise<Remembered> => {
    // Taken before the question, so that a change during it is seen by the next one.
    const checkedAt = performance.now()
    const revision = await revisionOf(pool, tenant)
    const known = remembered.get(tenant)
    if (known?.revision === revision) {
      known.checkedAt = checkedAt
      return known
    }
    const directory = loadDirectory(lists, tenant, more)
    const fresh: Remembered = { directory, revision, checkedAt }
    await directory
    remembered.set(tenant, fresh)
    return fresh
  }

  return {
    async directory(tenant) {
      const known = remembered.get(tenant)
      if (known && performance.now() - known.checkedAt < freshMs) return known.directory
      const running = checks.get(tenant) ?? check(tenant).finally(() => checks.delete(tenant))
      checks.set(tenant, running)
      return (await running).directory
    },
    forget(tenant) {
      remembered.delete(tenant)
    },
  }
}

async function revisionOf(pool: pg.Pool, tenant: number): Promise<number> {
  const { rows } = await pool.query<{ no: number }>('SELECT no FROM centre_revisions WHERE tenant = $1', [
    tenant,
  ])
  return rows[0]?.no ?? 0
}

async function loadDirectory(lists: CentreLists, tenant: number, more: More): Promise<Directory> {
  const [brands, sites, queues, users, dispositions, setUp, blocked] = await Promise.all([
    lists.brands(tenant),
    lists.sites(tenant),
    lists.queues(tenant),
    lists.users(tenant),
    lists.dispositions(tenant),
    more.routing(tenant),
    more.blocked(tenant),
  ])
  const staff = new Map(inUse(users).map((user) => [user.id, { ...user, ...setUp.agent(user.id) }]))
  const siteById = new Map(
    inUse(sites).map((site) => [
      site.id,
      {
        ...site,
        ...setUp.site(site.id),
        form: readSiteForm(site.form),
        greetings: readGreetings(site.greetings),
      },
    ]),
  )
  // Archived queues and brands keep their names: contacts of the past are shown with them.
  const queueById = new Map(queues.map((queue) => [queue.id, { ...queue, rules: setUp.rules(queue.id) }]))
  const brandById = new Map(brands.map((brand) => [brand.id, brand]))
  const codes = new Set(inUse(dispositions).map((disposition) => disposition.code))
  const names = new Map(users.map(({ id, name }) => [id, name]))
  const pictures = new Map(users.map(({ id, picture }) => [id, picture]))
  const everybody = [...staff.values()]
  return {
    site: (id) => siteById.get(id) ?? null,
    queue: (id) => queueById.get(id) ?? null,
    queues: () => [...queueById.values()],
    brand: (id) => brandById.get(id) ?? null,
    staff: (id) => staff.get(id) ?? null,
    staffName: (id) => names.get(id) ?? null,
    staffPicture: (id) => pictures.get(id) ?? null,
    agents: () => everybody,
    breakReason: (code) => setUp.breakReason(code),
    hasDisposition: (code) => codes.has(code),
    asksDisposition: (id) => codes.size > 0 && (queueById.get(id)?.dispositionRequired ?? true),
    isBlocked: (visitor) => blocked.has(visitor),
  }
}

function inUse<T extends { readonly archived: boolean }>(things: readonly T[]): readonly T[] {
  return things.filter(({ archived }) => !archived)
}
