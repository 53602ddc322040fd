import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { exportPerson } from '../privacy/export-person.js'
import { noteExport } from '../privacy/note-export.js'
import { packed, unpackInto } from '../privacy/pack.js'
import { type Command, CommandFault } from './command.js'
import { openContacts, openDatabase } from './open-stores.js'
import { personOptions, soughtPerson } from './sought-person.js'

/** Everything that is kept of a person, as files. */
export const exportCommand: Command = {
  name: 'export',
  takes: '--person WHO --out PATH',
  summary: 'Writes everything that is kept of a person into a folder or, where PATH ends in .zip, a zip.',
  options: {
    ...personOptions,
    out: { type: 'string', value: 'PATH', what: 'where to; nothing that is there is written over' },
  },
  positionals: 0,
  async run(call) {
    const out = call.text('out')
    if (out === null) throw new CommandFault('--out says where to.')
    const database = await openDatabase(call)
    const person = await soughtPerson(call, database.pool)
    const contacts = await openContacts(call, database)
    const files = await exportPerson({ pool: database.pool, ...contacts }, person)
    await noteExport(database.pool, person, null)
    if (out.endsWith('.zip'))
      await pipeline(packed(files), createWriteStream(out, { flags: 'wx', mode: 0o600 })).catch(taken(out))
    else await unpackInto(out, files).catch(taken(out))
    call.terminal.say(`${person.contacts.length} contacts and ${files.length - 1} files in ${out}.`)
    return 0
  },
}

function taken(out: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CommandFault(`${out} is there already: name another place.`)
    throw error
  }
}
