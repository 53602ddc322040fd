import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { fileTypeFromFile } from 'file-type'
import { plainText, spokenIn, takenIn } from './file-types.js'
import type { FileType } from './file-types.js'

/** The type of a file by its content, if it is one that is taken in, or sound where a voice is wanted; null otherwise. What it is called plays no part. */
export async function detectType(path: string, wanted?: 'voice'): Promise<FileType | null> {
  const found = await fileTypeFromFile(path)
  if (wanted === 'voice') return found === undefined ? null : spokenIn(found.mime)
  if (found !== undefined) return takenIn(found.mime)
  return (await isPlainText(path)) ? plainText : null
}

// Tab, line feed, form feed and carriage return are text; every other control is not.
const controls = /[^\P{Cc}\t\n\f\r]/u

async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const handle = await open(path)
  try {
    let begin = ''
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      const text = decoder.decode(chunk as Uint8Array, { stream: true })
      if (controls.test(text)) return false
      if (begin.length < 64) begin += text
    }
    decoder.decode()
    // A browser that guesses would take it for a page or a drawing.
    return !begin.trimStart().startsWith('<')
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  } finally {
    await handle.close()
  }
}
