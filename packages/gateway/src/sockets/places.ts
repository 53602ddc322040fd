import { serialize } from '@switchboard/protocol'
import type { Reception } from '../reception/reception.js'
import type { Follow } from './channel.js'
import type { Session } from './session.js'

interface PlacesParts {
  readonly sessions: ReadonlySet<Session>
  readonly reception: Pick<Reception, 'places'>
  readonly report: (what: string, error: unknown) => void
}

interface Told {
  readonly text: string
  readonly at: number
}

const everyMs = 2_000
/** What has not changed is said again after so long: for a tab that came later to a line that it shares, ms. */
const againMs = 20_000

/** Tells visitors of this node where they stand in line, whenever that has changed: one question a tenant and look, however many wait. */
export function startPlaces(parts: PlacesParts): { close(): void } {
  const told = new WeakMap<Follow, Told>()
  let looking = false
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    tellPlaces(parts, told)
      .catch((error: unknown) => parts.report('telling places in line', error))
      .finally(() => (looking = false))
  }, everyMs)
  return { close: () => clearInterval(timer) }
}

async function tellPlaces({ sessions, reception }: PlacesParts, told: WeakMap<Follow, Told>): Promise<void> {
  const now = performance.now()
  for (const tenant of tenantsOf(sessions)) {
    const places = new Map((await reception.places(tenant)).map((place) => [place.stream, place]))
    for (const session of sessions) {
      const { identity } = session
      if (identity?.kind !== 'visitor' || identity.tenant !== tenant) continue
      for (const [stream, follow] of session.follows) {
        const place = places.get(stream)
        if (place === undefined) continue
        const text = serialize({ t: 'place', ...place })
        const before = told.get(follow)
        if (before?.text === text && now - before.at < againMs) continue
        told.set(follow, { text, at: now })
        session.sendEphemeral(text)
      }
    }
  }
}

function tenantsOf(sessions: ReadonlySet<Session>): ReadonlySet<number> {
  const tenants = new Set<number>()
  for (const { identity, follows } of sessions)
    if (identity?.kind === 'visitor' && follows.size > 0) tenants.add(identity.tenant)
  return tenants
}
