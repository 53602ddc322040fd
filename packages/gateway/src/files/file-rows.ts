import type pg from 'pg'
import type { ReadAs } from '../centre/reader.js'
import type { FileKind } from '../wire.js'

/** What is known of a file. Times in epoch ms, sizes in bytes and pixels. */
export interface FileRow {
  readonly id: string
  readonly tenant: number
  readonly contact: string
  readonly uploader: string
  readonly key: string
  readonly previewKey: string | null
  readonly kind: FileKind
  readonly type: string
  readonly name: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly createdAt: number
  readonly expiresAt: number
  /** Whether a fact tells of it. */
  readonly sent: boolean
  /** The sound of a call: opened by a way of its own alone. */
  readonly recording: boolean
}

/** The rows of files, and the keys whose bytes have to go. */
export interface FileRows {
  byId(tenant: number, id: string): Promise<FileRow | null>
  /** In the order in which they came. */
  ofContact(tenant: number, contact: string): Promise<readonly FileRow[]>
  /** Dooms the keys before anything is under them, and sets the deadline after which they are looked at; unless the contact has so many files. */
  announce(file: { id: string; contact: string; keys: readonly string[] }, most: number): Promise<boolean>
  /** Keeps what was announced; its name and bytes are known now. */
  keep(file: Omit<FileRow, 'sent' | 'recording' | 'createdAt' | 'expiresAt'>): Promise<void>
  /** Says of a file that was just kept that it is the sound of its contact. */
  markRecording(id: string): Promise<void>
  /** Takes the row of one file away, or all of a contact; the keys are doomed, and the deadline is due at once. Returns their ids. */
  drop(tenant: number, which: { id: string } | { contact: string }): Promise<readonly string[]>
  /** Takes a row away that was never sent, and whose time has passed. */
  dropUnsent(id: string): Promise<void>
  doomedKeys(id: string): Promise<readonly string[]>
  forgetKey(key: string): Promise<void>
}

const clock = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'
const columns = `f.id, f.tenant, f.contact, f.uploader, f.key, f.preview_key AS "previewKey", f.kind, f.type, f.name, f.bytes, f.width, f.height, f.recording,
  f.created_at AS "createdAt", f.expires_at AS "expiresAt"`
const isSent = `EXISTS (SELECT FROM facts WHERE stream = f.contact AND type IN ('file_sent', 'message_sent')
  AND f.id::text IN (body ->> 'file', body #>> '{extra,picture,file}'))`

const announce = `WITH room AS (
    SELECT count(*) < $4::int AS "left" FROM files WHERE contact = $2),
  woken AS (
    INSERT INTO deadlines (stream, kind, due_at) SELECT $1::uuid, 'file', ${clock} + $5::bigint FROM room WHERE "left")
  INSERT INTO doomed_files (key, file) SELECT key, $1::uuid FROM room, unnest($3::text[]) AS t(key) WHERE "left"`

const keep = `WITH spared AS (DELETE FROM doomed_files WHERE file = $1)
  INSERT INTO files (id, tenant, contact, uploader, key, preview_key, kind, type, name, bytes, width, height, created_at, expires_at)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now.at, now.at + $13::bigint FROM (SELECT ${clock} AS at) AS now`

const doom = `doomed AS (
    INSERT INTO doomed_files (key, file) SELECT key, id FROM dropped UNION ALL
    SELECT preview_key, id FROM dropped WHERE preview_key IS NOT NULL ON CONFLICT DO NOTHING)`

const dropUnsent = `WITH dropped AS (
    DELETE FROM files f WHERE f.id = $1 AND f.expires_at <= ${clock} AND NOT f.recording AND NOT ${isSent} RETURNING f.id, f.key, f.preview_key),
  ${doom} SELECT id FROM dropped`

/**
 * The statement that takes files away, those named `f` of which the condition holds: their rows at once, their bytes as soon as the
 * deadline is carried out that it sets. Answers their ids.
 */
export const dropFiles = (where: string): string => `WITH dropped AS (
    DELETE FROM files f WHERE ${where} RETURNING f.id, f.key, f.preview_key),
  ${doom},
  woken AS (
    INSERT INTO deadlines (stream, kind, due_at) SELECT id, 'file', ${clock} FROM dropped
    ON CONFLICT (stream, kind) DO UPDATE SET due_at = excluded.due_at)
  SELECT id FROM dropped`

/** A deadline comes after the file's own time by so much: a command that was in time is committed by then. In ms. */
const graceMs = 60_000

/** The rows in the database of `pool`, which owns the tables; whatever leaves it for a reader is read by `readAs`. */
export function createFileRows(
  { pool, readAs }: { readonly pool: pg.Pool; readonly readAs: ReadAs },
  unsentMs: number,
): FileRows {
  return {
    async byId(tenant, id) {
      const rows = await readAs<FileRow>(
        tenant,
        `SELECT ${columns}, ${isSent} AS sent FROM files f WHERE f.id = $1`,
        [id],
      )
      return rows[0] ?? null
    },
    ofContact: (tenant, contact) =>
      readAs<FileRow>(
        tenant,
        `SELECT ${columns}, ${isSent} AS sent FROM files f WHERE f.contact = $1 ORDER BY f.created_at, f.id`,
        [contact],
      ),
    async announce({ id, contact, keys }, most) {
      const { rowCount } = await pool.query(announce, [id, contact, keys, most, unsentMs + graceMs])
      return rowCount === keys.length
    },
    async keep(file) {
      const { id, tenant, contact, uploader, key, previewKey, kind, type, name, bytes, width, height } = file
      const what = [kind, type, name, bytes, width, height, unsentMs]
      await pool.query(keep, [id, tenant, contact, uploader, key, previewKey, ...what])
    },
    async markRecording(id) {
      await pool.query('UPDATE files SET recording = true WHERE id = $1', [id])
    },
    async drop(tenant, which) {
      const [where, value] = 'id' in which ? ['f.id = $2', which.id] : ['f.contact = $2', which.contact]
      const { rows } = await pool.query<{ id: string }>(dropFiles(`f.tenant = $1 AND ${where}`), [
        tenant,
        value,
      ])
      return rows.map(({ id }) => id)
    },
    async dropUnsent(id) {
      await pool.query(dropUnsent, [id])
    },
    async doomedKeys(id) {
      const { rows } = await pool.query<{ key: string }>('SELECT key FROM doomed_files WHERE file = $1', [id])
      return rows.map(({ key }) => key)
    },
    async forgetKey(key) {
      await pool.query('DELETE FROM doomed_files WHERE key = $1', [key])
    },
  }
}
