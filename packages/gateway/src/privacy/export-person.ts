import { Readable } from 'node:stream'
import type pg from 'pg'
import type { FileRow } from '../files/file-rows.js'
import type { Files } from '../files/files.js'
import type { Log, LoggedFact } from '../log/log.js'
import { type Names, toWire } from '../wire.js'
import type { Person } from './person.js'
import { wordTables } from './words-kept.js'

/** What handing out needs. */
export interface ExportingParts {
  /** As the owner of the tables. */
  readonly pool: pg.Pool
  readonly log: Pick<Log, 'read'>
  readonly files: Pick<Files, 'filesOf' | 'open'>
}

/** One file of what is handed out. */
export interface ExportedFile {
  readonly name: string
  /** Called once, when its turn has come. */
  read(): Readable
}

/** The form of `person.json`; another one gets another number. */
export const personFormat = 'switchboard-person-1'

const page = 500
const rowsAtOnce = 200

/** Everything that is kept of a person, as files: `person.json` with who they are and every contact with its words. */
export async function exportPerson(parts: ExportingParts, person: Person): Promise<readonly ExportedFile[]> {
  const files: ExportedFile[] = [{ name: 'person.json', read: () => Readable.from(whole(parts, person)) }]
  for (const { id } of person.contacts)
    for (const row of await parts.files.filesOf(person.tenant, id))
      files.push({ name: nameOf(row), read: () => Readable.from(bytesOf(parts.files, row)) })
  return files
}

/** Below the contact, and by the id first: two files may be called the same. What somebody called it must not lead out of the folder. */
function nameOf({ contact, id, name }: FileRow): string {
  return `files/${contact}/${id}-${name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-100)}`
}

/** One that was erased since it was listed is empty. */
async function* bytesOf(files: ExportingParts['files'], row: FileRow): AsyncGenerator<Buffer> {
  const stream = await files.open(row, 'whole')
  if (stream !== null) for await (const chunk of stream) yield chunk as Buffer
}

/** Piece by piece: however long somebody has been a customer, little of it is in memory. */
async function* whole(parts: ExportingParts, person: Person): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(personFormat)},"madeAt":${Date.now()}`
  for (const { table, tell } of wordTables) {
    if (tell === undefined) continue
    yield `,\n${JSON.stringify(table)}:[`
    yield* separated(rowsOf(parts.pool, person, tell))
    yield ']'
  }
  const names = await namesOf(parts.pool, person.tenant)
  yield ',\n"contacts":['
  for (const [index, { id, startedAt }] of person.contacts.entries()) {
    yield `${index === 0 ? '' : ','}\n{"id":"${id}","startedAt":${startedAt},"facts":[`
    yield* separated(factsOf(parts.log, { tenant: person.tenant, contact: id }, names))
    yield ']}'
  }
  yield ']}\n'
}

async function* separated(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  let first = true
  for await (const value of values) {
    yield `${first ? '' : ','}\n${JSON.stringify(value)}`
    first = false
  }
}

async function* rowsOf(pool: pg.Pool, person: Person, tell: string): AsyncGenerator {
  const contacts = person.contacts.map(({ id }) => id)
  for (let from = 0; from === 0 || from < contacts.length; from += rowsAtOnce) {
    const visitors = from === 0 ? person.visitors : []
    const { rows } = await pool.query<{ row: unknown }>(tell, [
      person.tenant,
      visitors,
      contacts.slice(from, from + rowsAtOnce),
    ])
    for (const { row } of rows) yield row
  }
}

/** What the visitor could see, and whatever else was written about them; how an agent was chosen is not about them. */
async function* factsOf(
  log: ExportingParts['log'],
  { tenant, contact }: { readonly tenant: number; readonly contact: string },
  names: Names,
): AsyncGenerator {
  for (let after = 0; ;) {
    const facts: readonly LoggedFact[] = await log.read({
      tenant,
      stream: contact,
      audience: 'staff',
      after,
      limit: page,
    })
    for (const fact of facts) {
      if (fact.vseq === null && fact.content === undefined) continue
      const frame = toWire(fact, 'staff', names)
      if (frame !== null) yield { at: frame.at, ...frame.fact }
    }
    if (facts.length < page) return
    after = facts.at(-1)?.seq ?? after
  }
}

/** People are told as visitors see them. */
async function namesOf(pool: pg.Pool, tenant: number): Promise<Names> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    'SELECT id, name FROM users WHERE tenant = $1',
    [tenant],
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return {
    staff: (id) => names.get(id) ?? '',
    picture: () => null,
    contact: () => ({ brandName: '', queueName: '' }),
    queue: () => '',
  }
}
