import type { Command } from './command.js'
import { openDatabase } from './open-stores.js'

/** Brings the database's schema up to date. */
export const migrateCommand: Command = {
  name: 'migrate',
  takes: '',
  summary: 'Brings the schema of the database up to date; start does so as well.',
  options: {},
  positionals: 0,
  async run(call) {
    const { pool } = await openDatabase(call)
    const { rows } = await pool.query<{ name: string }>(
      'SELECT name FROM migrations ORDER BY name DESC LIMIT 1',
    )
    call.terminal.say(`The schema is that of ${rows[0]?.name ?? 'nothing'}.`)
    return 0
  },
}
