import { type Levels, type QueueRules, noRules } from '@switchboard/domain'
import { readQueueRules } from './queue-rules.js'
import type { ReadAs } from './reader.js'

/** How one tenant's contacts find agents, by the ids of what it belongs to. */
export interface RoutingSetUp {
  rules(queue: string): QueueRules
  agent(id: string): { readonly chats: number; readonly skills: Levels }
  site(id: string): { readonly priority: number; readonly skills: Levels }
  /** Null where the tenant has no such reason. */
  breakReason(code: string): { readonly paid: boolean } | null
}

/** Reads it under the tenant's row-level security. */
export async function readRoutingSetUp(readAs: ReadAs, tenant: number): Promise<RoutingSetUp> {
  const [queues, agents, sites, reasons] = await Promise.all([
    readAs<{ queue: string; rules: unknown }>(
      tenant,
      'SELECT queue, rules FROM queue_rules WHERE tenant = $1',
      [tenant],
    ),
    readAs<{ agent: string; chats: number; skills: Levels }>(
      tenant,
      'SELECT agent, chats, skills FROM agent_rules WHERE tenant = $1',
      [tenant],
    ),
    readAs<{ site: string; priority: number; skills: Levels }>(
      tenant,
      'SELECT site, priority, skills FROM site_rules WHERE tenant = $1',
      [tenant],
    ),
    readAs<{ code: string; paid: boolean }>(
      tenant,
      'SELECT code, paid FROM break_reasons WHERE tenant = $1 AND NOT archived',
      [tenant],
    ),
  ])
  // Rules that cannot be read must not stop the queue: contacts then wait for anybody who serves it.
  const rulesOf = new Map(queues.map(({ queue, rules }) => [queue, readQueueRules(rules) ?? noRules]))
  const ofAgent = new Map(agents.map((row) => [row.agent, row]))
  const ofSite = new Map(sites.map((row) => [row.site, row]))
  const ofReason = new Map(reasons.map((row) => [row.code, row]))
  return {
    rules: (queue) => rulesOf.get(queue) ?? noRules,
    agent: (id) => ofAgent.get(id) ?? { chats: 1, skills: {} },
    site: (id) => ofSite.get(id) ?? { priority: 0, skills: {} },
    breakReason: (code) => ofReason.get(code) ?? null,
  }
}
