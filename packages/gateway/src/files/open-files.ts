import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { limits } from '@switchboard/protocol'
import type pg from 'pg'
import type { ReadAs } from '../centre/reader.js'
import type { FilesAtDesk } from '../desk/send-file.js'
import { createFileRows } from './file-rows.js'
import { type Files, createFiles } from './files.js'
import { createFolderStore } from './folder-store.js'
import { type S3Address, createS3Store } from './s3-store.js'

interface OpenFilesParts {
  readonly pool: pg.Pool
  readonly readAs: ReadAs
  /** The data folder. */
  readonly folder: string
  /** Null: the data folder keeps the bytes. */
  readonly s3: S3Address | null
  readonly newId: () => string
}

/** The files of an installation: rows in the database, bytes in the data folder or in a bucket. */
export function openFiles({ pool, readAs, folder, s3, newId }: OpenFilesParts): Files & FilesAtDesk {
  const incoming = join(folder, 'incoming')
  // What a crash has left half taken in.
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  const store = s3 === null ? createFolderStore(join(folder, 'files')) : createS3Store(s3)
  const rows = createFileRows({ pool, readAs }, limits.unsentFileMs)
  return {
    ...createFiles({ rows, store, incoming, newId }),
    async toSend(tenant, { id, contact, uploader }) {
      const row = await rows.byId(tenant, id)
      if (row === null || row.contact !== contact || row.uploader !== uploader) return null
      const { kind, bytes, width, height, name, sent, expiresAt } = row
      const size = width === null || height === null ? {} : { width, height }
      return { id, kind, bytes, ...size, name, expiresAt: sent ? null : expiresAt }
    },
  }
}
