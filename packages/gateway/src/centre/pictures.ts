import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { note } from './set-up/audit.js'
import type { Author } from './set-up/change-set-up.js'
import { holdingSetUp } from './set-up/transaction.js'

/** The pictures of the people of a centre: one each at most. */
export interface Pictures {
  /** Puts this picture (webp) in the place of the one before; its id, or null where nobody of that id works here. */
  keep(author: Author, user: string, bytes: Buffer): Promise<string | null>
  /** Takes a picture away; whether such a person works here. */
  remove(author: Author, user: string): Promise<boolean>
  /** The bytes (webp) of a picture, for whoever knows its id; null where there are none any more. */
  open(id: string): Promise<Buffer | null>
}

/** Where a picture is found: a path at the gateway. */
export function pictureAddress(id: string): string {
  return `/api/v1/pictures/${id}`
}

/** The pictures over their rows; every change stands in the audit log, without the picture. */
export function createPictures(pool: pg.Pool): Pictures {
  return {
    keep: (author, user, bytes) =>
      changing(pool, { author, user }, async (client) => {
        const id = randomUUID()
        const had = await drop(client, author.tenant, user)
        await client.query('INSERT INTO pictures (id, tenant, "user", bytes) VALUES ($1, $2, $3, $4)', [
          id,
          author.tenant,
          user,
          bytes,
        ])
        return { had, outcome: id, has: true }
      }),
    async remove(author, user) {
      const removed = await changing(pool, { author, user }, async (client) => {
        const had = await drop(client, author.tenant, user)
        return { had, outcome: true, has: false }
      })
      return removed !== null
    },
    async open(id) {
      const { rows } = await pool.query<{ bytes: Buffer }>('SELECT bytes FROM pictures WHERE id = $1', [id])
      return rows[0]?.bytes ?? null
    },
  }
}

interface Step<T> {
  readonly had: boolean
  readonly has: boolean
  readonly outcome: T
}

function changing<T>(
  pool: pg.Pool,
  { author, user }: { readonly author: Author; readonly user: string },
  work: (client: pg.PoolClient) => Promise<Step<T>>,
): Promise<T | null> {
  const { tenant, actor } = author
  return holdingSetUp<T | null>(pool, tenant, {
    keep: (outcome) => outcome !== null,
    async work(client) {
      const { rowCount } = await client.query(
        'SELECT FROM users WHERE tenant = $1 AND id = $2 AND NOT archived',
        [tenant, user],
      )
      if (rowCount === 0) return null
      const { had, has, outcome } = await work(client)
      if (had || has) {
        const [before, after] = [{ picture: had }, { picture: has }]
        await note(client, { tenant, actor, action: 'changed', kind: 'users', thing: user, before, after })
      }
      return outcome
    },
  })
}

async function drop(client: pg.ClientBase, tenant: number, user: string): Promise<boolean> {
  const { rowCount } = await client.query('DELETE FROM pictures WHERE tenant = $1 AND "user" = $2', [
    tenant,
    user,
  ])
  return (rowCount ?? 0) > 0
}
