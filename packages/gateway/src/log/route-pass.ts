import type { PoolClient } from 'pg'
import { append } from './append.js'
import type { Core } from './core.js'
import { LogError } from './failures.js'
import { type Growth, grow } from './grow.js'
import { lockMore } from './lock.js'
import type { Choose, Head } from './log.js'
import { lookAgain, type View, views } from './route-view.js'
import type { Turns } from './turns.js'

/** Contacts that one pass is meant to place: more would hold the locks too long. A pass that placed so many is followed by another. */
export const routeLimit = 16

/** What one pass is about. */
export interface Pass {
  readonly tenant: number
  readonly choose: Choose
}

/** `moved`: what was chosen had changed before it was locked, and nothing was placed. */
export interface Placed {
  readonly placed: number
  readonly moved: boolean
}

/** One transaction: the tenant's lock before any row, a look without locks, the choice, then locks on what was chosen only. */
export async function placeSome(
  core: Core,
  turns: Pick<Turns<unknown>, 'guest'>,
  pass: Pass,
): Promise<Placed> {
  const client = await core.slow.connect()
  let broken = true
  let leave: (() => void) | null = null
  try {
    await Promise.all([
      client.query('BEGIN'),
      client.query('SELECT pg_advisory_xact_lock(1, $1)', [pass.tenant]),
    ])
    const found = await firstChoice(core, client, pass)
    if (found !== null) leave = turns.guest([...found.changes.keys()])
    const outcome = found === null ? nothing : await place(core, client, { ...found, ...pass })
    if (outcome.placed === 0) await client.query('ROLLBACK')
    broken = false
    return outcome
  } finally {
    client.release(broken)
    leave?.()
  }
}

const nothing: Placed = { placed: 0, moved: false }

interface Found {
  readonly view: View
  readonly changes: ReturnType<Choose>
}

/** The first page of waiting contacts of which any can be placed. */
async function firstChoice(core: Core, client: PoolClient, { tenant, choose }: Pass): Promise<Found | null> {
  for await (const view of views(core, client, tenant)) {
    const changes = choose(view)
    if (changes.size > 0) return { view, changes }
  }
  return null
}

async function place(
  core: Core,
  client: PoolClient,
  { view, changes: first, choose }: Found & Pass,
): Promise<Placed> {
  const locked = await lockMore(client, [...first.keys()].toSorted())
  const held = new Map(locked.heads.map((head) => [head.id, head]))
  let changes = first
  let { at } = view
  const fresh = lookAgain(view, locked.heads)
  const latest = Math.max(...locked.heads.map((head) => head.lastAt))
  if (fresh !== null || latest > at) {
    at = Math.max(locked.clock, latest)
    changes = choose({ ...(fresh ?? view), at })
    if ([...changes.keys()].some((stream) => !held.has(stream))) return { placed: 0, moved: true }
    if (changes.size === 0) return { placed: 0, moved: fresh !== null }
  }
  const growths = grown(core, { held, changes, at })
  const [{ lost }] = await Promise.all([append(client, core.clock, [growths]), client.query('COMMIT')])
  if (lost.size > 0) throw new LogError('fault', 'A routing pass has lost under its own locks.')
  for (const { after } of growths) core.cache.set(after)
  core.publish(growths.flatMap(({ facts }) => facts))
  return { placed: growths.filter(({ after }) => after.kind === 'contact').length, moved: false }
}

interface Choice {
  readonly held: ReadonlyMap<string, Head>
  readonly changes: ReturnType<Choose>
  readonly at: number
}

function grown(core: Core, { held, changes, at }: Choice): Growth[] {
  return [...changes].map(([stream, change]) => {
    const before = held.get(stream)
    if (before === undefined) throw new LogError('fault', `Routing chose ${stream}, which does not exist.`)
    return grow(core.meaning, before, change, { at, actor: null, clientId: null })
  })
}
