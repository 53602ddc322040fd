import { open } from 'node:fs/promises'
import { sampleRate } from './two-channels.js'
import { wavHeader, wavHeaderBytes } from './wav-header.js'

const bytesASample = 4

/**
 * Ends the file of a recorder that has died: its header says what was written until then, and half a sample at the end goes. Resolves
 * to its length in ms, 0 where nothing was written. Does no harm to a file that was ended.
 */
export async function repairRecording(path: string): Promise<number> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (file === null) return 0
  try {
    const { size } = await file.stat()
    const samples = Math.max(0, Math.floor((size - wavHeaderBytes) / bytesASample))
    const bytes = samples * bytesASample
    await file.write(wavHeader({ channels: 2, rate: sampleRate, bytes }), 0, wavHeaderBytes, 0)
    await file.truncate(wavHeaderBytes + bytes)
    await file.sync()
    return Math.round((samples * 1_000) / sampleRate)
  } finally {
    await file.close()
  }
}
