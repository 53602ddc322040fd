import type pg from 'pg'
import { canonical } from './apply.js'
import { difference, note } from './audit.js'
import type { Author } from './change-set-up.js'
import { type Fault, fault } from './fault.js'
import { isLanguageTag } from './language-tag.js'
import { holdingSetUp } from './transaction.js'
import { isZone } from './zone.js'

const longest = 80

/** What may be changed of the tenant itself. */
export interface TenantChange {
  readonly rev: number
  readonly name?: string
  readonly zone?: string
  /** What visitors are answered in, the first one first. */
  readonly languages?: readonly string[]
}

type TenantFields = Required<Omit<TenantChange, 'rev'>>

/** Changes the tenant's name, zone or languages, if nobody did so since `rev`. */
export async function changeTenant(
  pool: pg.Pool,
  { tenant, actor }: Author,
  change: TenantChange,
): Promise<'changed' | 'stale' | readonly Fault[]> {
  return holdingSetUp<'changed' | 'stale' | readonly Fault[]>(pool, tenant, {
    keep: (outcome) => outcome === 'changed',
    async work(client) {
      const { rows } = await client.query<TenantFields & { rev: number }>(
        'SELECT name, zone, languages, rev FROM tenants WHERE id = $1',
        [tenant],
      )
      const [row] = rows
      if (row === undefined || row.rev !== change.rev) return 'stale'
      const { rev: _rev, ...before } = row
      const after = {
        name: (change.name ?? row.name).trim(),
        zone: change.zone ?? row.zone,
        languages: [...new Set(change.languages ?? row.languages)],
      }
      const faults = [...tenantFaults(after), ...languageFaults(after.languages)]
      if (faults.length > 0) return faults
      if (canonical(before) === canonical(after)) return 'changed'
      await client.query(
        'UPDATE tenants SET name = $2, zone = $3, languages = $4, rev = rev + 1 WHERE id = $1',
        [tenant, after.name, after.zone, after.languages],
      )
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

function languageFaults(languages: readonly string[]): readonly Fault[] {
  if (languages.length === 0) return [fault('languages', 'language_needed')]
  return languages.some((tag) => !isLanguageTag(tag)) ? [fault('languages', 'language')] : []
}
