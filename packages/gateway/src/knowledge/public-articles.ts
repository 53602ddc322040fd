import type pg from 'pg'
import type { Looks } from '../looks/looks.js'
import { type Block, blocksOf, excerptOf } from './article-blocks.js'

/** An article as everybody may read it. */
export interface PublicArticle {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** Its beginning, as plain words. */
  readonly excerpt: string
  /** A tag such as `vi`; null: for every reader. */
  readonly language: string | null
  readonly brand: string
  readonly looks: Looks
  /** The published articles of its topic, itself among them, one a language. */
  readonly languages: readonly { readonly id: string; readonly language: string }[]
}

/** The articles that have an address of their own. */
export interface PublicArticles {
  /** Null: there is none that everybody may read. */
  read(id: string): Promise<PublicArticle | null>
}

interface Row {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly language: string | null
  readonly brand: string
  readonly looks: Looks | null
  readonly languages: PublicArticle['languages'] | null
}

// A brand has no look of its own: it is that of its first site which has one.
const published = `SELECT a.id, a.title, a.text, a.language, b.name AS brand,
    (SELECT s.looks FROM sites s WHERE s.tenant = a.tenant AND s.brand = a.brand AND NOT s.archived AND s.looks <> '{}' ORDER BY s.key LIMIT 1) AS looks,
    (SELECT jsonb_agg(jsonb_build_object('id', o.id, 'language', o.language) ORDER BY o.language)
       FROM articles o WHERE o.tenant = a.tenant AND o.brand = a.brand AND o.topic = a.topic AND o.language IS NOT NULL
        AND o.published AND NOT o.archived) AS languages
  FROM articles a JOIN brands b ON b.tenant = a.tenant AND b.id = a.brand
  WHERE a.id = $1 AND a.published AND NOT a.archived AND NOT b.archived`
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The public articles in the database of `pool`. */
export function createPublicArticles(pool: pg.Pool): PublicArticles {
  return {
    async read(id) {
      if (!uuid.test(id)) return null
      const { rows } = await pool.query<Row>(published, [id])
      const [row] = rows
      if (row === undefined) return null
      const { text, ...article } = row
      const blocks = blocksOf(text)
      return {
        ...article,
        blocks,
        excerpt: excerptOf(blocks),
        looks: row.looks ?? {},
        languages: row.languages ?? [],
      }
    },
  }
}
