import type { Refusal } from '../session/refusal.js'
import { valueOf } from './asked.js'
import type { Form, FormFault, FormRules } from './form.js'

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
function faultsOfRefusal({ code, field: asked }: Refusal): Form['faults'] {
  if (asked !== undefined) return { [valueOf(asked)]: code === 'answer_missing' ? 'missing' : 'invalid' }
  const [field, fault] = refusals[code] ?? ['failed', 'failed' as const]
  return { [field]: fault }
}

/** What is missing or cannot be right, among the fields that are needed. */
function faultsIn(values: Form['values'], needed: readonly string[]): Form['faults'] {
  const faults: Record<string, FormFault> = {}
  for (const name of needed) if ((values[name] ?? '').trim() === '') faults[name] = 'missing'
  const { email = '', phone = '' } = values
  if (email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(email.trim())) faults['email'] = 'email'
  const digits = phone.replace(/\D/g, '').length
  if (phone.trim() !== '' && (digits < 5 || digits > 15)) faults['phone'] = 'phone'
  return faults
}

/** The rules of all forms. */
export const formRules: FormRules = { faultsIn, faultsOfRefusal }
