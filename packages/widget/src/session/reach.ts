import type { Connection } from '@switchboard/client'

/** Whether the gateway can be reached, as far as the visitor needs to know. */
export type Reach =
  | { readonly is: 'loading' }
  | { readonly is: 'open' }
  /** It was open, and it is tried again. */
  | { readonly is: 'lost' }
  /** It has never been open; `retryAt` is epoch ms, null while it is being tried. */
  | { readonly is: 'unreachable'; readonly retryAt: number | null }
  /** This page will never be let in. */
  | { readonly is: 'refused' }

/** Tries before a gateway that was never reached counts as unreachable. */
const patience = 3

/** Makes it of the connection and of whether there has been a connection before. */
export function reachOf(connection: Connection, everOpen: boolean): Reach {
  switch (connection.is) {
    case 'idle':
      return { is: 'loading' }
    case 'open':
      return { is: 'open' }
    case 'stopped':
      return { is: connection.code === 'closed' ? 'loading' : 'refused' }
    case 'connecting':
    case 'waiting':
      if (everOpen) return { is: 'lost' }
      if (connection.attempt < patience) return { is: 'loading' }
      return { is: 'unreachable', retryAt: connection.is === 'waiting' ? connection.retryAt : null }
    default:
      return connection satisfies never
  }
}
