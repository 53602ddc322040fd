import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** A site as it is found by its public key, before anybody is known to have a tenant. */
interface OpenSite {
  readonly id: string
  readonly tenant: number
  readonly name: string
  readonly brandName: string
  /** Whether the brand has published articles. */
  readonly articles: boolean
  readonly queue: string
  readonly origins: string[]
  /** As it is stored. */
  readonly form: unknown
  readonly recordsCalls: boolean
}

/** Finds sites and registers their visitors. */
export interface Sites {
  byKey(key: string): Promise<OpenSite | null>
  /** A new visitor of a site: an id that nobody can guess. */
  newVisitor(site: OpenSite): Promise<string>
}

/** Sites in the database of `pool`. */
export function createSites(pool: pg.Pool): Sites {
  return {
    async byKey(key) {
      const { rows } = await pool.query<OpenSite>(
        `SELECT s.id, s.tenant, s.name, b.name AS "brandName", s.queue, s.origins, s.records_calls AS "recordsCalls",
           (SELECT f.form FROM site_forms f WHERE f.tenant = s.tenant AND f.site = s.id) AS form,
           EXISTS (SELECT 1 FROM articles a WHERE a.tenant = s.tenant AND a.brand = s.brand AND a.published AND NOT a.archived) AS articles
         FROM sites s JOIN brands b ON b.id = s.brand AND b.tenant = s.tenant WHERE s.key = $1 AND NOT s.archived`,
        [key],
      )
      return rows[0] ?? null
    },
    async newVisitor(site) {
      const id = randomUUID()
      await pool.query(
        'INSERT INTO visitors (id, tenant, site, created_at) VALUES ($1, $2, $3, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)',
        [id, site.tenant, site.id],
      )
      return id
    },
  }
}
