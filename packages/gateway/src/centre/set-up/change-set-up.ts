import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Applied, type Changed, type Draft, type Makers, apply } from './apply.js'
import { type AuditAction, difference, note } from './audit.js'
import { type SetUp, type Things, keyOf } from './set-up.js'
import { readSetUp, write } from './tables.js'
import { holdingSetUp } from './transaction.js'

/** Who changes which tenant's set-up. */
export interface Author {
  readonly tenant: number
  /** Null: the first set-up. */
  readonly actor: string | null
}

/** What came of it, and which sessions have ended by it. */
export type Outcome = Applied & { readonly endedSessions: readonly string[] }

/** Ids and embed keys of this process. A key is public, but nobody should come upon another's by typing. */
export const makers: Makers = {
  newId: () => randomUUID(),
  newKey: () => randomBytes(12).toString('base64url').replace(/[-_]/g, 'x'),
}

/** Whether a write failed because another tenant has the embed key that it names. */
export function isKeyTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'constraint') === 'sites_key_key'
}

/** Changes the set-up by drafts that are made from how it is now: all of them, or none. `dryRun`: none in any case. */
export async function changeSetUp(
  pool: pg.Pool,
  author: Author,
  options: { readonly drafts: (now: SetUp) => readonly Draft[]; readonly dryRun?: boolean },
): Promise<Outcome> {
  return holdingSetUp<Outcome>(pool, author.tenant, {
    keep: (outcome) => 'changed' in outcome && options.dryRun !== true,
    async work(client) {
      const now = await readSetUp(client, author.tenant)
      const applied = apply(now, options.drafts(now), makers)
      const ended: string[] = []
      if ('changed' in applied)
        for (const changed of applied.changed) ended.push(...(await store(client, author, changed)))
      return { ...applied, endedSessions: ended }
    },
  })
}

/** Writes one thing and its entry of the audit log; resolves to the sessions that ended by it. */
export async function store(
  client: pg.ClientBase,
  { tenant, actor }: Author,
  { kind, before, after }: Changed,
): Promise<readonly string[]> {
  await write(client, tenant, { kind, thing: after, isNew: before === null })
  const action = actionOf(before, after)
  await note(client, { tenant, actor, action, kind, thing: keyOf(after), ...difference(before, after) })
  const loses = before !== null && 'role' in before && 'role' in after && losesRights(before, after)
  return loses ? endSessionsOf(client, after.id) : []
}

function actionOf(before: Things[Changed['kind']] | null, after: Things[Changed['kind']]): AuditAction {
  if (before === null) return 'created'
  if (before.archived === after.archived) return 'changed'
  return after.archived ? 'archived' : 'restored'
}

/** Another role or other brands count as well: an open socket has those that it was opened with. */
function losesRights(before: Things['users'], after: Things['users']): boolean {
  return (
    (after.archived && !before.archived) ||
    before.role !== after.role ||
    JSON.stringify(before.brands) !== JSON.stringify(after.brands)
  )
}

/** Ends the sessions of a user, but for one; resolves to those that ended. */
export async function endSessionsOf(
  client: pg.ClientBase,
  user: string,
  but: string | null = null,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    'DELETE FROM sessions WHERE "user" = $1 AND id IS DISTINCT FROM $2 RETURNING id',
    [user, but],
  )
  return rows.map(({ id }) => id)
}
