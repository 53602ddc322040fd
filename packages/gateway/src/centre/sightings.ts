import type pg from 'pg'
import type { ReadAs } from './reader.js'

/** When a site was last heard of. `loader`: a page of an allowed origin fetched it; `visitor`: one wanted to talk; `refused`: a page that is not allowed. */
export interface Sighting {
  readonly what: 'loader' | 'visitor' | 'refused'
  readonly origin: string
  /** Epoch ms. */
  readonly at: number
}

/** Notes where sites are seen, seldom enough that nobody feels it. */
export interface Sightings {
  /** A page of this origin fetched the loader: every site that allows it counts as seen. */
  loader(origin: string): void
  /** A page with this site's key asked for a visitor. */
  visitor(site: { readonly id: string; readonly tenant: number }, origin: string, allowed: boolean): void
  of(tenant: number, site: string): Promise<readonly Sighting[]>
}

/** The same is written down once in so long, in ms. */
const pauseMs = 20_000
const remembered = 2_000
const now = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'
const newest = 'ON CONFLICT (site, what) DO UPDATE SET origin = excluded.origin, at = excluded.at'

/** Sightings in the database of `pool`; what cannot be written is reported and forgotten: nobody waits for it. */
export function createSightings(
  pool: pg.Pool,
  readAs: ReadAs,
  report: (what: string, error: unknown) => void,
): Sightings {
  const last = new Map<string, number>()
  const isNew = (key: string): boolean => {
    const at = performance.now()
    if (at - (last.get(key) ?? -pauseMs) < pauseMs) return false
    last.delete(key)
    last.set(key, at)
    if (last.size > remembered) last.delete(last.keys().next().value ?? key)
    return true
  }
  const write = (sql: string, values: readonly unknown[]): void => {
    void pool.query(sql, [...values]).catch((error: unknown) => report('a sighting of a site', error))
  }
  return {
    loader(origin) {
      if (!isNew(origin)) return
      write(
        `INSERT INTO site_sightings (site, tenant, what, origin, at)
         SELECT s.id, s.tenant, 'loader', $1, ${now} FROM sites s WHERE NOT s.archived AND $1 = ANY (s.origins) ${newest}`,
        [origin],
      )
    },
    visitor({ id, tenant }, origin, allowed) {
      const what = allowed ? 'visitor' : 'refused'
      // What anybody may claim is kept short, and is text wherever it is shown.
      if (!URL.canParse(origin) || origin.length > 255 || !isNew(`${id} ${what} ${origin}`)) return
      write(
        `INSERT INTO site_sightings (site, tenant, what, origin, at) VALUES ($1, $2, $3, $4, ${now}) ${newest}`,
        [id, tenant, what, origin],
      )
    },
    of: (tenant, site) =>
      readAs<Sighting>(
        tenant,
        'SELECT what, origin, at FROM site_sightings WHERE tenant = $1 AND site = $2 ORDER BY at DESC',
        [tenant, site],
      ),
  }
}
