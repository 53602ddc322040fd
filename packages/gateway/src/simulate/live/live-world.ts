import type { DemoGateway } from './demo-gateway.js'
import type { Pastime } from './pastime.js'

/** What has come of the live traffic so far. */
export interface Tally {
  /** Visitors who came, and those of them whom the gateway did not take. */
  came: number
  refused: number
  answered: number
  /** Left before somebody answered. */
  left: number
  ended: number
  rated: number
  messages: number
}

/** What everybody who is played has in common. */
export interface LiveWorld {
  readonly gateway: DemoGateway
  readonly pastime: Pastime
  readonly tally: Tally
  /** Ends it all: this cannot go on. */
  fail(error: unknown): void
}
