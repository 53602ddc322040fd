import { hashPassword } from '../centre/passwords.js'
import { playPast } from '../simulate/play-past.js'
import { type Call, type Command, CommandFault } from './command.js'
import { openDatabase, tenantOf } from './open-stores.js'
import { liveOptions, simulateLive } from './simulate-live.js'
import { wholeOf } from './whole-number.js'

/** Plays a past for a tenant, or live traffic at a demo: contacts that never were, by the rules by which real ones go. */
export const simulateCommand: Command = {
  name: 'simulate',
  takes: '',
  summary:
    'Plays a past of contacts for a tenant, or live traffic at a demo: never for one that works with real ones.',
  options: {
    tenant: { type: 'string', value: 'KEY', what: 'for whom; to be named for a past' },
    contacts: { type: 'string', value: 'N', what: 'how many; 20000 unless given' },
    days: { type: 'string', value: 'N', what: 'whole days before today; 30 unless given' },
    seed: { type: 'string', value: 'N', what: 'the same seed gives the same past; 1 unless given' },
    ...liveOptions,
  },
  positionals: 0,
  run: (call) => (call.given('live') ? simulateLive(call) : simulatePast(call)),
}

async function simulatePast(call: Call): Promise<number> {
  for (const name of ['rate', 'agents', 'duration', 'pace', 'url'])
    if (call.text(name) !== null) throw new CommandFault(`--${name} is for --live.`)
  const key = call.text('tenant')
  if (key === null) throw new CommandFault('Name the tenant: what is played stays in its books.')
  const contacts = wholeOf(call, 'contacts', { unless: 20_000, most: 1_000_000 })
  const days = wholeOf(call, 'days', { unless: 30, most: 800 })
  const seed = wholeOf(call, 'seed', { unless: 1, most: 2 ** 31 - 1 })
  const database = await openDatabase(call)
  const tenant = await tenantOf(database.pool, key)
  const { rowCount: sites } = await database.pool.query(
    'SELECT FROM sites WHERE tenant = $1 AND NOT archived',
    [tenant],
  )
  if (sites === 0) throw new CommandFault('The tenant has no site yet, and nobody could write.')
  const password = call.config.demo ? await hashPassword('demo') : null
  const { played, doneAt, facts, ...past } = await playPast(
    {
      pool: database.pool,
      signal: new AbortController().signal,
      // A gateway that runs has its shipper; without one the facts wait for the next start.
      isShipped: database.held === null,
      onDay: (simulation) =>
        call.terminal.warn(`Day ${simulation.day}: ${simulation.played} of ${simulation.contacts} contacts.`),
    },
    { tenant, seed, days, contacts, additions: { people: 12, password, brands: [] } },
  )
  const as =
    past.seed === seed && past.days === days && past.contacts === contacts
      ? ''
      : ', as it was asked for at first'
  call.terminal.say(`The past of ${key} is there${as}: ${played} contacts, ${facts} facts.`)
  return doneAt === null ? 1 : 0
}
