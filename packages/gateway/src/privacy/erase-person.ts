import { type ContactState, eraseWords } from '@switchboard/domain'
import type pg from 'pg'
import { inTransaction } from '../database/in-transaction.js'
import { note } from '../centre/set-up/audit.js'
import type { Files } from '../files/files.js'
import type { Log } from '../log/log.js'
import type { Person } from './person.js'
import { wordTables } from './words-kept.js'

/** What erasing needs. */
export interface ErasingParts {
  /** As the owner of the tables. */
  readonly pool: pg.Pool
  readonly log: Pick<Log, 'send'>
  readonly files: Pick<Files, 'erase' | 'filesOf'>
}

/** An erasure as it is kept: ids that name nobody. Times in epoch ms. */
export interface Erasure {
  readonly id: string
  readonly at: number
  /** Null: from the command line. */
  readonly actor: string | null
  readonly visitors: readonly string[]
  readonly contacts: readonly string[]
  /** Rows by table. */
  readonly counts: Readonly<Record<string, number>>
  /** Null: under way, or interrupted and carried on within two minutes. */
  readonly doneAt: number | null
}

const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'
const columns = 'id, at, actor, visitors, contacts, counts, done_at AS "doneAt"'
const contactsAtOnce = 200
/** Nobody works as long on one; another node may take it up, which does no harm. */
const interruptedMs = 60_000

/**
 * Takes away all that a person has said and all that says who it was. Facts stay, and with them every number; each contact gets
 * one more, by which open sockets of all nodes learn of it. Refused while a contact goes on: what is still said would stay.
 */
export async function erasePerson(
  parts: ErasingParts,
  person: Person,
  by: { readonly id: string; readonly actor: string | null },
): Promise<Erasure | { readonly refused: 'contact_not_over' }> {
  if (person.contacts.some(({ over }) => !over)) return { refused: 'contact_not_over' }
  await begin(parts.pool, person, by)
  return carryOut(parts, person.tenant, by.id)
}

/** Carries on every erasure that was interrupted. */
export async function resumeErasures(parts: ErasingParts): Promise<void> {
  const { rows } = await parts.pool.query<{ id: string; tenant: number }>(
    `SELECT id, tenant FROM erasures WHERE done_at IS NULL AND at < ${now} - $1::bigint ORDER BY at LIMIT 20`,
    [interruptedMs],
  )
  for (const { id, tenant } of rows) await carryOut(parts, tenant, id)
}

/** The tenant's erasures, the newest first. */
export async function listErasures(pool: pg.Pool, tenant: number, limit: number): Promise<Erasure[]> {
  const { rows } = await pool.query<Erasure>(
    `SELECT ${columns} FROM erasures WHERE tenant = $1 ORDER BY at DESC LIMIT $2`,
    [tenant, limit],
  )
  return rows
}

/** From here on it happens, whatever becomes of this process. */
async function begin(
  pool: pg.Pool,
  { tenant, visitors, contacts }: Person,
  { id, actor }: { readonly id: string; readonly actor: string | null },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(
      `INSERT INTO erasures (id, tenant, at, actor, visitors, contacts, counts) VALUES ($1, $2, ${now}, $3, $4, $5, '{}')`,
      [id, tenant, actor, visitors, contacts.map((contact) => contact.id)],
    )
    const after = { visitors: visitors.length, contacts: contacts.length }
    await note(client, { tenant, actor, action: 'erased', kind: 'persons', thing: id, after })
  })
}

async function carryOut({ pool, log, files }: ErasingParts, tenant: number, id: string): Promise<Erasure> {
  const { rows } = await pool.query<Erasure>(
    `SELECT ${columns} FROM erasures WHERE id = $1 AND tenant = $2`,
    [id, tenant],
  )
  const [erasure] = rows
  if (erasure === undefined) throw new Error(`the erasure ${id} is gone`)
  let gone = 0
  for (const contact of erasure.contacts) {
    await tell(log, tenant, { contact, erasure: id })
    gone += (await files.filesOf(tenant, contact)).length
    await files.erase(tenant, { contact })
  }
  return inTransaction(pool, async (client) => {
    const counts = { ...(await emptyTables(client, tenant, erasure)), files: gone }
    const done = await client.query<Erasure>(
      `UPDATE erasures SET counts = $2, done_at = ${now} WHERE id = $1 RETURNING ${columns}`,
      [id, JSON.stringify(counts)],
    )
    return done.rows[0] ?? erasure
  })
}

/** The retry key is the erasure's own: carried on, no contact hears of it twice. */
async function tell(
  log: ErasingParts['log'],
  tenant: number,
  { contact, erasure }: { readonly contact: string; readonly erasure: string },
): Promise<void> {
  const answer = await log.send({
    tenant,
    stream: contact,
    actor: null,
    clientId: erasure,
    decide: (head, at) => eraseWords((head?.state ?? null) as ContactState | null, { erasure }, at),
  })
  if ('refused' in answer) throw new Error(`the contact ${contact} could not be erased: ${answer.refused}`)
}

async function emptyTables(
  client: pg.ClientBase,
  tenant: number,
  { visitors, contacts }: Erasure,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { table, erase } of wordTables) {
    let rows = 0
    for (let from = 0; from === 0 || from < contacts.length; from += contactsAtOnce) {
      const some = contacts.slice(from, from + contactsAtOnce)
      rows += (await client.query(erase, [tenant, from === 0 ? visitors : [], some])).rowCount ?? 0
    }
    counts[table] = rows
  }
  return counts
}
