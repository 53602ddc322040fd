import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Sealing } from '../centre/sealing.js'
import { placeOfSecret } from '../centre/set-up/brand-keys.js'
import { readIdentity } from './read-identity.js'
import type { BrandKey, NotIdentified, Person } from './read-identity.js'

/** The site whose page speaks for a visitor. `key` is the embed key. */
export interface IdentifyingSite {
  readonly id: string
  readonly tenant: number
  readonly key: string
}

/** What a brand's page may add to a visit. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>

/** Binds visitors to persons, and keeps what pages say of them. */
export interface Identities {
  /**
   * Makes a visitor the person of a token. Whoever was anonymous in this browser is the person from now on, contacts included; a
   * visitor who is somebody else already is left alone, and a new one is made. Answers the visitor to go on as.
   */
  identify(
    site: IdentifyingSite,
    visitor: string,
    token: string,
  ): Promise<{ visitor: string } | NotIdentified>
  /** Adds attributes; null takes one away. At most 50 are kept. */
  describe(site: IdentifyingSite, visitor: string, attributes: Attributes): Promise<void>
}

const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

type StoredKey = Omit<BrandKey, 'jwk'> & {
  readonly brand: string
  readonly jwk: BrandKey['jwk'] | { readonly sealed: string }
}

/** A key as it signs; none where another installation has sealed it. */
function opened({ kid, alg, brand, jwk }: StoredKey, sealing: Sealing): readonly BrandKey[] {
  if (!('sealed' in jwk)) return [{ kid, alg, jwk }]
  const k = sealing.open(jwk.sealed, placeOfSecret(brand, kid))
  return k === null ? [] : [{ kid, alg, jwk: { kty: 'oct', k } }]
}

/** Identities in the database of `pool`. */
export function createIdentities(pool: pg.Pool, sealing: Sealing): Identities {
  return {
    async identify(site, visitor, token) {
      const { rows } = await pool.query<StoredKey & { now: number }>(
        `SELECT k.kid, k.alg, k.jwk, k.brand, ${now} AS now FROM sites s
         JOIN brand_keys k ON k.tenant = s.tenant AND k.brand = s.brand AND k.retired_at IS NULL
         WHERE s.id = $1 AND s.tenant = $2`,
        [site.id, site.tenant],
      )
      const read = await readIdentity(token, site.key, {
        keys: rows.flatMap((row) => opened(row, sealing)),
        now: rows[0]?.now ?? 0,
      })
      return 'refused' in read ? read : { visitor: await bind(pool, site, { visitor, ...read }) }
    },
    async describe(site, visitor, attributes) {
      await pool.query(
        `UPDATE visitors SET attributes = jsonb_strip_nulls(attributes || $3::jsonb)
         WHERE id = $1 AND tenant = $2 AND erased_at IS NULL
           AND (SELECT count(*) FROM jsonb_object_keys(jsonb_strip_nulls(attributes || $3::jsonb))) <= 50`,
        [visitor, site.tenant, JSON.stringify(attributes)],
      )
    },
  }
}

/** One statement for the one who is anonymous or the same: of two tokens at once, one wins and the other sees it. */
async function bind(
  pool: pg.Pool,
  site: IdentifyingSite,
  { visitor, person, name, email }: Person & { readonly visitor: string },
): Promise<string> {
  const { rowCount } = await pool.query(
    `UPDATE visitors SET person = $4, person_name = $5, person_email = $6, identified_at = coalesce(identified_at, ${now})
     WHERE id = $1 AND tenant = $2 AND site = $3 AND erased_at IS NULL AND (person IS NULL OR person = $4)`,
    [visitor, site.tenant, site.id, person, name, email],
  )
  if (rowCount === 1) return visitor
  const other = randomUUID()
  await pool.query(
    `INSERT INTO visitors (id, tenant, site, created_at, person, person_name, person_email, identified_at)
     VALUES ($1, $2, $3, ${now}, $4, $5, $6, ${now})`,
    [other, site.tenant, site.id, person, name, email],
  )
  return other
}
