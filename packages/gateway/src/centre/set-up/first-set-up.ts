import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { hashPassword } from '../passwords.js'
import { apply } from './apply.js'
import { note } from './audit.js'
import { makers, store } from './change-set-up.js'
import { type Fault, fault } from './fault.js'
import { passwordFault } from './password-rules.js'
import { type SetUp, kinds } from './set-up.js'
import { tenantFaults } from './tenant.js'
import { holdingSetUp } from './transaction.js'

/** Everything that a new centre needs to answer its first chat. */
export interface FirstSetUp {
  /** From the terminal. */
  readonly code: string
  readonly tenant: { readonly key: string; readonly name: string; readonly zone: string }
  readonly admin: { readonly user: string; readonly name: string; readonly password: string }
  readonly brand: { readonly name: string }
  readonly site: { readonly name: string; readonly origin: string }
  readonly queue: { readonly name: string }
}

/** Held by whoever makes the first tenant; no tenant has this number. */
const nobody = 0
/** As long as somebody looks for the terminal again, in ms. */
const codeMs = 7 * 24 * 3_600_000
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

/** Whether there is a tenant: then there is nothing to set up first, ever again. */
export async function isSetUp(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ is: boolean }>('SELECT EXISTS (SELECT FROM tenants) AS is')
  return rows[0]?.is === true
}

/** A new code for the terminal; every gateway's is good. 80 random bits, in four groups without letters that look alike. */
export async function issueSetUpCode(pool: pg.Pool): Promise<string> {
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ2345678923'
  const code = [...randomBytes(16)].map((byte) => letters[byte % 32]).join('')
  await pool.query(`INSERT INTO setup_codes VALUES ($1, ${now} + $2)`, [hashOf(code), codeMs])
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** What came of a first set-up. */
export type FirstOutcome =
  | {
      readonly tenant: string
      readonly user: string
      readonly userId: string
      readonly siteKey: string
    }
  | { readonly faults: readonly Fault[] }
  /** There is a tenant already. */
  | 'gone'

/** Makes the first tenant with its administrator, brand, site and queue, once: of several at the same time one does. */
export async function setUpFirst(pool: pg.Pool, given: FirstSetUp): Promise<FirstOutcome> {
  if (await isSetUp(pool)) return 'gone'
  if (!(await isCode(pool, given.code))) return { faults: [fault('code', 'setup_code')] }
  const prepared = prepare(given)
  if ('faults' in prepared) return prepared
  const hash = await hashPassword(given.admin.password)
  return holdingSetUp<FirstOutcome>(pool, nobody, {
    keep: (outcome) => outcome !== 'gone',
    async work(client) {
      const taken = await client.query('SELECT FROM tenants LIMIT 1')
      if (taken.rowCount !== 0) return 'gone'
      const { key, name, zone } = given.tenant
      const { rows } = await client.query<{ id: number }>(
        'INSERT INTO tenants (key, name, zone) VALUES ($1, $2, $3) RETURNING id',
        [key, name.trim(), zone],
      )
      const tenant = rows[0]?.id
      if (tenant === undefined) throw new Error('A tenant was not made.')
      await note(client, {
        tenant,
        actor: null,
        action: 'set_up',
        kind: 'tenants',
        thing: String(tenant),
        after: { key, name, zone },
      })
      for (const changed of prepared.changed) await store(client, { tenant, actor: null }, changed)
      await client.query('UPDATE users SET password = $2 WHERE tenant = $1', [tenant, hash])
      await client.query('DELETE FROM setup_codes')
      const { userId, siteKey } = prepared
      return { tenant: key, user: given.admin.user.trim(), userId, siteKey }
    },
  })
}

async function isCode(pool: pg.Pool, code: string): Promise<boolean> {
  const typed = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const { rowCount } = await pool.query(
    `SELECT FROM setup_codes WHERE code_hash = $1 AND expires_at > ${now}`,
    [hashOf(typed)],
  )
  return rowCount !== 0
}

const empty = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as SetUp

/** Contacts of the first day can be closed as something. */
const dispositions = [
  { code: 'answered', labels: { en: 'Question answered', vi: 'Đã trả lời câu hỏi' } },
  { code: 'request', labels: { en: 'Request taken', vi: 'Đã nhận yêu cầu' } },
  { code: 'complaint', labels: { en: 'Complaint taken', vi: 'Đã nhận khiếu nại' } },
  { code: 'no_reply', labels: { en: 'Visitor gone', vi: 'Khách không phản hồi' } },
]

/** And agents of the first day can take a break. */
const breakReasons = [
  { code: 'lunch', labels: { en: 'Lunch', vi: 'Ăn trưa' }, paid: false },
  { code: 'pause', labels: { en: 'Short break', vi: 'Nghỉ ngắn' }, paid: true },
]

function prepare(given: FirstSetUp):
  | {
      readonly changed: Parameters<typeof store>[2][]
      readonly siteKey: string
      readonly userId: string
    }
  | { readonly faults: readonly Fault[] } {
  const { tenant, admin, brand, site, queue } = given
  const [brandId, queueId, userId] = [makers.newId(), makers.newId(), makers.newId()]
  const siteKey = makers.newKey()
  const applied = apply(
    empty,
    [
      { kind: 'brands', key: null, values: { ...brand, id: brandId }, path: 'brand.' },
      { kind: 'queues', key: null, values: { ...queue, id: queueId }, path: 'queue.' },
      {
        kind: 'sites',
        key: null,
        values: {
          name: site.name,
          origins: site.origin.trim() === '' ? [] : [site.origin],
          brand: brandId,
          queue: queueId,
          key: siteKey,
        },
        path: 'site.',
      },
      {
        kind: 'users',
        key: null,
        values: { id: userId, user: admin.user, name: admin.name, role: 'admin' },
        path: 'admin.',
      },
      ...dispositions.map((values, position) => ({
        kind: 'dispositions' as const,
        key: null,
        values: { ...values, position },
      })),
      ...breakReasons.map((values, position) => ({
        kind: 'breakReasons' as const,
        key: null,
        values: { ...values, position },
      })),
    ],
    makers,
  )
  const password = passwordFault(admin.password, {
    user: admin.user,
    tenant: tenant.key,
    field: 'admin.password',
  })
  const faults = [
    ...(/^[a-z0-9][a-z0-9-]{0,39}$/.test(tenant.key) ? [] : [fault('tenant.key', 'tenant_key')]),
    ...tenantFaults({ name: tenant.name.trim(), zone: tenant.zone }).map((wrong) => ({
      ...wrong,
      field: `tenant.${wrong.field}`,
    })),
    ...('faults' in applied ? applied.faults : []).map((wrong) => ({
      ...wrong,
      field: wrong.field.replace(/^site\.origins.*/, 'site.origin'),
    })),
    ...(password === null ? [] : [password]),
  ]
  if (faults.length > 0) return { faults }
  if (!('changed' in applied)) throw new Error('A first set-up cannot be stale.')
  return { changed: [...applied.changed], siteKey, userId }
}

function hashOf(code: string): Buffer {
  return createHash('sha256')
    .update(`switchboard set-up ${code.replaceAll('-', '')}`)
    .digest()
}
