import type { Session } from './session.js'
import type { Tokens } from './tokens.js'

interface StandingParts {
  readonly sessions: ReadonlySet<Session>
  readonly tokens: Tokens
  readonly report: (what: string, error: unknown) => void
}

const everyMs = 10_000

/** Asks now and then which log-ins still stand: a sign-out at another node may never reach the bus. Returns the end. */
export function startStanding(parts: StandingParts): { close(): void } {
  const timer = setInterval(() => {
    signOutFallen(parts).catch((error: unknown) => parts.report('asking which log-ins stand', error))
  }, everyMs)
  return { close: () => clearInterval(timer) }
}

async function signOutFallen({ sessions, tokens }: StandingParts): Promise<void> {
  if (!tokens.standing) return
  const asked = new Map<Session, string>()
  for (const session of sessions) {
    if (session.identity?.kind === 'staff') asked.set(session, session.identity.session)
  }
  if (asked.size === 0) return
  const standing = new Set(await tokens.standing([...new Set(asked.values())]))
  for (const [session, login] of asked) if (!standing.has(login)) session.fail('signed_out')
}
