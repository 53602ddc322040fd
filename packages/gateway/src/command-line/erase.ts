import { randomUUID } from 'node:crypto'
import { erasePerson } from '../privacy/erase-person.js'
import { type Command, CommandFault } from './command.js'
import { openContacts, openDatabase } from './open-stores.js'
import { personOptions, soughtPerson } from './sought-person.js'

/** All that a person has said, and who it was, taken away. */
export const eraseCommand: Command = {
  name: 'erase',
  takes: '--person WHO --yes',
  summary:
    'Erases all that a person has said and all that says who it was; numbers stay. Without --yes it only tells what would go.',
  options: {
    ...personOptions,
    yes: { type: 'boolean', what: 'do it: there is no way back' },
  },
  positionals: 0,
  async run(call) {
    const { terminal } = call
    const database = await openDatabase(call)
    const person = await soughtPerson(call, database.pool)
    const open = person.contacts.filter(({ over }) => !over).map(({ id }) => id)
    terminal.say(`${person.visitors.length} visitors, ${person.contacts.length} contacts.`)
    if (open.length > 0)
      throw new CommandFault(`Not all of the contacts are over: end them first.\n${open.join('\n')}`)
    if (!call.given('yes')) {
      terminal.say('Nothing was erased: --yes does it.')
      return 0
    }
    const contacts = await openContacts(call, database)
    const by = { id: randomUUID(), actor: null }
    const outcome = await erasePerson({ pool: database.pool, ...contacts }, person, by)
    if ('refused' in outcome) throw new CommandFault('A contact was opened meanwhile: try again.')
    for (const [table, rows] of Object.entries(outcome.counts)) terminal.say(`${table}: ${rows}`)
    terminal.say(`Erased, as ${outcome.id}.`)
    return 0
  },
}
