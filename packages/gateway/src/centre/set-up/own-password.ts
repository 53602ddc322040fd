import type pg from 'pg'
import { hashPassword, verifyPassword } from '../passwords.js'
import type { Session } from '../sessions.js'
import type { Fault } from './fault.js'
import { setPassword } from './one-time-links.js'
import { passwordFault } from './password-rules.js'
import { holdingSetUp } from './transaction.js'

/** Changes the password of whoever is logged in; every other session of theirs ends. `wrong`: the present one is another. */
export async function changeOwnPassword(
  pool: pg.Pool,
  session: Pick<Session, 'id' | 'tenant' | 'tenantKey' | 'user' | 'login'>,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<{ readonly endedSessions: readonly string[] } | { readonly faults: readonly Fault[] } | 'wrong'> {
  const { tenant, user } = session
  const { rows } = await pool.query<{ password: string | null }>(
    'SELECT password FROM users WHERE tenant = $1 AND id = $2',
    [tenant, user],
  )
  if (!(await verifyPassword(current, rows[0]?.password ?? null))) return 'wrong'
  const wrong = passwordFault(password, { user: session.login, tenant: session.tenantKey })
  if (wrong !== null) return { faults: [wrong] }
  const hash = await hashPassword(password)
  return holdingSetUp(pool, tenant, {
    keep: () => true,
    work: async (client) => ({
      endedSessions: await setPassword(client, { tenant, user, hash, keepSession: session.id }),
    }),
  })
}
