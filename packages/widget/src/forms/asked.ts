import type { SiteForm } from '../session/pre-chat.js'
import type { Form } from './form.js'

const own: readonly string[] = ['name', 'email', 'phone']

/** Under which name of a form the answer of a field is: those that other forms have as well are filled in once for all. */
export function valueOf(key: string): string {
  return own.includes(key) ? key : `asked ${key}`
}

/** What was filled in of what a site asks, by the key of the field. */
export function answersOf({ fields, consent }: SiteForm, values: Form['values']): Record<string, string> {
  const keys = [...fields.map(({ key }) => key), ...(consent ? ['consent'] : [])]
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = (values[valueOf(key)] ?? '').trim()
      return value === '' ? [] : [[key, value]]
    }),
  )
}

/** The names of what has to be filled in. */
export function neededOf({ fields, consent }: SiteForm): string[] {
  const needed = fields.filter(({ required }) => required).map(({ key }) => key)
  return [...needed, ...(consent?.required ? ['consent'] : [])].map(valueOf)
}

/** What is asked of who leaves a message: the ways to reach one are fields of that form already. Null: nothing. */
export function askedWhenLeaving(form: SiteForm | null): SiteForm | null {
  return form && { ...form, fields: form.fields.filter(({ kind }) => kind === 'text' || kind === 'select') }
}
