import { serialize } from '@switchboard/protocol'
import type { Bus, BusMessage } from '../bus/bus.js'
import type { Channel, Follow } from './channel.js'

/**
 * Tells colleagues that a contact is open at this socket, or no longer. Of who reads along nobody hears, and of a visitor neither.
 */
export function sayLooking(bus: Pick<Bus, 'publish'>, follow: Follow, on: boolean): void {
  const { admitted } = follow.session
  if (follow.watch !== null || admitted?.kind !== 'staff') return
  follow.looking = on
  const { user: agent, name } = admitted
  bus.publish({ kind: 'looking', stream: follow.channel.stream, agent, name, on })
}

/** Passes it on to the staff who follow the contact here, but not to whoever it is about. */
export function tellLooking(
  channel: Channel | undefined,
  { stream, agent, name, on }: Extract<BusMessage, { kind: 'looking' }>,
): void {
  if (channel === undefined) return
  const text = serialize({ t: 'looking', stream, agent, name, on })
  for (const { session, live } of channel.follows)
    if (live && session.admitted?.kind === 'staff' && session.admitted.user !== agent)
      session.sendEphemeral(text)
}
