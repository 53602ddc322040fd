import { keepRetention, settledMs } from '../privacy/keep-retention.js'
import { listRetentionRuns, readRetention } from '../privacy/retention.js'
import type { Command } from './command.js'
import { openContacts, openDatabase, tenantOf } from './open-stores.js'

const shown = 50
const always = (): Promise<boolean> => Promise.resolve(true)

/** How long words are kept, and what has gone. */
export const retentionCommand: Command = {
  name: 'retention',
  takes: '',
  summary:
    'Tells how long words are kept and what has gone; with --sweep takes away at once what has run out.',
  options: {
    sweep: { type: 'boolean', what: 'do not wait for the gateway to do it' },
    tenant: { type: 'string', value: 'KEY', what: 'where there are several' },
  },
  positionals: 0,
  async run(call) {
    const { terminal } = call
    const database = await openDatabase(call)
    const { pool } = database
    const tenant = await tenantOf(pool, call.text('tenant'))
    if (call.given('sweep')) {
      const { files } = await openContacts(call, database)
      await keepRetention({ pool, files }, { settleMs: settledMs, goOn: always })
    }
    const { days, aligned } = await readRetention(pool, tenant)
    for (const [name, kept] of Object.entries(days))
      terminal.say(`${name.padEnd(10)}${kept === null ? 'kept' : `${kept} days`}`)
    if (!aligned) terminal.say('What was there before the last change is being dated anew.')
    for (const { at, counts } of await listRetentionRuns(pool, tenant, shown)) {
      const what = Object.entries(counts).map(([name, rows]) => `${name} ${rows}`)
      terminal.say(`${new Date(at).toISOString()}  ${what.join(', ')}`)
    }
    return 0
  },
}
