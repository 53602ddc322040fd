import type pg from 'pg'
import { hashPassword } from '../centre/passwords.js'
import type { Role } from '../desk/centre.js'
import { stableId } from './stable-id.js'

/** A log-in of the demo: everybody's password is `demo`. */
export interface DemoLogIn {
  readonly tenant: string
  readonly user: string
}

const password = 'demo'

const tenants = [
  {
    key: 'demo',
    name: 'Demo Contact Centre',
    brand: 'Green Parcel',
    site: 'Green Parcel help',
    queue: 'Customer care',
  },
  {
    key: 'other',
    name: 'Other Contact Centre',
    brand: 'Blue Lamp',
    site: 'Blue Lamp help',
    queue: 'Front desk',
  },
] as const

const users: readonly { user: string; name: string; role: Role; takesContacts: boolean }[] = [
  { user: 'agent', name: 'An Nguyen', role: 'agent', takesContacts: true },
  { user: 'agent2', name: 'Binh Tran', role: 'agent', takesContacts: true },
  { user: 'senior', name: 'Chi Le', role: 'senior', takesContacts: true },
  { user: 'supervisor', name: 'Dung Pham', role: 'supervisor', takesContacts: false },
  { user: 'analyst', name: 'Em Hoang', role: 'analyst', takesContacts: false },
  { user: 'admin', name: 'Giang Vo', role: 'admin', takesContacts: false },
]

const dispositions = [
  { code: 'answered', labels: { en: 'Question answered', vi: 'Đã trả lời câu hỏi' } },
  { code: 'request', labels: { en: 'Request taken', vi: 'Đã nhận yêu cầu' } },
  { code: 'complaint', labels: { en: 'Complaint taken', vi: 'Đã nhận khiếu nại' } },
  { code: 'wrong_place', labels: { en: 'Not for us', vi: 'Không thuộc trách nhiệm' } },
  { code: 'no_reply', labels: { en: 'Visitor gone', vi: 'Khách không phản hồi' } },
]

/** Rings and wrap-ups of the demo: long enough to walk to the other window. Milliseconds. */
const limits = { offerMs: 20_000, wrapUpMs: 60_000 }

/**
 * Makes the two tenants `demo` and `other`, each with the same users, a brand, a site (`demo-site`, `other-site`), a queue and dispositions.
 * What is there already stays as it is, except that the sites accept `origins` from now on too. Resolves to the log-ins.
 */
export async function seedDemo(pool: pg.Pool, origins: readonly string[]): Promise<readonly DemoLogIn[]> {
  for (const tenant of tenants) await seedTenant(pool, tenant, origins)
  return tenants.flatMap(({ key }) => users.map(({ user }) => ({ tenant: key, user })))
}

async function seedTenant(
  pool: pg.Pool,
  { key, name, brand, site, queue }: (typeof tenants)[number],
  origins: readonly string[],
): Promise<void> {
  const id = (what: string): string => stableId(`${key}/${what}`)
  await pool.query('INSERT INTO tenants (key, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [key, name])
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM tenants WHERE key = $1', [key])
  const tenant = rows[0]?.id
  await pool.query('INSERT INTO brands (id, tenant, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    id('brand'),
    tenant,
    brand,
  ])
  await pool.query(
    'INSERT INTO queues (id, tenant, name, offer_ms, wrap_up_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    [id('queue'), tenant, queue, limits.offerMs, limits.wrapUpMs],
  )
  await pool.query(
    'INSERT INTO sites (id, tenant, key, name, brand, queue, origins, looks) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING',
    [id('site'), tenant, `${key}-site`, site, id('brand'), id('queue'), origins, { brand: '#1f4d3a' }],
  )
  // The port may be another one than last time.
  await pool.query(
    'UPDATE sites SET origins = ARRAY(SELECT DISTINCT unnest(origins || $2::text[])) WHERE id = $1 AND NOT origins @> $2::text[]',
    [id('site'), origins],
  )
  for (const [position, { code, labels }] of dispositions.entries()) {
    await pool.query(
      'INSERT INTO dispositions (tenant, code, labels, position) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [tenant, code, labels, position],
    )
  }
  await Promise.all(
    users.map((user) => seedUser(pool, { tenant, id: id(`user/${user.user}`), queue: id('queue'), ...user })),
  )
}

async function seedUser(
  pool: pg.Pool,
  {
    tenant,
    id,
    queue,
    user,
    name,
    role,
    takesContacts,
  }: (typeof users)[number] & { tenant: number | undefined; id: string; queue: string },
): Promise<void> {
  // Looked up first: a password costs 36 ms, and only a first start needs any.
  const { rowCount } = await pool.query('SELECT 1 FROM users WHERE id = $1', [id])
  if (rowCount !== 0) return
  await pool.query(
    'INSERT INTO users (id, tenant, login, name, role, password) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
    [id, tenant, user, name, role, await hashPassword(password)],
  )
  if (takesContacts)
    await pool.query(
      'INSERT INTO queue_members (tenant, queue, agent) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [tenant, queue, id],
    )
}
