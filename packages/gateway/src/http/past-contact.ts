import type { FoundRow, PastRow } from '../centre/desk-lists.js'
import type { Directory } from '../desk/centre.js'
import { snippetOf } from '../search/snippet.js'
import { contactView } from './contact-view.js'

/** A contact of the past as lists of the desk tell it. */
export function pastContact(row: PastRow, directory: Directory): object {
  const { name, answeredBy, endedAt, disposition, score, place } = row
  const answeredByName = answeredBy === null ? null : (directory.staff(answeredBy)?.name ?? '')
  return {
    ...contactView(row, directory),
    name,
    answeredBy,
    answeredByName,
    endedAt,
    disposition,
    score,
    place,
  }
}

/** A contact that was found, with the piece of text in which the words stand. */
export function foundContact(row: FoundRow, words: string, directory: Directory): object {
  const { hit, hits } = row
  return { contact: pastContact(row, directory), hits, hit: hit && told(hit, words, directory) }
}

function told(
  { seq, at, type, body, words }: NonNullable<FoundRow['hit']>,
  sought: string,
  directory: Directory,
): object {
  const agent = typeof body['agent'] === 'string' ? body['agent'] : null
  const from = agent === null ? 'visitor' : 'agent'
  const name = agent === null ? null : (directory.staff(agent)?.name ?? '')
  return { seq, at, type, from, name, ...snippetOf(words?.['text'] ?? words?.['comment'] ?? '', sought) }
}
