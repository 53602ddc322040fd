import type { Uuid } from '@switchboard/protocol'
import { createVisitorClient, memoryLine, newUuid, tapLine } from '@switchboard/client'
import type { Client, TappedLine } from '@switchboard/client'
import type { Emit } from '../events.js'
import { Session } from '../session/session.js'
import type { SessionParts } from '../session/session-parts.js'
import type { StoredVisit, VisitStorage } from '../session/visit-storage.js'
import type { SimulatedGateway } from './simulated-gateway.js'

/** A visit kept in memory, so that a test can load it again or look at it. */
export class MemoryVisits implements VisitStorage {
  visit: StoredVisit | null = null
  draft = ''
  /** The contact that it belongs to. */
  drafted: Uuid | undefined
  load = (): StoredVisit | null => this.visit
  loadDraft = (contact?: Uuid): string => (this.drafted === contact ? this.draft : '')
  save(visit: StoredVisit | null): void {
    this.visit = visit
  }
  saveDraft(text: string, contact?: Uuid): void {
    this.draft = text
    this.drafted = contact
  }
}

/** A session on a simulated gateway, and what it told the page. */
export interface MemorySession {
  readonly session: Session
  readonly client: Client
  /** What its client speaks over: calls are heard of by it as well. */
  readonly line: TappedLine
  readonly told: [name: string, detail: unknown][]
}

/** Makes one; a line that is lost is tried again within milliseconds. */
export function memorySession(
  gateway: SimulatedGateway,
  storage = new MemoryVisits(),
  change: Partial<SessionParts> = {},
): MemorySession {
  const told: [string, unknown][] = []
  const emit: Emit = (name, detail) => void told.push([name, detail])
  let made: Client | undefined
  const line = tapLine(memoryLine(gateway.accept))
  const session = new Session({
    client: (token) =>
      (made = createVisitorClient({
        open: line.open,
        token,
        random: () => 0.001,
        wake: () => () => {},
      })),
    admit: async () => {
      if (!gateway.reachable) throw new Error('unreachable')
      const { visitor, standing, form, recordsCalls } = gateway
      const site = { name: 'Help', brandName: 'Green Parcel', articles: gateway.articles.length > 0 }
      return {
        token: 'token',
        visitor,
        site,
        queue: standing,
        ...(form && { form }),
        ...(recordsCalls && { recordsCalls }),
      }
    },
    storage,
    gateway: { origin: 'https://support.example', site: 'demo-site' },
    newId: () => newUuid(Date.now()),
    now: () => Date.now(),
    emit,
    context: () => ({ locale: 'en', page: 'https://shop.example/' }),
    ...change,
  })
  return { session, client: made!, line, told }
}
