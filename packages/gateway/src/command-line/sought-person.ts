import type pg from 'pg'
import { type Person, findPerson } from '../privacy/person.js'
import { type Call, CommandFault, type Option } from './command.js'
import { tenantOf } from './open-stores.js'

/** How a person is named at a terminal. */
export const personOptions = {
  person: {
    type: 'string',
    value: 'WHO',
    what: 'visitor:ID, person:ID (what the brand calls them) or email:ADDRESS',
  },
  brand: { type: 'string', value: 'ID', what: 'only at this brand' },
  tenant: { type: 'string', value: 'KEY', what: 'where there are several' },
} as const satisfies Record<string, Option>

const form = /^(visitor|person|email):(.+)$/

/** The person that the options name. Throws a CommandFault where there is none, or more than one. */
export async function soughtPerson(call: Call, pool: pg.Pool): Promise<Person> {
  const [, by, value] = form.exec(call.text('person') ?? '') ?? []
  if (by === undefined || value === undefined)
    throw new CommandFault('--person is visitor:ID, person:ID or email:ADDRESS.')
  const tenant = await tenantOf(pool, call.text('tenant'))
  const brand = call.text('brand')
  const sought = { by: by as 'visitor' | 'person' | 'email', value, brands: brand === null ? null : [brand] }
  const person = await findPerson(pool, tenant, sought)
  if (person === 'nobody') throw new CommandFault('There is nobody like that.')
  if (person === 'several_brands')
    throw new CommandFault('Several brands have a person with this id: name one by --brand.')
  return person
}
