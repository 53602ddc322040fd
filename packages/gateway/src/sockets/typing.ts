import { serialize } from '@switchboard/protocol'
import type { Channel } from './channel.js'

/** Tells the other side that somebody types: staff of the visitor, the visitor of the agent. */
export function tellTyping(
  channel: Channel | undefined,
  { stream, from }: { readonly stream: string; readonly from: 'visitor' | 'agent' },
): void {
  if (channel === undefined) return
  const to = from === 'visitor' ? 'staff' : 'visitor'
  const text = serialize({ t: 'typing', stream, from })
  for (const { session, live } of channel.follows)
    if (live && session.audience === to) session.sendEphemeral(text)
}
