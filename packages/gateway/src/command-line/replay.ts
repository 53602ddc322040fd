import { replayDay } from '../shipper/replay-day.js'
import type { Command } from './command.js'
import { dayOptions, spanOf } from './day.js'
import { openDatabase, openReports, tenantOf } from './open-stores.js'

/** Writes the rows of a day anew from the log. */
export const replayCommand: Command = {
  name: 'replay',
  takes: '<day>',
  summary: 'Writes the rows of a day (2026-11-25, UTC) of the reporting store anew from the log.',
  options: dayOptions,
  positionals: 1,
  async run(call) {
    const database = await openDatabase(call)
    const span = spanOf(call, await tenantOf(database.pool, call.text('tenant')))
    const analytics = await openReports(call, database)
    const { rows, unfoldable, rejects } = await replayDay({ pool: database.pool, analytics }, span)
    call.terminal.say(`${rows} rows written.`)
    for (const { stream, seq, reason } of unfoldable)
      call.terminal.warn(`missing: fact ${seq} of ${stream}: ${reason}`)
    for (const reject of rejects)
      call.terminal.warn(`missing: a row that was refused: ${JSON.stringify(reject)}`)
    return unfoldable.length + rejects.length === 0 ? 0 : 1
  },
}
