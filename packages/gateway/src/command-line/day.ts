import type { TenantSpan } from '@switchboard/analytics'
import { type Call, CommandFault, type Option } from './command.js'

/** The options of what works on a day. */
export const dayOptions = {
  tenant: { type: 'string', value: 'KEY', what: 'where there are several' },
} as const satisfies Record<string, Option>

const dayMs = 86_400_000

/** The day that was named, by UTC, as the rows are kept. Throws a CommandFault where it is none. */
export function spanOf(call: Call, tenant: number): TenantSpan {
  const day = call.positionals[0] ?? ''
  const from = Date.parse(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(from))
    throw new CommandFault('The day is written as 2026-11-25, and is one of UTC.')
  return { tenant, from, to: from + dayMs }
}
