import { unitsFor, type Levels } from '@switchboard/domain'
import type { ClientBase } from 'pg'
import { stableId } from '../demo/stable-id.js'
import { people } from './people.js'
import type { SimulatedAgent, SimulatedCentre } from './simulated-centre.js'

/** What a tenant gets before its past is played. */
export interface Additions {
  /** How many of the people. */
  readonly people: number
  /** What everybody logs in with, as a PHC string; null: nobody of them may log in. */
  readonly password: string | null
  /** Brands with their sites and the queues that these lead to. */
  readonly brands: readonly {
    readonly name: string
    readonly sites: readonly { readonly name: string; readonly queue: string }[]
  }[]
}

const limits = { offerMs: 20_000, wrapUpMs: 60_000 }
const breaks = [
  { code: 'short_break', labels: { en: 'Short break', vi: 'Nghỉ ngắn' }, paid: true },
  { code: 'lunch', labels: { en: 'Lunch', vi: 'Nghỉ trưa' }, paid: false },
]

/** Makes people, brands, sites and queues, those that are not there yet: each has the same id every time. */
export async function addToCentre(on: ClientBase, tenant: number, additions: Additions): Promise<void> {
  const id = (what: string): string => stableId(`simulation/${tenant}/${what}`)
  for (const [place, { code, labels, paid }] of breaks.entries())
    await on.query(
      `INSERT INTO break_reasons (tenant, code, labels, paid, position) SELECT $1, $2, $3, $4, $5
       WHERE NOT EXISTS (SELECT FROM break_reasons WHERE tenant = $1 AND code <> ALL($6)) ON CONFLICT DO NOTHING`,
      [tenant, code, labels, paid, place, breaks.map((reason) => reason.code)],
    )
  for (const { name, sites } of additions.brands) {
    await on.query('INSERT INTO brands (id, tenant, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      id(`brand/${name}`),
      tenant,
      name,
    ])
    for (const site of sites) {
      await on.query(
        'INSERT INTO queues (id, tenant, name, offer_ms, wrap_up_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
        [id(`queue/${site.queue}`), tenant, site.queue, limits.offerMs, limits.wrapUpMs],
      )
      await on.query(
        `INSERT INTO sites (id, tenant, key, name, brand, queue, origins) VALUES ($1, $2, $3, $4, $5, $6, '{}') ON CONFLICT DO NOTHING`,
        [
          id(`site/${site.name}`),
          tenant,
          id(`key/${site.name}`),
          site.name,
          id(`brand/${name}`),
          id(`queue/${site.queue}`),
        ],
      )
    }
  }
  await addPeople(on, tenant, { additions, id })
}

async function addPeople(
  on: ClientBase,
  tenant: number,
  { additions, id }: { readonly additions: Additions; readonly id: (what: string) => string },
): Promise<void> {
  const { rows: queues } = await on.query<{ id: string }>(queuesText, [tenant])
  for (const person of people.slice(0, additions.people)) {
    const agent = id(`user/${person.user}`)
    await on.query(
      `INSERT INTO users (id, tenant, login, name, role, password) VALUES ($1, $2, $3, $4, 'agent', $5) ON CONFLICT DO NOTHING`,
      [agent, tenant, person.user, person.name, additions.password],
    )
    await on.query(
      `INSERT INTO agent_rules (agent, tenant, chats) SELECT id, tenant, $3 FROM users WHERE tenant = $2 AND id = $1 ON CONFLICT DO NOTHING`,
      [agent, tenant, person.chats],
    )
    const served = [...new Set(person.queues.map((place) => queues[place % queues.length]?.id))]
    await on.query(
      `INSERT INTO queue_members (tenant, queue, agent) SELECT tenant, unnest($3::uuid[]), id FROM users WHERE tenant = $2 AND id = $1 ON CONFLICT DO NOTHING`,
      [agent, tenant, served],
    )
  }
}

const queuesText = 'SELECT id FROM queues WHERE tenant = $1 AND NOT archived ORDER BY name, id'

/** The tenant as it is played: the people of the simulation with what they serve now, and the sites whose queues they serve. */
export async function readSimulatedCentre(on: ClientBase, tenant: number): Promise<SimulatedCentre> {
  const agents = await readPeople(on, tenant)
  const ask = async <R extends object>(text: string): Promise<R[]> => (await on.query<R>(text, [tenant])).rows
  const queues = await ask<{ id: string; offerMs: number; wrapUpMs: number }>(
    'SELECT id, offer_ms AS "offerMs", wrap_up_ms AS "wrapUpMs" FROM queues WHERE tenant = $1 AND NOT archived',
  )
  const sites = await ask<{ id: string; brand: string; queue: string }>(
    `SELECT s.id, s.brand, s.queue FROM sites s JOIN queues q ON q.id = s.queue
     WHERE s.tenant = $1 AND NOT s.archived AND NOT q.archived ORDER BY s.name, s.id`,
  )
  const dispositions = await ask<{ code: string }>(
    'SELECT code FROM dispositions WHERE tenant = $1 AND NOT archived ORDER BY position, code',
  )
  const reasons = await ask<{ code: string; paid: boolean }>(
    'SELECT code, paid FROM break_reasons WHERE tenant = $1 AND NOT archived ORDER BY position, code',
  )
  const served = new Set(agents.flatMap((agent) => agent.queues))
  return {
    tenant,
    agents,
    queues: new Map(queues.map(({ id, ...times }) => [id, times])),
    sites: sites
      .filter(({ queue }) => served.has(queue))
      .map((site, place) => ({ ...site, weight: place === 0 ? 3 : 2 / place })),
    dispositions: dispositions.map(({ code }) => code),
    breaks: reasons.map((reason) => ({ ...reason, minutes: reason.paid ? 12 : 34 })),
  }
}

async function readPeople(on: ClientBase, tenant: number): Promise<readonly SimulatedAgent[]> {
  const ids = new Map(people.map((person) => [stableId(`simulation/${tenant}/user/${person.user}`), person]))
  const { rows } = await on.query<{
    id: string
    brands: string[] | null
    queues: string[]
    chats: number
    skills: Levels
  }>(
    `SELECT u.id, u.brands, r.chats, r.skills, ARRAY(SELECT m.queue::text FROM queue_members m WHERE m.agent = u.id ORDER BY 1) AS queues
     FROM users u JOIN agent_rules r ON r.agent = u.id WHERE u.tenant = $1 AND u.id = ANY($2::uuid[]) AND NOT u.archived ORDER BY u.id`,
    [tenant, [...ids.keys()]],
  )
  return rows.flatMap(({ chats, ...row }) => {
    const person = ids.get(row.id)
    if (!person) return []
    const { from, to, off, pace, liked } = person
    return [{ ...row, units: unitsFor(chats), shift: { from, to }, off, pace, liked }]
  })
}
