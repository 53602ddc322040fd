import type { PoolClient } from 'pg'
import { append } from './append.js'
import type { Core } from './core.js'
import { LogError } from './failures.js'
import { type Growth, grow } from './grow.js'
import { lockMore } from './lock.js'
import type { Choose, Head } from './log.js'
import { lookAgain, type Page, views } from './route-view.js'
import type { Turns } from './turns.js'

/** Contacts that one pass is meant to place: more would hold the locks too long. */
export const routeLimit = 16

/** What one pass is about. */
export interface Pass {
  readonly tenant: number
  readonly choose: Choose
}

/** `moved`: what was chosen had changed before it was locked, and nothing was placed. `more`: others may be placed by another look. */
export interface Placed {
  readonly placed: number
  readonly moved: boolean
  readonly more: boolean
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

const nothing: Placed = { placed: 0, moved: false, more: false }

interface Found extends Page {
  readonly changes: ReturnType<Choose>
}

/** The first page of waiting contacts of which any can be placed. */
async function firstChoice(core: Core, client: PoolClient, { tenant, choose }: Pass): Promise<Found | null> {
  for await (const page of views(core, client, tenant)) {
    const changes = choose(page.view)
    if (changes.size > 0) return { ...page, changes }
  }
  return null
}

async function place(
  core: Core,
  client: PoolClient,
  { view, isFirst, isLast, changes: first, choose }: Found & Pass,
): Promise<Placed> {
  const locked = await lockMore(client, [...first.keys()].toSorted())
  const held = new Map(locked.heads.map((head) => [head.id, head]))
  let changes = first
  let { at } = view
  const fresh = lookAgain(view, locked.heads)
  // Who has more room by now may be for somebody on a page before this one.
  if (fresh !== null && !isFirst) return { ...nothing, moved: true }
  const latest = Math.max(...locked.heads.map((head) => head.lastAt))
  if (fresh !== null || latest > at) {
    at = Math.max(locked.clock, latest)
    changes = choose({ ...(fresh ?? view), at })
    if ([...changes.keys()].some((stream) => !held.has(stream))) return { ...nothing, moved: true }
    if (changes.size === 0) return { ...nothing, moved: fresh !== null }
  }
  const growths = grown(core, { held, changes, at })
  const [{ lost }] = await Promise.all([append(client, core.clock, [growths]), client.query('COMMIT')])
  if (lost.size > 0) throw new LogError('fault', 'A routing pass has lost under its own locks.')
  for (const { after } of growths) core.cache.set(after)
  core.publish(growths.flatMap(({ facts }) => facts))
  const placed = growths.filter(({ after }) => after.kind === 'contact').length
  // An agent who was chosen brings the next pass by answering; one who fits nobody on this page may fit somebody on another.
  const left = !isLast && view.agents.some(({ id }) => !changes.has(id))
  return { placed, moved: false, more: placed >= routeLimit || left }
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
