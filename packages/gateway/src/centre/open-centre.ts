import type pg from 'pg'
import type { Centre } from '../desk/centre.js'
import { type BlockedVisitors, createBlockedVisitors } from './blocked-visitors.js'
import { type Contacts, createContacts } from './contacts.js'
import { type DeskLists, createDeskLists } from './desk-lists.js'
import { createDirectories } from './directories.js'
import { type CentreLists, createLists } from './lists.js'
import { type ReadAs, createReader } from './reader.js'
import { readRoutingSetUp } from './routing-set-up.js'
import { type Sealing, createSealing } from './sealing.js'
import { type Sessions, createSessions } from './sessions.js'
import { type ErasedVisitors, createErasedVisitors } from '../privacy/erased-visitors.js'
import { type Sites, createSites } from './sites.js'
import { type VisitorTokens, createVisitorTokens } from './visitor-tokens.js'

/** All that is known of tenants, their people and their visitors. */
export interface OpenCentre extends Centre {
  /** The tenant's set-up has changed: what is remembered of it does not hold. */
  forget(tenant: number): void
  readonly readAs: ReadAs
  readonly lists: CentreLists
  readonly contacts: Contacts
  readonly desk: DeskLists
  readonly sessions: Sessions
  readonly sites: Sites
  readonly blocked: BlockedVisitors
  readonly visitorTokens: VisitorTokens
  readonly sealing: Sealing
  readonly erasedVisitors: ErasedVisitors
}

export interface CentreParts {
  /** As the owner of the tables. */
  readonly pool: pg.Pool
  /** As the reader that row-level security binds: `openPool` with `role: 'reader'` and `pipeline: true`. */
  readonly readers: pg.Pool
  /** Signs visitors' tokens and seals what is kept secret. */
  readonly secret: string
}

/** The centre over a migrated database. */
export function openCentre({ pool, readers, secret }: CentreParts): OpenCentre {
  const readAs = createReader(readers)
  const lists = createLists(readAs)
  const blocked = createBlockedVisitors(pool, readAs)
  return {
    ...createDirectories(pool, lists, {
      routing: (tenant) => readRoutingSetUp(readAs, tenant),
      blocked: (tenant) => blocked.ids(tenant),
    }),
    readAs,
    lists,
    contacts: createContacts(readAs),
    desk: createDeskLists(readAs),
    sessions: createSessions(pool),
    sites: createSites(pool),
    blocked,
    visitorTokens: createVisitorTokens(secret),
    sealing: createSealing(secret),
    erasedVisitors: createErasedVisitors(pool),
  }
}
