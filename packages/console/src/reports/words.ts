import type { Phrases } from '../words/en.js'
import { en } from './words-en.js'
import type { ReportWords } from './words-en.js'
import { vi } from './words-vi.js'

const all: Readonly<Record<string, ReportWords>> = { en, vi }

/** The words of the reports in the language of the console's other words. */
export function reportWords({ tag }: Pick<Phrases, 'tag'>): ReportWords {
  return all[tag] ?? en
}
