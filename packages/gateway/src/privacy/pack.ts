import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { ExportedFile } from './export-person.js'

/** The files as one zip, made while it is read. A file that cannot be read ends it with an error: never half of it as if it were all. */
export function packed(files: readonly ExportedFile[]): Readable {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  zip.on('error', (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
  for (const file of files) {
    zip.addReadStreamLazy(file.name, {}, (begin) => {
      const stream = file.read()
      stream.once('error', (error) => out.destroy(error))
      begin(null, stream)
    })
  }
  zip.end()
  return out
}

/** Writes the files into a folder, readable by this user alone. */
export async function unpackInto(folder: string, files: readonly ExportedFile[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const file of files) {
    const path = join(folder, file.name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(file.read(), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  }
}
