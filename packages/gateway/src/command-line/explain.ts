import { explainOffer, printOffer } from '../explain.js'
import { type Command, CommandFault } from './command.js'
import { openDatabase } from './open-stores.js'

/** Why an agent got a contact, gone through once more. */
export const explainCommand: Command = {
  name: 'explain',
  takes: '<offer>',
  summary: 'Judges the candidates of an offer again; exit code 1 where something else comes out.',
  options: {},
  positionals: 1,
  async run(call) {
    const offer = call.positionals[0] ?? ''
    const { pool } = await openDatabase(call)
    const explained = await explainOffer(pool, offer)
    if (explained === null) throw new CommandFault(`There is no offer ${offer}.`)
    call.terminal.say(printOffer(explained))
    return (explained.explanation?.differences.length ?? 0) === 0 ? 0 : 1
  },
}
