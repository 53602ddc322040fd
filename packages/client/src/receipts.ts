import type { ReceiptNotice, Uuid } from '@switchboard/protocol'
import type { Reach } from './client.js'
import type { State, Turn } from './state.js'

/** Nothing was heard yet. */
export const nowhere: Reach = { delivered: 0, read: 0 }

/** Tells the other side that its words are here, or were read; said once, and once more on a new connection. */
export function see(state: State, stream: Uuid, read: boolean): Turn {
  const { link } = state
  const own = link.is === 'open' && link.welcome.me.kind === 'visitor' ? 'visitor' : 'agent'
  const last = state.streams[stream]?.facts.findLast(
    ({ fact }) => fact.type === 'message_sent' && fact.from !== own,
  )
  const before = state.told[stream] ?? nowhere
  if (link.is !== 'open' || last === undefined || last.seq <= (read ? before.read : before.delivered))
    return [state, []]
  const reach = { delivered: last.seq, read: read ? last.seq : before.read }
  return [
    { ...state, told: { ...state.told, [stream]: reach } },
    [{ do: 'send', frame: { t: 'receipt', stream, ...reach } }],
  ]
}

/** How far the other side is; it never goes back. */
export function takeReceipt(state: State, { stream, delivered, read }: ReceiptNotice): State {
  const before = state.reached[stream] ?? nowhere
  const reach = { delivered: Math.max(delivered, before.delivered), read: Math.max(read, before.read) }
  return { ...state, reached: { ...state.reached, [stream]: reach } }
}
