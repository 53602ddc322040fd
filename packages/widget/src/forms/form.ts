/** What is being filled in: the values by field, what is wrong by field, and how far it has come. */
export interface Form {
  readonly values: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, FormFault>>
  readonly state: 'open' | 'sending' | 'sent'
}

/** What can be wrong; `failed` is of no field. */
export type FormFault = 'missing' | 'email' | 'phone' | 'tooOften' | 'noMail' | 'failed'

/** A form before anybody has touched it. */
export const blankForm: Form = { values: {}, faults: {}, state: 'open' }

/** The form with one field changed; what was wrong with it is forgotten. */
export function filled(form: Form, name: string, value: string): Form {
  const { [name]: _, failed: _failed, ...faults } = form.faults
  return { ...form, values: { ...form.values, [name]: value }, faults }
}

/** Where the refusals of the gateway belong. */
const refusals: Readonly<Record<string, [field: string, fault: FormFault]>> = {
  email_invalid: ['email', 'email'],
  no_address: ['email', 'missing'],
  phone_invalid: ['phone', 'phone'],
  time_invalid: ['callAt', 'missing'],
  text_empty: ['text', 'missing'],
  left_too_often: ['failed', 'tooOften'],
  transcript_limit: ['failed', 'tooOften'],
  mail_off: ['failed', 'noMail'],
}

/** The faults of a form that the gateway has refused by this code. */
export function faultsOfRefusal(code: string): Form['faults'] {
  const [field, fault] = refusals[code] ?? ['failed', 'failed' as const]
  return { [field]: fault }
}

/** What is missing or cannot be right, among the fields that are needed. */
export function faultsIn(values: Form['values'], needed: readonly string[]): Form['faults'] {
  const faults: Record<string, FormFault> = {}
  for (const name of needed) if ((values[name] ?? '').trim() === '') faults[name] = 'missing'
  const { email = '', phone = '' } = values
  if (email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(email.trim())) faults['email'] = 'email'
  const digits = phone.replace(/\D/g, '').length
  if (phone.trim() !== '' && (digits < 5 || digits > 15)) faults['phone'] = 'phone'
  return faults
}
