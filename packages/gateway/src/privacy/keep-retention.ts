import type pg from 'pg'
import type { Files } from '../files/files.js'
import { dateWords } from './date-words.js'
import { sweepFiles } from './sweep-files.js'
import { sweepWords } from './sweep-words.js'

/** Longer than any statement of an append may take, ms. */
export const settledMs = 10_000

/** Dates what is there by the rules as they are, and takes away what has run out. `goOn` is asked between batches. */
export async function keepRetention(
  parts: { readonly pool: pg.Pool; readonly files: Pick<Files, 'erase'> },
  { settleMs, goOn }: { readonly settleMs: number; readonly goOn: () => Promise<boolean> },
): Promise<void> {
  await dateWords(parts.pool, { settleMs, goOn })
  await sweepWords(parts.pool, goOn)
  await sweepFiles(parts, goOn)
}
