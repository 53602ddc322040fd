import type { Refusal } from '../decision.js'
import { storable } from '../text.js'

/** The longest address, number and name that are kept, in UTF-16 units. */
export const reachLimits = { email: 254, phone: 40, name: 100 } as const

// Stricter than the standard on purpose: no quotes, comments or brackets, in which headers and lists of addresses hide.
const mailbox =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/i
const digitsOf = { fewest: 5, most: 15 } as const

/** An e-mail address as it is kept, or `email_invalid`. */
export function readEmail(raw: string): { readonly email: string } | Refusal {
  const email = raw.trim()
  const dots = email.startsWith('.') || email.includes('..') || email.includes('.@')
  const fits = email.length <= reachLimits.email && mailbox.test(email) && !dots
  return fits ? { email } : { refused: 'email_invalid' }
}

/** A telephone number as it was written, or `phone_invalid`: 5 to 15 digits with the signs that people put between them. */
export function readPhone(raw: string): { readonly phone: string } | Refusal {
  const phone = raw.trim()
  const digits = phone.replace(/\D/g, '').length
  const fits = phone.length <= reachLimits.phone && /^\+?[\d\s().-]+$/.test(phone)
  if (!fits || digits < digitsOf.fewest || digits > digitsOf.most) return { refused: 'phone_invalid' }
  return { phone }
}

/** A name as it is kept: cut, not refused; undefined where nothing is left. */
export function readName(raw: string | undefined): string | undefined {
  const name = storable(raw ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, reachLimits.name)
  return name === '' ? undefined : name
}
