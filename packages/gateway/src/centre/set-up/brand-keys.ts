import { createPublicKey, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { ReadAs } from '../reader.js'
import type { Sealing } from '../sealing.js'
import { note } from './audit.js'
import type { Author } from './change-set-up.js'
import { type Fault, fault } from './fault.js'
import { holdingSetUp } from './transaction.js'

/** A key by which a brand signs who its visitors are, as it is listed: never the secret. Times in epoch ms. */
export interface BrandKeyRow {
  readonly kid: string
  readonly alg: 'HS256' | 'ES256'
  readonly createdAt: number
  readonly retiredAt: number | null
}

/** What a new key shall be: a secret that is made here, or the public half of the brand's own. */
export interface BrandKeyWish {
  readonly brand: string
  readonly alg: 'HS256' | 'ES256'
  /** ES256 alone: PEM or JWK. */
  readonly publicKey: string | null
}

/** More than two are needed by nobody who rotates. */
const most = 10
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'
const columns = 'kid, alg, created_at AS "createdAt", retired_at AS "retiredAt"'

/** Where a sealed secret belongs. */
export function placeOfSecret(brand: string, kid: string): string {
  return `brand_keys/${brand}/${kid}`
}

/** The keys of a brand, the newest first; null where the tenant has no such brand. */
export async function listBrandKeys(
  readAs: ReadAs,
  tenant: number,
  brand: string,
): Promise<BrandKeyRow[] | null> {
  const known = await readAs(tenant, 'SELECT FROM brands WHERE tenant = $1 AND id = $2', [tenant, brand])
  if (known.length === 0) return null
  return readAs<BrandKeyRow>(
    tenant,
    `SELECT ${columns} FROM brand_keys WHERE tenant = $1 AND brand = $2 ORDER BY created_at DESC, kid`,
    [tenant, brand],
  )
}

/** What came of a wish; `secret` leaves once, in base64url. */
export type BrandKeyMade =
  | { readonly made: BrandKeyRow; readonly secret: string | null }
  | { readonly faults: readonly Fault[] }
  | 'missing'

/** Makes a key of a brand. A secret is kept sealed, a public key as it is. */
export async function makeBrandKey(
  pool: pg.Pool,
  { tenant, actor }: Author,
  { wish, sealing }: { readonly wish: BrandKeyWish; readonly sealing: Sealing },
): Promise<BrandKeyMade> {
  const { brand, alg, publicKey } = wish
  const kid = `${alg === 'HS256' ? 'hs' : 'es'}-${randomBytes(6).toString('base64url')}`
  const secret = alg === 'HS256' ? randomBytes(32).toString('base64url') : null
  const jwk =
    secret === null ? publicJwk(publicKey ?? '') : { sealed: sealing.seal(secret, placeOfSecret(brand, kid)) }
  if (jwk === null) return { faults: [fault('publicKey', 'public_key')] }
  return holdingSetUp<BrandKeyMade>(pool, tenant, {
    keep: (outcome) => typeof outcome === 'object' && 'made' in outcome,
    async work(client) {
      const brands = await client.query('SELECT FROM brands WHERE tenant = $1 AND id = $2', [tenant, brand])
      if (brands.rowCount === 0) return 'missing'
      const standing = await client.query(
        'SELECT FROM brand_keys WHERE tenant = $1 AND brand = $2 AND retired_at IS NULL',
        [tenant, brand],
      )
      if ((standing.rowCount ?? 0) >= most) return { faults: [fault('alg', 'keys_many', most)] }
      const { rows } = await client.query<BrandKeyRow>(
        `INSERT INTO brand_keys (tenant, brand, kid, alg, jwk, created_at, made_by)
         VALUES ($1, $2, $3, $4, $5, ${now}, $6) RETURNING ${columns}`,
        [tenant, brand, kid, alg, JSON.stringify(jwk), actor],
      )
      const [made] = rows
      if (made === undefined) throw new Error('A key was not made.')
      await note(client, {
        tenant,
        actor,
        action: 'key_made',
        kind: 'brandKeys',
        thing: brand,
        after: { kid, alg },
      })
      return { made, secret }
    },
  })
}

/** The public half of a P-256 key, from PEM or JWK; null where it is none. A private key is taken apart: only the public half is kept. */
function publicJwk(text: string): object | null {
  try {
    const trimmed = text.trim()
    const key = trimmed.startsWith('{')
      ? createPublicKey({ key: JSON.parse(trimmed) as Record<string, string>, format: 'jwk' })
      : createPublicKey(trimmed)
    const { kty, crv, x, y } = key.export({ format: 'jwk' })
    return kty === 'EC' && crv === 'P-256' ? { kty, crv, x, y } : null
  } catch {
    return null
  }
}

/** Ends a key for good: what it signed is believed no more. False where none of the tenant's stands. */
export async function retireBrandKey(
  pool: pg.Pool,
  { tenant, actor }: Author,
  { brand, kid }: { readonly brand: string; readonly kid: string },
): Promise<boolean> {
  return holdingSetUp<boolean>(pool, tenant, {
    keep: (retired) => retired,
    async work(client) {
      const { rowCount } = await client.query(
        `UPDATE brand_keys SET retired_at = ${now} WHERE tenant = $1 AND brand = $2 AND kid = $3 AND retired_at IS NULL`,
        [tenant, brand, kid],
      )
      if (rowCount !== 1) return false
      await note(client, {
        tenant,
        actor,
        action: 'key_revoked',
        kind: 'brandKeys',
        thing: brand,
        before: { kid },
      })
      return true
    },
  })
}

/** Seals the secrets that stand in the open: of keys that were made before there was sealing. */
export async function sealPlainSecrets(pool: pg.Pool, sealing: Sealing): Promise<void> {
  const { rows } = await pool.query<{ brand: string; kid: string; secret: string }>(
    `SELECT brand, kid, jwk ->> 'k' AS secret FROM brand_keys WHERE alg = 'HS256' AND jwk ? 'k'`,
  )
  for (const { brand, kid, secret } of rows)
    await pool.query(`UPDATE brand_keys SET jwk = $3 WHERE brand = $1 AND kid = $2 AND jwk ? 'k'`, [
      brand,
      kid,
      JSON.stringify({ sealed: sealing.seal(secret, placeOfSecret(brand, kid)) }),
    ])
}
