import type { Refusal } from '../session/refusal.js'
import type { Session } from '../session/session.js'

/** What is being filled in: the values by field, what is wrong by field, and how far it has come. */
export interface Form {
  readonly values: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, FormFault>>
  readonly state: 'open' | 'sending' | 'sent'
}

/** What can be wrong; `failed` is of no field. */
export type FormFault = 'missing' | 'invalid' | 'email' | 'phone' | 'tooOften' | 'noMail' | 'failed'

/** The form with one field changed; what was wrong with it is forgotten. */
export function filled(form: Form, name: string, value: string): Form {
  const { [name]: _, failed: _failed, ...faults } = form.faults
  return { ...form, values: { ...form.values, [name]: value }, faults }
}

/** What becomes of what was filled in; comes with the view of the form. */
export interface Submission {
  /** What is wrong before it is sent. */
  readonly faults: Form['faults']
  /** Sends it; answers the refusal, null where it was taken. */
  readonly send: (session: Session) => Promise<Refusal | null>
  readonly rules: FormRules
}

/** How a form is judged: what is wrong before it is sent, and what the gateway's refusal means. Comes with the views. */
export interface FormRules {
  readonly faultsIn: (values: Form['values'], needed: readonly string[]) => Form['faults']
  readonly faultsOfRefusal: (refusal: Refusal) => Form['faults']
}
