import { execFile } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Staff, logIn } from '../support/rest.ts'
import { type Switchboard, startSwitchboard } from '../support/switchboard.ts'
import { type Known, beKnown, email, letBrandSign, words } from './person.ts'
import { inClickHouse, inPostgres } from './traces.ts'

const program = join(import.meta.dirname, '..', '..', 'packages', 'gateway', 'bin', 'switchboard.mjs')
const who = `email:${email}`
let switchboard: Switchboard
let database: string
let known: Known
let admin: Staff

beforeAll(async () => {
  switchboard = await startSwitchboard({ environment: { LOG_LEVEL: 'trace' } })
  const [port, password] = ['postgres-port', 'postgres-password'].map((name) => kept(name))
  database = `postgres://switchboard:${password}@127.0.0.1:${port}/postgres`
  await letBrandSign(database)
  admin = await logIn(switchboard.url, 'admin')
  known = await beKnown({ visitor: switchboard.url, staff: switchboard.url })
})
afterAll(async () => {
  for (const socket of Object.values(known.sockets)) socket.terminate()
  await switchboard.stop()
})

test('the doctor finds everything in order, beside a gateway that runs', async () => {
  const { code, out } = await run('doctor')
  expect(out).toMatch(/^ok {2}Database: PostgreSQL \d+/m)
  expect(out).toContain('a gateway runs on this data folder')
  expect([code, out.match(/^!!.*$/m)]).toEqual([0, null])
})

