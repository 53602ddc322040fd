import { type CustomTypesConfig, Pool, type PoolConfig, types } from 'pg'

/** Where the database is, as `pg` takes it: `{ connectionString }`, or host, port, user, password and database. */
export type Connection = PoolConfig

export interface PoolOptions {
  /** Connections at most. */
  readonly max?: number
  /** `reader`: bound by row-level security; it sees the rows of the tenant that is set, and none where none is. */
  readonly role?: 'owner' | 'reader'
  /** Sees this tenant's rows only; implies `reader`. */
  readonly tenant?: number
  /** Sends statements without waiting for the answers of those before. */
  readonly pipeline?: boolean
}

// The time-outs free what a stopped process holds: without them a stopped holder of a lock blocks the others for ever.
// Plans are generic and never scan whole tables, so that one made while the tables were empty is right when they are not.
const settings = [
  'jit=off',
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'lock_timeout=3s',
  'statement_timeout=5s',
  'idle_in_transaction_session_timeout=2s',
]

/** A pool with the house's settings; int8 arrives as a number. A lost connection fails its statement, never the process. */
export function openPool(connection: Connection, options: PoolOptions = {}): Pool {
  const { max = 10, role = 'owner', tenant, pipeline = false } = options
  const own = [...settings]
  if (role === 'reader' || tenant !== undefined) own.push('role=switchboard_reader')
  if (tenant !== undefined) own.push(`switchboard.tenant=${tenant}`)
  const pool = new Pool({
    ...withoutOptions(connection),
    max,
    pipeline,
    types: numericTypes,
    options: [givenOptions(connection), ...own.map((setting) => `-c ${setting}`)].filter(Boolean).join(' '),
  })
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  return pool
}

const ignore = (): void => {}

const bigint = 20
const parserOf = types.getTypeParser as (oid: number, format?: 'text') => (text: string) => unknown
const numericTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === bigint ? Number : parserOf(oid, format)) as typeof types.getTypeParser,
}

/** What the address itself asks for, such as a host's `options=…`: ours are added, not put in its place. */
function givenOptions(connection: Connection): string {
  const inAddress =
    connection.connectionString === undefined
      ? null
      : new URL(connection.connectionString).searchParams.get('options')
  return [connection.options, inAddress].filter(Boolean).join(' ')
}

function withoutOptions(connection: Connection): Connection {
  if (connection.connectionString === undefined) return connection
  const address = new URL(connection.connectionString)
  address.searchParams.delete('options')
  return { ...connection, connectionString: address.href }
}
