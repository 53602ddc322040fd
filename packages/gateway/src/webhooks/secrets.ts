import type pg from 'pg'
import { note } from '../centre/set-up/audit.js'
import type { Author } from '../centre/set-up/change-set-up.js'
import type { Sealing } from '../centre/sealing.js'
import { holdingSetUp } from '../centre/set-up/transaction.js'
import { newSecret } from './signature.js'

const now = '(floor(extract(epoch FROM clock_timestamp()) * 1000))::bigint'
/** The secret of before signs beside the new one for so long, in ms: a receiver has a day to take the new one. */
const overlapMs = 86_400_000

/** What a webhook's secret is sealed to. */
export function sealedFor(webhook: string): string {
  return `webhook ${webhook}`
}

/** Makes a new secret, which leaves once. The one before goes on to sign for a day; null: there is no such webhook. */
export function makeSecret(
  pool: pg.Pool,
  { tenant, actor }: Author,
  { webhook, sealing }: { readonly webhook: string; readonly sealing: Sealing },
): Promise<{ readonly secret: string; readonly oldUntil: number | null } | null> {
  return holdingSetUp<Awaited<ReturnType<typeof makeSecret>>>(pool, tenant, {
    keep: (made) => made !== null,
    async work(client) {
      const secret = newSecret()
      const { rows } = await client.query<{ oldUntil: number | null }>(
        `UPDATE webhooks SET old_secret = secret, old_until = CASE WHEN secret IS NOT NULL THEN ${now} + ${overlapMs} END, secret = $3
         WHERE tenant = $1 AND id = $2 RETURNING old_until AS "oldUntil"`,
        [tenant, webhook, sealing.seal(secret, sealedFor(webhook))],
      )
      const [row] = rows
      if (row === undefined) return null
      await note(client, { tenant, actor, action: 'secret_made', kind: 'webhooks', thing: webhook })
      return { secret, oldUntil: row.oldUntil }
    },
  })
}
