import type pg from 'pg'
import { apply } from './apply.js'
import { makers, store } from './change-set-up.js'
import type { Fault } from './fault.js'
import { readSetUp } from './tables.js'
import { holdingSetUp } from './transaction.js'

/** What people may change of themselves; what others rely on is an administrator's. */
export interface ProfileChange {
  readonly name?: string
  readonly email?: string | null
}

/** Changes one's own name or address, with the checks and the entry of the log that an administrator's change has. */
export async function changeOwnProfile(
  pool: pg.Pool,
  { tenant, user }: { readonly tenant: number; readonly user: string },
  values: ProfileChange,
): Promise<'changed' | readonly Fault[]> {
  return holdingSetUp<'changed' | readonly Fault[]>(pool, tenant, {
    keep: (outcome) => outcome === 'changed',
    async work(client) {
      const draft = { kind: 'users', key: user, values: { ...values } } as const
      const applied = apply(await readSetUp(client, tenant), [draft], makers)
      if ('faults' in applied) return applied.faults
      if ('refused' in applied) throw new Error('Who is logged in is no user.')
      for (const changed of applied.changed) await store(client, { tenant, actor: user }, changed)
      return 'changed'
    },
  })
}
