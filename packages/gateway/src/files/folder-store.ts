import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { codeOf } from '../engines/start-fault.js'
import { checkedKey } from './file-store.js'
import type { ByteRange, Bytes, FileStore } from './file-store.js'

/** Keeps files below a folder, which is made if need be. One gateway's own: several need a store that all of them reach. */
export function createFolderStore(folder: string): FileStore {
  const placeOf = (key: string): { folder: string; path: string } => {
    const name = checkedKey(key)
    // A folder of a hundred thousand files is slow to list: two letters make 4096 of them.
    const below = join(folder, name.slice(0, 2))
    return { folder: below, path: join(below, name) }
  }
  return {
    async put(key, { path }: Bytes) {
      const place = placeOf(key)
      await mkdir(place.folder, { recursive: true, mode: 0o700 })
      const draft = `${place.path}.${randomBytes(4).toString('hex')}.new`
      try {
        await copyFile(path, draft)
        await toDisk(draft)
        await rename(draft, place.path)
        await toDisk(place.folder)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async open(key, range?: ByteRange): Promise<Readable | null> {
      try {
        // Opened first: a stream tells of a missing file only when the answer has begun.
        const handle = await open(placeOf(key).path)
        const span = range === undefined ? {} : { start: range.first, end: range.last }
        return createReadStream('', { fd: handle, ...span })
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      }
    },
    async delete(key) {
      await rm(placeOf(key).path, { force: true })
    },
  }
}

async function toDisk(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