test('the doctor says what is wrong and what to do, and the code tells a program', async () => {
  const away = { DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/x', CLICKHOUSE_URL: 'http://127.0.0.1:1' }
  const { code, out } = await run('doctor', { ...away, SECRET_KEY: 'a'.repeat(40) })
  expect(out).toMatch(/^!! {2}Database: .*check DATABASE_URL/m)
  expect(out).toMatch(/^!! {2}Reporting store: .*check CLICKHOUSE_URL/m)
  expect(out).toMatch(/^\?\? {2}Secret: SECRET_KEY is easy to guess/m)
  expect(out).not.toContain('hidden')
  expect(code).toBe(1)
})

test('why an agent got a contact is gone through again, and the same comes out', async () => {
  const [offer] = await ask(
    "SELECT body ->> 'offer' AS it FROM facts WHERE type = 'offer_made' AND stream = $1",
    [known.contact],
  )
  const { code, out } = await run(`explain ${String(offer?.it)}`)
  expect(out).toContain('Gone through again, the same comes out.')
  expect(code).toBe(0)
  expect(await run('explain 00000000-0000-4000-8000-000000000000')).toMatchObject({ code: 1 })
})

test('a person is handed out as files, of which none is written over', async () => {
  const folder = join(switchboard.folder, 'handed-out')
  expect(await run(`export --tenant demo --person ${who} --out ${folder}`)).toMatchObject({ code: 0 })
  const text = readFileSync(join(folder, 'person.json'), 'utf8')
  const person = JSON.parse(text) as { format: string; contacts: { id: string; facts: { type: string }[] }[] }
  expect(person).toMatchObject({ format: 'switchboard-person-1', contacts: [{ id: known.contact }] })
  expect(Object.values(words).filter((word) => word !== words.fileText && !text.includes(word))).toEqual([])
  expect(person.contacts[0]?.facts.map(({ type }) => type)).not.toContain('offer_made')
  const files = readdirSync(join(folder, 'files', known.contact))
  expect(files).toHaveLength(1)
  expect(readFileSync(join(folder, 'files', known.contact, files[0] ?? ''), 'utf8')).toContain(words.fileText)
  const again = await run(`export --tenant demo --person ${who} --out ${folder}`)
  expect(again).toMatchObject({ code: 1 })
  expect(again.err).toContain('is there already')
  rmSync(folder, { recursive: true })
})

test('erasing asks for a yes, says whom it does not find, and which tenant is meant', async () => {
  expect((await run(`erase --tenant demo --person ${who}`)).out).toContain('Nothing was erased')
  expect((await run('erase --tenant demo --person email:nobody@nowhere.example --yes')).err).toContain(
    'nobody',
  )
  expect((await run(`erase --person ${who} --yes`)).err).toContain(
    'Which tenant? --tenant is one of: demo, other.',
  )
  expect((await run(`erase --tenant other --person ${who} --yes`)).code).toBe(1)
  expect(await inPostgres(database, [words.message])).toEqual(['public.content: zyqmessage'])
})

test('erased at the terminal: no table, no file and no log has the words, and the books still agree', async () => {
  const { code, out } = await run(`erase --tenant demo --person ${who} --yes`)
  expect([code, out]).toEqual([0, expect.stringContaining('files: 1')])
  expect(await traces()).toEqual([])
  await agreesWithLog()
})

test('what was said until a rule runs out goes by itself from everywhere, and the report says how much', async () => {
  for (const socket of Object.values(known.sockets)) socket.terminate()
  known = await beKnown({ visitor: switchboard.url, staff: switchboard.url })
  const { rev } = await admin.get<{ rev: number }>('/api/v1/retention')
  const days = { messages: 1, notes: 1, comments: 1, pages: 1, files: 1, identity: 1 }
  expect((await admin.send('PATCH', '/api/v1/retention', { rev, days })).status).toBe(200)
  expect((await admin.send('PATCH', '/api/v1/retention', { rev, days: { notes: 9 } })).status).toBe(409)
  expect((await run('retention --tenant demo --sweep')).out).toContain('messages  1 days')
  expect(await inPostgres(database, [words.message])).toEqual(['public.content: zyqmessage'])
  await threeDaysPass()
  const { out, err } = await run('retention --tenant demo --sweep')
  expect(err).toBe('')
  expect(out).toMatch(/messages 2/)
  expect(out).toMatch(/identity 1/)
  expect(await traces()).toEqual([])
  const { runs } = await admin.get<{ runs: { counts: object }[] }>('/api/v1/retention-runs')
  expect(runs[0]?.counts).toEqual({ messages: 2, notes: 1, comments: 1, pages: 1, files: 1, identity: 1 })
})

/** Makes everything that was said three days older than it is. */
async function threeDaysPass(): Promise<void> {
  const ms = 3 * 86_400_000
  await ask('UPDATE facts SET at = at - $1::bigint', [ms])
  await ask('UPDATE streams SET last_at = last_at - $1::bigint', [ms])
  await ask(
    'UPDATE visitors SET created_at = created_at - $1::bigint, identified_at = identified_at - $1::bigint',
    [ms],
  )
  await ask('UPDATE files SET created_at = created_at - $1::bigint', [ms])
  await ask('UPDATE retention_revs SET changed_at = changed_at - $1::bigint, aligned_rev = 0', [ms])
}

/** The rows of today in the reporting store are those that the log gives. */
async function agreesWithLog(): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  expect((await run(`audit ${today} --tenant demo`)).out).toMatch(/^[1-9]\d* rows compared, 0 differ\.$/m)
}

/** Where the words are: in tables of either store, in the data folder's files, in what was logged. */
async function traces(): Promise<string[]> {
  const all = Object.values(words)
  // What a row was until it changed stays in the table's file, and in no backup that is made by SQL, until the table is written anew.
  await ask('VACUUM FULL')
  await ask('CHECKPOINT')
  return [
    ...(await inPostgres(database, all)),
    ...(await inClickHouse(kept('analytics-url'), all)),
    ...inFiles(all),
    ...all.filter((word) => switchboard.output().includes(word)).map((word) => `log: ${word}`),
  ]
}

/** Of the embedded Postgres all but its write-ahead log, which is written over in turn. */
function inFiles(all: readonly string[]): string[] {
  return readdirSync(switchboard.folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('pg_wal'))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
      return all.filter((word) => bytes.includes(word)).map((word) => `${path}: ${word}`)
    })
}

function kept(name: string): string {
  return readFileSync(join(switchboard.folder, name), 'utf8').trim()
}

async function ask(text: string, values?: readonly unknown[]): Promise<{ it?: unknown }[]> {
  const client = new Client(database)
  await client.connect()
  try {
    return (await client.query<{ it?: unknown }>(text, values && [...values])).rows
  } finally {
    await client.end()
  }
}

/** Runs the real program beside the gateway. */
async function run(
  line: string,
  environment: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: switchboard.folder, ...environment }
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...line.split(' ')], {
      env,
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}
