/** What a person's words are, as far as it matters how long they are kept. */
export const wordsClasses = ['messages', 'notes', 'comments', 'pages', 'files', 'identity'] as const

/** One of them. `pages`: where a contact began; `identity`: who a visitor is, and what pages say of them. */
export type WordsClass = (typeof wordsClasses)[number]

const others: Readonly<Record<string, WordsClass>> = {
  contact_started: 'pages',
  note_added: 'notes',
  contact_transferred: 'notes',
  consult_started: 'notes',
  contact_rated: 'comments',
  file_sent: 'files',
}

/** The class of the words that a fact of this type brings along; of a type that is not known here, those of a conversation. */
export function wordsClassOf(factType: string): WordsClass {
  return others[factType] ?? 'messages'
}
