import type { Session } from './session.js'

// Often enough that the closes look even to whoever takes the clients over.
const stepMs = 20
// What is under way at the end of the window gets this much longer.
const graceMs = 1_000

/** The window in which clients come back after a restart, counted from their close, in ms. */
const comeBack = { minMs: 500, maxMs: 5_000 } as const

/** Tells all sockets that the gateway goes, and closes them evenly over `ms`; resolves when none is left. */
export async function drainSessions(sessions: ReadonlySet<Session>, ms: number): Promise<void> {
  const begun = performance.now()
  let place = 0
  for (const session of sessions) {
    const { identity } = session
    place += 1
    if (identity === null) turnAway(session)
    else beginDrain(session, begun + (ms * place) / sessions.size)
  }
  const end = begun + ms + graceMs
  while (sessions.size > 0) {
    const now = performance.now()
    if (now >= end) break
    for (const session of sessions) closeIfTime(session, now)
    await new Promise((resolve) => setTimeout(resolve, stepMs))
  }
  for (const session of sessions) session.close('draining')
}

/** Closes a socket that knocks while the gateway goes, and says when to come back. */
export function turnAway(session: Session): void {
  session.send({ t: 'drain', retry: comeBack })
  session.fail('draining')
}

/** Says that the socket will be closed at `closeAt` (ms of `performance.now()`). */
function beginDrain(session: Session, closeAt: number): void {
  const { identity } = session
  if (identity === null) return
  session.state = { is: 'draining', identity, closeAt }
  session.send({ t: 'drain', retry: comeBack })
}

function closeIfTime(session: Session, now: number): void {
  const { state } = session
  if (state.is === 'draining' && now >= state.closeAt && session.inFlight === 0) session.fail('draining')
}
