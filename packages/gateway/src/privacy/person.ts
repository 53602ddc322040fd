import type pg from 'pg'

/** By what a person is looked for: the id of one of their visitors, the brand's own id of them, or their e-mail. */
export interface Sought {
  readonly by: 'visitor' | 'person' | 'email'
  readonly value: string
  /** Only at these brands; null: at any. */
  readonly brands: readonly string[] | null
}

/** One person: every visitor that they were, and all of their contacts. */
export interface Person {
  readonly tenant: number
  readonly visitors: readonly string[]
  /** The earliest first; `over`: nothing is said in it any more. */
  readonly contacts: readonly { readonly id: string; readonly startedAt: number; readonly over: boolean }[]
}

/** Nobody, or people of several brands whom an id alone does not tell apart: they are different persons. */
export type NotFound = 'nobody' | 'several_brands'

const conditions: Readonly<Record<Sought['by'], string>> = {
  visitor: 'v.id::text = lower($2)',
  person: 'v.person = $2',
  email: 'lower(v.person_email) = lower($2)',
}

// Whoever is the same person of the same brand in another browser belongs to it.
const visitorsBy = (condition: string): string => `
  WITH found AS (
    SELECT v.id, v.person, s.brand FROM visitors v JOIN sites s ON s.id = v.site
    WHERE v.tenant = $1 AND ${condition} AND ($3::uuid[] IS NULL OR s.brand = ANY($3)))
  SELECT id, brand FROM found
  UNION
  SELECT v.id, s.brand FROM found f JOIN visitors v ON v.tenant = $1 AND v.person = f.person JOIN sites s ON s.id = v.site AND s.brand = f.brand`

const contactsOf = `
  SELECT s.id, f.at AS "startedAt", s.phase IN ('wrap_up', 'closed') AS over
  FROM facts f JOIN streams s ON s.id = f.stream AND s.tenant = f.tenant
  WHERE f.tenant = $1 AND f.type = 'contact_started' AND f.body ->> 'visitor' = ANY($2::text[]) ORDER BY f.at, s.id`

/** Finds one person of a tenant. `on` must see all tables: the tenant is asked for in every statement. */
export async function findPerson(
  on: pg.Pool | pg.ClientBase,
  tenant: number,
  { by, value, brands }: Sought,
): Promise<Person | NotFound> {
  const found = await on.query<{ id: string; brand: string }>(visitorsBy(conditions[by]), [
    tenant,
    value,
    brands,
  ])
  if (found.rows.length === 0) return 'nobody'
  // An e-mail is the same human's everywhere; an id is only the brand's own.
  if (by === 'person' && new Set(found.rows.map((row) => row.brand)).size > 1) return 'several_brands'
  const visitors = [...new Set(found.rows.map(({ id }) => id))]
  const contacts = await on.query<Person['contacts'][number]>(contactsOf, [tenant, visitors])
  return { tenant, visitors, contacts: contacts.rows }
}
