import { auditDay } from '../shipper/audit-day.js'
import type { Command } from './command.js'
import { dayOptions, spanOf } from './day.js'
import { openDatabase, openReports, tenantOf } from './open-stores.js'

/** Compares what is stored of a day with the log. */
export const auditCommand: Command = {
  name: 'audit',
  takes: '<day>',
  summary:
    'Compares the rows of a day (2026-11-25, UTC) of the reporting store with the log; exit code 1 where they differ.',
  options: dayOptions,
  positionals: 1,
  async run(call) {
    const database = await openDatabase(call)
    const span = spanOf(call, await tenantOf(database.pool, call.text('tenant')))
    const analytics = await openReports(call, database)
    const { rows, differences, unfoldable } = await auditDay({ pool: database.pool, analytics }, span)
    call.terminal.say(`${rows} rows compared, ${differences.length} differ.`)
    for (const difference of differences) call.terminal.warn(JSON.stringify(difference))
    for (const { stream, seq, reason } of unfoldable)
      call.terminal.warn(`cannot be folded: fact ${seq} of ${stream}: ${reason}`)
    return differences.length + unfoldable.length === 0 ? 0 : 1
  },
}
