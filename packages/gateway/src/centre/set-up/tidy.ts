import type { Greetings } from '../../greetings/greetings.js'
import type { SiteForm } from '../../reception/form-schema.js'
import { tidyForm } from './check-form.js'
import { tidyGreetings } from './check-greetings.js'
import type { Kind, Things } from './set-up.js'

/** A thing as it is stored: without what a person types by the way, such as spaces at the ends and an origin's slash. */
export function tidy<K extends Kind>(kind: K, thing: Things[K]): Things[K] {
  const entries = Object.entries(thing).map(([field, value]) => [field, tidyField(kind, field, value)])
  return Object.fromEntries(entries) as Things[K]
}

function tidyField(kind: Kind, field: string, value: unknown): unknown {
  if (field === 'origins' && Array.isArray(value))
    return [...new Set(value.map((origin) => tidyOrigin(String(origin))))]
  if ((field === 'brands' || field === 'queues' || field === 'types') && Array.isArray(value))
    return [...new Set(value.map(String))].toSorted((one, other) => (one < other ? -1 : 1))
  if (field === 'labels')
    return Object.fromEntries(
      Object.entries(value as Record<string, string>).flatMap(([language, label]) =>
        label.trim() === '' ? [] : [[language, label.trim()]],
      ),
    )
  if (field === 'form') return tidyForm(value as SiteForm | null)
  if (field === 'greetings') return tidyGreetings(value as Greetings | null)
  if (
    field === 'email' ||
    field === 'topic' ||
    (field === 'language' && (kind === 'cannedReplies' || kind === 'articles'))
  )
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  return typeof value === 'string' ? value.trim().normalize('NFC') : value
}

/** An address with nothing but its origin is taken as that; anything else stays, to be refused by name. */
function tidyOrigin(text: string): string {
  const typed = text.trim()
  if (!URL.canParse(typed)) return typed
  const { origin, pathname, search, hash, username } = new URL(typed)
  return pathname === '/' && search === '' && hash === '' && username === '' ? origin : typed
}
