import type { Channel, Levels } from '@switchboard/domain'

/** A tenant whose days are played: who works there, for whom, and where contacts come in. */
export interface SimulatedCentre {
  readonly tenant: number
  readonly agents: readonly SimulatedAgent[]
  readonly queues: ReadonlyMap<string, SimulatedQueue>
  readonly sites: readonly SimulatedSite[]
  readonly dispositions: readonly string[]
  readonly breaks: readonly { readonly code: string; readonly paid: boolean; readonly minutes: number }[]
}

/** Somebody who answers. */
export interface SimulatedAgent {
  readonly id: string
  readonly queues: readonly string[]
  readonly brands: readonly string[] | null
  readonly skills: Levels
  readonly units: Readonly<Record<Channel, number>>
  /** Minutes of the local day. */
  readonly shift: { readonly from: number; readonly to: number }
  /** Days off, 1 to 7 from Monday on. */
  readonly off: readonly number[]
  /** Takes so many times as long as others. */
  readonly pace: number
  /** How well visitors like it, around 1. */
  readonly liked: number
}

/** What is asked of the centre's own queues; they are played without rules, which are those of today and not of a month ago. */
export interface SimulatedQueue {
  readonly offerMs: number
  readonly wrapUpMs: number
}

/** Where visitors write; of all contacts the site gets a share as large as its weight. */
export interface SimulatedSite {
  readonly id: string
  readonly brand: string
  readonly queue: string
  readonly weight: number
}
