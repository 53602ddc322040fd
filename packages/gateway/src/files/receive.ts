import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { ErrorCode } from '../wire.js'

/** How slow an upload may be: nothing for `idleMs`, or not over within `wholeMs`, is too slow. */
export interface Patience {
  readonly idleMs: number
  readonly wholeMs: number
}

/** What is taken as patience with a phone in a tunnel. */
export const patience: Patience = { idleMs: 20_000, wholeMs: 300_000 }

/**
 * Writes what comes into a new file, at most so many bytes; refuses `file_too_large`, `file_empty`, and `upload_too_slow`, also
 * where the sender has gone. The source is left as it is, so that the sender can still be answered.
 */
export async function receive(
  source: Readable,
  into: { readonly path: string; readonly maxBytes: number },
  { idleMs, wholeMs }: Patience = patience,
): Promise<{ readonly bytes: number } | { readonly refused: ErrorCode }> {
  // A sender may go before the first look: an error that nobody hears would end the process.
  source.on('error', () => {})
  const chunks = source.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>
  const halt = new AbortController()
  const halting = new Promise<null>((resolve) =>
    halt.signal.addEventListener('abort', () => resolve(null), { once: true }),
  )
  const idle = setTimeout(() => halt.abort(), idleMs)
  const whole = setTimeout(() => halt.abort(), wholeMs)
  const file = await open(into.path, 'wx', 0o600)
  let bytes = 0
  try {
    for (;;) {
      const next = chunks.next().catch(() => null)
      const step = await Promise.race([next, halting])
      if (step === null) return { refused: 'upload_too_slow' }
      if (step.done === true) return bytes === 0 ? { refused: 'file_empty' } : { bytes }
      idle.refresh()
      bytes += step.value.length
      if (bytes > into.maxBytes) return { refused: 'file_too_large' }
      await file.appendFile(step.value)
    }
  } finally {
    clearTimeout(idle)
    clearTimeout(whole)
    await file.close()
  }
}
