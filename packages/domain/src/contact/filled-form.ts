import type { Content } from '../decision.js'
import { storable } from '../text.js'

/** One answer to the form that a site asks first. `label`: what was asked, in the visitor's language. */
export interface FormAnswer {
  readonly key: string
  readonly kind: 'name' | 'email' | 'phone' | 'text' | 'select'
  readonly label: string
  readonly text: string
}

/** The form as it was filled in and found to be right. */
export interface FilledForm {
  readonly consent: boolean
  readonly answers: readonly FormAnswer[]
}

/** What the fact of the beginning says of it; nothing where there is no form. */
export function formFact(form: FilledForm | undefined): { form?: { answers: number; consent: boolean } } {
  return form === undefined ? {} : { form: { answers: form.answers.length, consent: form.consent } }
}

/**
 * What was answered, as it is kept: erasable. The texts stand by themselves as well, where words are searched, and so does the
 * e-mail address, for the letters of the contact.
 */
export function formContent(form: FilledForm | undefined): Content {
  if (form === undefined || form.answers.length === 0) return {}
  const email = form.answers.find(({ kind }) => kind === 'email')?.text
  const answers = form.answers.map((answer) => ({ ...answer, text: storable(answer.text) }))
  const text = answers.map((answer) => answer.text).join(' · ')
  return { ...(email !== undefined && { email }), text, answers: JSON.stringify(answers) }
}

/** The answers out of what is kept; null where they were erased, or cannot be read. */
export function answersIn(content: Content | null | undefined): readonly FormAnswer[] | null {
  const kept = content?.['answers']
  if (kept === undefined) return null
  try {
    const value: unknown = JSON.parse(kept)
    return Array.isArray(value) ? (value as FormAnswer[]) : null
  } catch {
    return null
  }
}
