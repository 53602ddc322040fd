import type { OfferRow, SegmentRow, VisitRow } from '@switchboard/analytics'
import { waitsAside } from '@switchboard/domain'
import type { AgentState, ContactState } from '@switchboard/domain'

/** A contact as the live numbers need it: its present state, and the rows of the reports that its facts come to. */
export interface LiveContact {
  readonly id: string
  readonly seq: number
  readonly state: ContactState
  readonly startedAt: number
  readonly visits: readonly VisitRow[]
  readonly segments: readonly SegmentRow[]
  readonly offers: readonly OfferRow[]
}

/** An agent as the live numbers need one. `since`: when the present presence began; null where it was never told. */
export interface LiveHands {
  readonly id: string
  readonly seq: number
  readonly state: AgentState
  readonly since: number | null
  readonly reason: string | null
}

/** What a tenant's floor is at one moment. Times in epoch ms of the database. */
export interface Floor {
  readonly at: number
  /** When the tenant's day began. */
  readonly dayFrom: number
  readonly contacts: ReadonlyMap<string, LiveContact>
  readonly agents: ReadonlyMap<string, LiveHands>
}

/** What the tenant's queues are called and which brands' contacts come into them. */
export interface LiveQueueName {
  readonly id: string
  readonly name: string
  readonly brands: readonly string[]
}

/** Whose contacts count: those of these brands; null: all. `people`: whether agents and single contacts are told. */
export interface LiveScope {
  readonly brands: readonly string[] | null
  readonly people: boolean
}

/** Whether a contact waits without standing in line: a message that was left, or a call that is wished for later. */
export function isAside(state: ContactState): boolean {
  return state.phase === 'queued' && waitsAside(state)
}
