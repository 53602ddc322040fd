import { countOf } from './channel.js'
import type { SocketLimits } from './parts.js'
import type { Session } from './session.js'

/** A heartbeat: where each followed stream stands, so that a reader finds what it has missed. */
export function beat(session: Session): void {
  const heads: Record<string, number> = {}
  for (const { channel, live } of session.follows.values()) {
    // One that is still being read from the log would make its reader pull what is on its way.
    if (live && channel.position) heads[channel.stream] = countOf(session.audience, channel.position)
  }
  session.send({ t: 'hb', heads })
}

/** How often a socket is sent a heartbeat, in ms. */
export function beatEvery(session: Session, limits: SocketLimits): number {
  return session.audience === 'staff' ? limits.staffHeartbeatMs : limits.heartbeatMs
}

/** Looks at one socket: closes what is overdue, beats when it is time. One timer does it for all sockets. */
export function look(session: Session, limits: SocketLimits, now: number): void {
  const { state } = session
  if (state.is === 'closed' || state.is === 'admitting') return
  if (state.is === 'awaiting_hello') {
    if (now - session.openedAt >= limits.helloMs) session.fail('hello_timeout')
    return
  }
  if (now - session.heardAt >= limits.silenceMs) return session.fail('no_heartbeat')
  if (isStalled(session, limits, now)) return session.close('slow_reader')
  const { identity } = state
  if (identity.kind === 'visitor' && identity.expiresAt !== undefined && Date.now() >= identity.expiresAt) {
    return session.fail('token_expired')
  }
  if (now < session.beatAt) return
  session.beatAt = now + beatEvery(session, limits)
  beat(session)
}

function isStalled(session: Session, limits: SocketLimits, now: number): boolean {
  if (session.backlog === 0) {
    session.stalledSince = Infinity
    return false
  }
  const { flushed } = session
  if (session.stalledSince === Infinity || flushed !== session.flushedBefore) {
    session.stalledSince = now
    session.flushedBefore = flushed
  }
  return now - session.stalledSince >= limits.stalledMs
}
