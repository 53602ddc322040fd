import type { PastOrder } from './play-past.js'

/** What the gateway tells the process that plays: first what to play, then to end. */
export type PlayOrder =
  | {
      readonly do: 'play'
      readonly databaseUrl: string
      readonly orders: readonly PastOrder[]
    }
  | { readonly do: 'end' }

/** What that process tells: how far all of it has come. */
export interface PlayNews {
  readonly played: number
  readonly of: number
  readonly done: boolean
}
