import type pg from 'pg'
import { canonical } from './apply.js'
import type { Things } from './set-up.js'

/** Writes what of a thing is kept in tables of its own: rules, targets, skills, and whose contacts somebody takes. */
export async function writeBeside(
  client: pg.ClientBase,
  tenant: number,
  thing: Things[keyof Things],
): Promise<void> {
  if ('rules' in thing) {
    await writeRules(client, tenant, thing)
    await writeTargets(client, tenant, thing)
  }
  if ('priority' in thing) {
    await writeSiteRules(client, tenant, thing)
    await writeForm(client, tenant, thing)
  }
  if ('queues' in thing) {
    await writeMembership(client, tenant, thing)
    await writeAgentRules(client, tenant, thing)
    if (thing.archived) await dropPicture(client, tenant, thing)
  }
  if ('types' in thing && !thing.paused) await wake(client, tenant, thing)
}

/** Who no longer works here is shown to nobody. */
async function dropPicture(client: pg.ClientBase, tenant: number, { id }: Things['users']): Promise<void> {
  await client.query('DELETE FROM pictures WHERE tenant = $1 AND "user" = $2', [tenant, id])
}

/** A webhook that is not paused has no fault yet, and what waited for it is due at once; another address may well take it. */
async function wake(client: pg.ClientBase, tenant: number, { id }: Things['webhooks']): Promise<void> {
  await client.query(
    'UPDATE webhooks SET failing_since = NULL, pause_cause = NULL WHERE tenant = $1 AND id = $2',
    [tenant, id],
  )
  await client.query('UPDATE webhook_lanes SET due_at = 0 WHERE tenant = $1 AND webhook = $2', [tenant, id])
}

async function writeRules(
  client: pg.ClientBase,
  tenant: number,
  { id, rules }: Things['queues'],
): Promise<void> {
  if (rules === null) {
    await client.query('DELETE FROM queue_rules WHERE tenant = $1 AND queue = $2', [tenant, id])
    return
  }
  await client.query(
    'INSERT INTO queue_rules (tenant, queue, rules) VALUES ($1, $2, $3) ON CONFLICT (queue) DO UPDATE SET rules = excluded.rules',
    [tenant, id, JSON.stringify(rules)],
  )
}

/** Another target holds from now on: the numbers of before stay as they were told. */
async function writeTargets(
  client: pg.ClientBase,
  tenant: number,
  { id, targets }: Things['queues'],
): Promise<void> {
  const { rows } = await client.query<{ targets: unknown }>(
    'SELECT targets FROM queue_targets WHERE tenant = $1 AND queue = $2 ORDER BY since DESC LIMIT 1',
    [tenant, id],
  )
  if (canonical(rows[0]?.targets ?? null) === canonical(targets)) return
  await client.query(
    `INSERT INTO queue_targets (tenant, queue, since, targets)
     VALUES ($1, $2, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, $3)
     ON CONFLICT (queue, since) DO UPDATE SET targets = excluded.targets`,
    [tenant, id, targets === null ? null : JSON.stringify(targets)],
  )
}

async function writeSiteRules(
  client: pg.ClientBase,
  tenant: number,
  { id, priority, skills }: Things['sites'],
): Promise<void> {
  await client.query(
    `INSERT INTO site_rules (tenant, site, priority, skills) VALUES ($1, $2, $3, $4)
     ON CONFLICT (site) DO UPDATE SET priority = excluded.priority, skills = excluded.skills`,
    [tenant, id, priority, JSON.stringify(skills)],
  )
}

async function writeForm(
  client: pg.ClientBase,
  tenant: number,
  { id, form, rev }: Things['sites'],
): Promise<void> {
  if (form === null) {
    await client.query('DELETE FROM site_forms WHERE tenant = $1 AND site = $2', [tenant, id])
    return
  }
  await client.query(
    `INSERT INTO site_forms (tenant, site, form, rev) VALUES ($1, $2, $3, $4)
     ON CONFLICT (site) DO UPDATE SET form = excluded.form, rev = excluded.rev`,
    [tenant, id, JSON.stringify(form), rev],
  )
}

async function writeAgentRules(
  client: pg.ClientBase,
  tenant: number,
  { id, chats, skills }: Things['users'],
): Promise<void> {
  await client.query(
    `INSERT INTO agent_rules (tenant, agent, chats, skills) VALUES ($1, $2, $3, $4)
     ON CONFLICT (agent) DO UPDATE SET chats = excluded.chats, skills = excluded.skills`,
    [tenant, id, chats, JSON.stringify(skills)],
  )
}

async function writeMembership(
  client: pg.ClientBase,
  tenant: number,
  { id, queues }: Things['users'],
): Promise<void> {
  await client.query(
    'DELETE FROM queue_members WHERE tenant = $1 AND agent = $2 AND NOT queue = ANY($3::uuid[])',
    [tenant, id, queues],
  )
  await client.query(
    'INSERT INTO queue_members (tenant, queue, agent) SELECT $1, unnest($3::uuid[]), $2 ON CONFLICT DO NOTHING',
    [tenant, id, queues],
  )
}
