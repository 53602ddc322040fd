import type { ClientBase } from 'pg'
import { type Core, isNewer } from './core.js'
import { readHeads } from './fresh.js'
import type { Choose, Head } from './log.js'
import { clockSql } from './rows.js'

/** What a pass chooses from: heads as they were at a look, without locks, and the database's clock, epoch ms. */
export type View = Parameters<Choose>[0]

/** Waiting contacts that are looked at together, the oldest first. Where none of them can be placed, the next so many are. */
const page = 64
/** Free agents that are looked at, the longest idle first. */
const mostAgents = 512

/** A page of waiting contacts with all free agents. */
export interface Page {
  readonly view: View
  readonly isFirst: boolean
  readonly isLast: boolean
}

/**
 * The waiting contacts page by page, each with the agents that were free at the first look: whoever comes free later belongs to
 * those who wait on the pages before. Ends where nobody waits or nobody is free.
 */
export async function* views(
  core: Pick<Core, 'cache' | 'known'>,
  client: ClientBase,
  tenant: number,
): AsyncGenerator<Page> {
  let after = { since: 0, id: '00000000-0000-0000-0000-000000000000' }
  let free: Head[] | null = null
  for (;;) {
    const { rows } = await client.query<{ clock: number; waiting: Place[] | null; agents: Place[] | null }>({
      name: 'view',
      text: viewText,
      values: [tenant, after.since, after.id],
    })
    const [row] = rows
    const last = row?.waiting?.at(-1)
    if (row === undefined || last === undefined || row.agents === null) return
    const waiting = row.waiting ?? []
    const isFirst = free === null
    const heads = await headsAt(core, client, isFirst ? [...waiting, ...row.agents] : waiting)
    free ??= pick(heads, row.agents)
    const isLast = waiting.length < page
    yield { view: { waiting: pick(heads, waiting), agents: free, at: row.clock }, isFirst, isLast }
    if (isLast) return
    after = last
  }
}

/** The view with the heads that are now locked in place of those seen before; null where none of them has moved. */
export function lookAgain(view: View, locked: readonly Head[]): View | null {
  const now = new Map(locked.map((head) => [head.id, head]))
  const moved = ({ id, seq }: Head): boolean => now.has(id) && now.get(id)?.seq !== seq
  if (![...view.waiting, ...view.agents].some(moved)) return null
  const still = (heads: readonly Head[], phase: string): Head[] =>
    heads.map((head) => now.get(head.id) ?? head).filter((head) => head.phase === phase)
  return { waiting: still(view.waiting, 'queued'), agents: still(view.agents, 'free'), at: view.at }
}

interface Place {
  readonly id: string
  readonly seq: number
  readonly since: number
}

/** States come from memory where the seq is the same, and from the database where it is not: they are most of the bytes. */
async function headsAt(
  core: Pick<Core, 'cache' | 'known'>,
  client: ClientBase,
  places: readonly Place[],
): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>()
  for (const { id, seq } of places) {
    const head = core.cache.get(id)
    if (head?.seq === seq) heads.set(id, head)
  }
  const missing = places.filter(({ id }) => !heads.has(id)).map(({ id }) => id)
  for (const head of await readHeads(client, missing)) {
    core.cache.set(head)
    heads.set(head.id, head)
  }
  // An older node cannot read these: a newer one will place them.
  for (const [id, head] of heads) if (isNewer(core, head)) heads.delete(id)
  return heads
}

function pick(heads: ReadonlyMap<string, Head>, places: readonly Place[]): Head[] {
  return places.flatMap(({ id }) => heads.get(id) ?? [])
}

const place = `json_build_object('id', x.id, 'seq', x.seq, 'since', x.since) ORDER BY x.since, x.id`
const viewText = `SELECT ${clockSql} AS clock,
  (SELECT json_agg(${place}) FROM (SELECT id, seq, since FROM streams WHERE tenant = $1 AND kind = 'contact' AND phase = 'queued'
    AND since >= $2 AND (since, id) > ($2, $3::uuid) ORDER BY since, id LIMIT ${page}) x) AS waiting,
  (SELECT json_agg(${place}) FROM (SELECT id, seq, since FROM streams WHERE tenant = $1 AND kind = 'agent' AND phase = 'free'
    ORDER BY since, id LIMIT ${mostAgents}) x) AS agents`
