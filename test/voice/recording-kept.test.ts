import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFileRows } from '../../packages/gateway/src/files/file-rows.js'
import { createFiles, type Files } from '../../packages/gateway/src/files/files.js'
import { createFolderStore } from '../../packages/gateway/src/files/folder-store.js'
import { keepRetention } from '../../packages/gateway/src/privacy/keep-retention.js'
import { wavHeader } from '../../packages/gateway/src/voice/recorder/wav-header.js'
import { useGateway } from '../support/gateway.ts'
import { type Staff, logIn } from '../support/rest.ts'
import { TestSocket, newId, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

/** A call that is over, with a recording of two seconds. */
interface Recorded {
  readonly contact: string
  readonly visitor: string
  readonly file: string
}

const sound = Buffer.alloc(2_000 * 64, 7)
const wav = Buffer.concat([wavHeader({ channels: 2, rate: 16_000, bytes: sound.length }), sound])

let gateway: Awaited<ReturnType<typeof useGateway>>
let pool: Pool
let files: Files
let admin: Staff

beforeAll(async () => {
  gateway = await useGateway()
  pool = new Pool({ connectionString: gateway.databaseUrl })
  const rows = createFileRows(
    { pool, readAs: async (_, sql, values = []) => (await pool.query(sql, [...values])).rows },
    60_000,
  )
  const store = createFolderStore(join(gateway.folder, 'files'))
  files = createFiles({ rows, store, incoming: gateway.folder, newId })
  admin = await logIn(gateway.url, 'admin')
})
afterAll(async () => {
  await pool.end()
  await gateway.close()
})

test('a recording is opened by those who supervise and by nobody else, and every opening is a fact', async () => {
  const { contact, file } = await recordedCall()
  expect(await recordingsOf(contact)).toMatchObject([{ id: file, ms: 2_000 }])
  for (const user of ['agent', 'agent2', 'analyst'])
    for (const path of [`recordings/${file}`, `contacts/${contact}/recordings`])
      expect((await opened(await logIn(gateway.url, user), path)).status, `${user}, ${path}`).toBe(403)
  for (const user of ['senior', 'supervisor', 'admin'])
    expect((await opened(await logIn(gateway.url, user, 'other'), `recordings/${file}`)).status, user).toBe(
      404,
    )
  expect((await fetch(`${gateway.url}/api/v1/recordings/${file}`)).status).toBe(401)
  expect(await playedOf(contact)).toBe(0)

  const answer = await opened(await logIn(gateway.url, 'supervisor'), `recordings/${file}`)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(wav)
  expect(await playedOf(contact)).toBe(1)
  expect((await opened(admin, `files/${file}`)).status).toBe(404)
  expect(await playedOf(contact)).toBe(1)
})

test('what is handed out to a person holds the sound of the calls, and erasing the person takes it away', async () => {
  const { contact, visitor, file } = await recordedCall()
  const other = await recordedCall()
  const person = { by: 'visitor', value: visitor }
  const exported = await admin.send('POST', '/api/v1/person-exports', person)
  expect(exported.status).toBe(200)
  const zip = Buffer.from(await exported.arrayBuffer())
  expect(unpacked(zip, `files/${contact}/${file}-call.wav`)).toEqual(wav)

  const before = bytesKept()
  expect((await admin.send('POST', '/api/v1/person-erasures', person)).status).toBe(200)
  expect(await recordingsOf(contact)).toEqual([])
  expect((await opened(admin, `recordings/${file}`)).status).toBe(404)
  await until('its bytes are gone', () => bytesKept() === before - 1)
  expect(await recordingsOf(other.contact)).toHaveLength(1)
})

test('a recording goes when the days of files are over, row and bytes; a younger one stays', async () => {
  const [old, young] = [await recordedCall(), await recordedCall()]
  const { rev } = await admin.get<{ rev: number }>('/api/v1/retention')
  const changed = await admin.send('PATCH', '/api/v1/retention', { rev, days: { files: 30 } })
  expect(changed.status).toBe(200)
  await keepRetention({ pool, files }, { settleMs: 0, goOn: () => Promise.resolve(true) })
  expect(await recordingsOf(old.contact)).toHaveLength(1)

  const before = bytesKept()
  await pool.query('UPDATE files SET created_at = created_at - $2::bigint WHERE id = $1', [
    old.file,
    31 * 86_400_000,
  ])
  await keepRetention({ pool, files }, { settleMs: 0, goOn: () => Promise.resolve(true) })
  expect(await recordingsOf(old.contact)).toEqual([])
  expect((await opened(admin, `recordings/${old.file}`)).status).toBe(404)
  await until('its bytes are gone', () => bytesKept() === before - 1)
  expect(await recordingsOf(young.contact)).toHaveLength(1)
})

async function recordedCall(): Promise<Recorded> {
  const { token, visitor } = await visitorToken(gateway.url)
  const socket = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  for (const command of [
    { t: 'start', channel: 'voice', stream: contact, text: '' },
    { t: 'end', stream: contact },
  ] as const)
    expect(await socket.ask(command), command.t).toMatchObject({ t: 'ack' })
  socket.terminate()
  const path = join(gateway.folder, `${contact}.wav`)
  writeFileSync(path, wav)
  return { contact, visitor, file: await files.keepRecording({ tenant: await tenant(), contact, path }) }
}

async function tenant(): Promise<number> {
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM tenants WHERE key = 'demo'")
  return rows[0]?.id ?? 0
}

async function recordingsOf(contact: string): Promise<readonly { id: string; ms: number }[]> {
  const { recordings } = await admin.get<{ recordings: { id: string; ms: number }[] }>(
    `/api/v1/contacts/${contact}/recordings`,
  )
  return recordings
}

function opened({ cookie }: Staff, path: string): Promise<Response> {
  return fetch(`${gateway.url}/api/v1/${path}`, { headers: { cookie } })
}

async function playedOf(contact: string): Promise<number> {
  const { rowCount } = await pool.query(
    "SELECT FROM facts WHERE type = 'recording_played' AND body ->> 'contact' = $1",
    [contact],
  )
  return rowCount ?? 0
}

function bytesKept(): number {
  const folder = join(gateway.folder, 'files')
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length
}

/** One file out of a zip: it begins after the name by which it is announced. */
function unpacked(zip: Buffer, name: string): Buffer | null {
  const at = zip.indexOf(name)
  return at < 0 ? null : inflateRawSync(zip.subarray(at + name.length + zip.readUInt16LE(at - 2)))
}
