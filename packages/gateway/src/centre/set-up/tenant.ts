import type pg from 'pg'
import { difference, note } from './audit.js'
import type { Author } from './change-set-up.js'
import { type Fault, fault } from './fault.js'
import { holdingSetUp } from './transaction.js'

const longest = 80

/** What may be changed of the tenant itself. */
export interface TenantChange {
  readonly rev: number
  readonly name?: string
  readonly zone?: string
}

/** Changes the tenant's name or zone, if nobody did so since `rev`. */
export async function changeTenant(
  pool: pg.Pool,
  { tenant, actor }: Author,
  change: TenantChange,
): Promise<'changed' | 'stale' | readonly Fault[]> {
  return holdingSetUp<'changed' | 'stale' | readonly Fault[]>(pool, tenant, {
    keep: (outcome) => outcome === 'changed',
    async work(client) {
      const { rows } = await client.query<{ name: string; zone: string; rev: number }>(
        'SELECT name, zone, rev FROM tenants WHERE id = $1',
        [tenant],
      )
      const [row] = rows
      if (row === undefined || row.rev !== change.rev) return 'stale'
      const before = { name: row.name, zone: row.zone }
      const after = { name: (change.name ?? row.name).trim(), zone: change.zone ?? row.zone }
      const faults = tenantFaults(after)
      if (faults.length > 0) return faults
      if (after.name === before.name && after.zone === before.zone) return 'changed'
      await client.query('UPDATE tenants SET name = $2, zone = $3, rev = rev + 1 WHERE id = $1', [
        tenant,
        after.name,
        after.zone,
      ])
      const fields = difference(before, after)
      await note(client, {
        tenant,
        actor,
        action: 'changed',
        kind: 'tenants',
        thing: String(tenant),
        ...fields,
      })
      return 'changed'
    },
  })
}

/** What is wrong with a tenant's name and zone. */
export function tenantFaults({
  name,
  zone,
}: {
  readonly name: string
  readonly zone: string
}): readonly Fault[] {
  const faults: Fault[] = []
  if (name === '') faults.push(fault('name', 'empty'))
  if (name.length > longest) faults.push(fault('name', 'too_long', longest))
  if (!isZone(zone)) faults.push(fault('zone', 'zone'))
  return faults
}

function isZone(zone: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' &&
      !/^[+-]/.test(zone)
    )
  } catch {
    return false
  }
}
