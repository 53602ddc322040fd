import { readQueueRules } from '../centre/queue-rules.js'
import type { CentreLists } from '../centre/lists.js'
import type { Session } from '../centre/sessions.js'

interface Named {
  readonly id: string
  readonly name: string
}

/** A goal of service level: the share (0 to 1) of a channel's contacts that is to be served within `targetMs`. */
interface Goal {
  readonly channel: 'chat' | 'voice'
  readonly share: number
  readonly targetMs: number
}

/** What the ids in numbers are called, as far as somebody may see. */
export interface Names {
  /** IANA name of the zone in which the centre's days begin; a queue with hours of its own may have another. */
  readonly zone: string
  readonly brands: readonly Named[]
  readonly queues: readonly (Named & { readonly goals: readonly Goal[]; readonly zone: string | null })[]
  readonly agents: readonly Named[]
}

/** Reads names for somebody: who may see some brands only is told these, their sites' queues, and as a brand's viewer nobody by name. */
export async function readNames(
  lists: CentreLists,
  { tenant, role, brands: own }: Pick<Session, 'tenant' | 'role' | 'brands'>,
): Promise<Names> {
  const [tenants, brands, sites, queues, users] = await Promise.all([
    lists.tenants(tenant),
    lists.brands(tenant),
    lists.sites(tenant),
    lists.queues(tenant),
    lists.users(tenant),
  ])
  const scope = own ?? (role === 'brand_viewer' ? [] : null)
  const seen = scope === null ? null : new Set(scope)
  const served = new Set(sites.filter(({ brand }) => seen?.has(brand)).map(({ queue }) => queue))
  return {
    zone: tenants[0]?.zone ?? 'UTC',
    brands: brands.filter(({ id }) => seen?.has(id) ?? true).map(named),
    queues: queues
      .filter(({ id }) => seen === null || served.has(id))
      .map((queue) => ({ ...named(queue), goals: goalsOf(queue.targets), zone: zoneOf(queue.rules) })),
    agents: role === 'brand_viewer' ? [] : users.filter((user) => handles(user.role)).map(named),
  }
}

function named({ id, name }: Named): Named {
  return { id, name }
}

function handles(role: string): boolean {
  return role === 'agent' || role === 'senior'
}

/** The zone of a queue's opening hours, an IANA name; null where it is always open, and its days are those of the centre. */
function zoneOf(rules: Readonly<Record<string, unknown>> | null): string | null {
  return readQueueRules(rules)?.hours?.zone ?? null
}

function goalsOf(targets: Awaited<ReturnType<CentreLists['queues']>>[number]['targets']): readonly Goal[] {
  return (['chat', 'voice'] as const).flatMap((channel) => {
    const target = targets?.[channel]
    return target ? [{ channel, share: target.percent / 100, targetMs: target.targetMs }] : []
  })
}
