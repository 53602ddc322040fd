import { type Fault, fault } from './fault.js'

const least = 10
const most = 256
/** What everybody tries first, by its letters and digits alone. */
const known = [
  'password',
  'passw0rd',
  '1234567890',
  '0123456789',
  'qwertyuiop',
  'iloveyou',
  'switchboard',
  'matkhau',
  'letmein',
]

/** Why a password will not do, at `field`; null: it will. Length counts, not kinds of characters. */
export function passwordFault(
  password: string,
  {
    user,
    tenant,
    field = 'password',
  }: { readonly user: string; readonly tenant: string; readonly field?: string },
): Fault | null {
  if (password.length < least) return fault(field, 'password_short', least)
  if (password.length > most) return fault(field, 'password_long', most)
  if (new Set(password).size < 5) return fault(field, 'password_repeats')
  const plain = password.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const rest = [...known, user.toLowerCase(), tenant.toLowerCase()]
    .filter((word) => word.length >= 3)
    .reduce((left, word) => left.replaceAll(word, ''), plain)
  return rest.length < 4 ? fault(field, 'password_known') : null
}
