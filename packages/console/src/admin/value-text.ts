import type { Kind, Thing } from './admin-api.js'
import { type SiteForm, formText } from './form-field.js'
import { type Greetings, greetingsText } from './greetings-field.js'
import { keyOf, titleOf } from './kinds.js'
import type { Hours } from './hours-field.js'
import { hoursText } from './rules-text.js'
import { targetsText } from './targets-field.js'
import type { AdminWords } from './words-en.js'

/** What values are told with. */
export interface ValueParts {
  readonly words: AdminWords
  readonly language: string
  readonly lists: Readonly<Partial<Record<Kind, readonly Thing[]>>>
}

/** A value of a field for a sentence: names in the place of ids, seconds in the place of milliseconds, hours as one reads them. */
export function valueText(field: string, value: unknown, parts: ValueParts): string {
  const { words } = parts
  if (field === 'brands' && value === null) return words.allBrands
  if (field === 'targets') return targetsText(value as Parameters<typeof targetsText>[0], words)
  if (field === 'form') return formText(value as SiteForm | null, words, parts.language)
  if (field === 'greetings') return greetingsText(value as Greetings | null, words, parts.language)
  if (value === null || value === undefined || value === '') return words.nothing
  if (field === 'archived') return value === true ? words.outOfUse : words.inUse
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (field === 'expiresAt' && typeof value === 'number')
    return new Intl.DateTimeFormat(parts.language, { dateStyle: 'medium' }).format(value)
  if (typeof value === 'number') return String(field.endsWith('Ms') ? value / 1_000 : value)
  if (Array.isArray(value)) return value.map((one) => valueText('', one, parts)).join(', ') || words.nothing
  if (typeof value === 'object') return objectText(field, value, parts)
  if (typeof value !== 'string') return words.nothing
  return field === 'role' ? words.roles[value as keyof AdminWords['roles']] : titleIn(value, parts)
}

function objectText(field: string, value: object, parts: ValueParts): string {
  const entries = Object.entries(value) as [string, unknown][]
  if (entries.length === 0) return parts.words.nothing
  if (field === 'labels') return entries.map(([, label]) => String(label)).join(' / ')
  if (field === 'hours') return hoursText(value as Hours, parts.words, parts.language)
  return entries
    .map(([name, inner]) => {
      const known: Readonly<Record<string, string>> = parts.words.fields
      return `${known[name] ?? titleIn(name, parts)} ${valueText(name, inner, parts)}`
    })
    .join(', ')
}

/** What a thing is called now; its key where it is not known here. */
function titleIn(key: string, { lists, language }: ValueParts): string {
  const found = Object.values(lists)
    .flatMap((list) => list)
    .find((thing) => keyOf(thing) === key)
  return found === undefined ? key : titleOf(found, language)
}
