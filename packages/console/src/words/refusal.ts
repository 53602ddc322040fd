import type { ErrorCode } from '@switchboard/protocol'
import type { Phrases } from './en.js'

/** Why something was refused, in words. A code that has none here is said as `internal`, as the protocol has it. */
export function refusal(words: Phrases, code: ErrorCode | 'closed'): string {
  const known: Readonly<Record<string, string>> = words.refused
  return known[code] ?? words.refused.internal
}
