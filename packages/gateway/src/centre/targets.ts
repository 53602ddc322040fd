import type { Target } from '@switchboard/analytics'
import type { ReadAs } from './reader.js'
import type { Queue } from './set-up/set-up.js'

/**
 * The thresholds that a tenant's queues were agreed on, for contacts that enter from `from` on (epoch ms): what held then, and every
 * change since.
 */
export async function readTargets(readAs: ReadAs, tenant: number, from: number): Promise<readonly Target[]> {
  const rows = await readAs<{ queue: string; since: number; targets: Queue['targets'] }>(
    tenant,
    `SELECT g.queue, g.since, g.targets FROM queue_targets g
     WHERE g.tenant = $1 AND NOT EXISTS (
       SELECT FROM queue_targets later WHERE later.queue = g.queue AND later.since > g.since AND later.since <= $2::bigint)
     ORDER BY g.since`,
    [tenant, from],
  )
  return rows.flatMap(({ queue, since, targets }) =>
    (['chat', 'voice'] as const).map((channel) => {
      const { targetMs, shortMs } = targets?.[channel] ?? productTargets[channel]
      return { queue, channel, since, targetMs, shortMs }
    }),
  )
}

/** What holds again where a target of one's own was taken away: as the metrics have it. */
const productTargets = {
  chat: { targetMs: 20_000, shortMs: 10_000 },
  voice: { targetMs: 20_000, shortMs: 5_000 },
} as const
