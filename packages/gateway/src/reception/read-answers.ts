import { type FilledForm, type FormAnswer, isRefusal, readEmail, readPhone } from '@switchboard/domain'
import type { FormField, SiteForm } from './form-schema.js'

/** What the brand has signed of a visitor; null: nothing. */
export interface KnownVisitor {
  readonly name: string | null
  readonly email: string | null
}

/** An answer is missing, or is none to its field. */
export interface WrongAnswer {
  readonly refused: 'answer_missing' | 'answer_invalid'
  /** The key of the field, or `consent`. */
  readonly field: string
}

/** What of a form is asked of somebody: not what is known already. Null: nothing. */
export function askedOf(form: SiteForm | null, known: KnownVisitor): SiteForm | null {
  if (form === null) return null
  const fields = form.fields.filter(
    ({ kind }) => (kind !== 'name' && kind !== 'email') || known[kind] === null,
  )
  return fields.length === 0 && form.consent === null ? null : { ...form, fields }
}

/** What of a form is asked of who leaves a message or a wish to be called: the ways to reach one are fields of those already. */
export function askedWhenLeaving(form: SiteForm | null): SiteForm | null {
  if (form === null) return null
  const fields = form.fields.filter(({ kind }) => kind === 'text' || kind === 'select')
  return fields.length === 0 && form.consent === null ? null : { ...form, fields }
}

/**
 * Reads what was filled in by the form that was asked; `locale`: in whose words the questions are kept. Answers to nothing
 * that was asked are left out: a form may have changed since the page was opened.
 */
export function readAnswers(
  form: SiteForm,
  given: Readonly<Record<string, string>>,
  locale: string,
): FilledForm | WrongAnswer {
  const answers: FormAnswer[] = []
  for (const field of form.fields) {
    const text = (given[field.key] ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim()
    if (text === '') {
      if (field.required) return { refused: 'answer_missing', field: field.key }
      continue
    }
    const read = readAnswer(field, text, locale)
    if (read === null) return { refused: 'answer_invalid', field: field.key }
    const { key, kind, labels } = field
    answers.push({ key, kind, label: inLanguage(labels, locale), text: read })
  }
  const consent = given['consent'] === 'yes'
  if (form.consent?.required === true && !consent) return { refused: 'answer_missing', field: 'consent' }
  return { answers, consent }
}

/** The answer as it is kept; null where it is none. */
function readAnswer({ kind, options = [] }: FormField, text: string, locale: string): string | null {
  if (kind === 'email') {
    const read = readEmail(text)
    return isRefusal(read) ? null : read.email
  }
  if (kind === 'phone') {
    const read = readPhone(text)
    return isRefusal(read) ? null : read.phone
  }
  if (kind !== 'select') return text
  const chosen = options.find(({ key }) => key === text)
  return chosen === undefined ? null : inLanguage(chosen.labels, locale) || chosen.key
}

/** The words of a language, or of the first that there is; empty where there are none. */
function inLanguage(labels: Readonly<Record<string, string>>, locale: string): string {
  const [language = ''] = locale.toLowerCase().split('-')
  return labels[language] ?? Object.values(labels)[0] ?? ''
}
