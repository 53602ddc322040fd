import type { Fault } from './admin-api.js'
import type { AdminWords } from './words-en.js'

/** What is wrong, in the reader's words; the gateway's own sentence where it knows a rule that this page does not. */
export function faultText(words: AdminWords, { rule, about, message }: Fault): string {
  const known = words.faults[rule]
  // A function: in a text, `$&` would stand for something.
  return known === undefined ? message : known.replace('%', () => about)
}

/** What a field is called; its own name where it has no other. */
export function fieldLabel(words: AdminWords, name: string): string {
  const known: Readonly<Record<string, string>> = words.fields
  return known[name] ?? name
}
