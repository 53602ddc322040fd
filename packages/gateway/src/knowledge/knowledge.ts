import type pg from 'pg'
import { type Block, blocksOf, excerptOf } from './article-blocks.js'

/** An article as a list shows it; `excerpt`: what stands around the words that were sought. */
interface Found {
  readonly id: string
  readonly title: string
  readonly excerpt: string
}

/** An article to be read. */
interface Article {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/** The published articles of a site's brand, for its visitors. */
export interface Knowledge {
  /** The ones that hold all the words, the best first, ten at most; without words, the first by title. */
  search(site: SiteOf, sought: { readonly words: string; readonly language: string | null }): Promise<Found[]>
  /** Null: there is none that a visitor may read. */
  read(site: SiteOf, id: string): Promise<Article | null>
}

/** Whose articles. */
interface SiteOf {
  readonly id: string
  readonly tenant: number
}

const published = `FROM articles a JOIN sites s ON s.tenant = a.tenant AND s.brand = a.brand
  WHERE s.id = $1 AND a.tenant = $2 AND a.published AND NOT a.archived`
const search = `SELECT a.id, a.title, a.text ${published}
  AND ($3 = '' OR search_article(a.title, a.text) @@ search_query($3))
  AND ($4::text IS NULL OR a.language IS NULL OR split_part(a.language, '-', 1) = split_part($4, '-', 1))
  ORDER BY ts_rank(search_article(a.title, a.text), search_query($3)) DESC, a.title, a.id LIMIT 10`

/** The knowledge in the database of `pool`. */
export function createKnowledge(pool: pg.Pool): Knowledge {
  return {
    async search({ id, tenant }, { words, language }) {
      const { rows } = await pool.query<{ id: string; title: string; text: string }>(search, [
        id,
        tenant,
        words.trim(),
        language,
      ])
      return rows.map(({ text, ...row }) => ({ ...row, excerpt: excerptOf(blocksOf(text)) }))
    },
    async read({ id, tenant }, article) {
      const { rows } = await pool.query<{ id: string; title: string; text: string }>(
        `SELECT a.id, a.title, a.text ${published} AND a.id = $3`,
        [id, tenant, article],
      )
      const [row] = rows
      return row === undefined ? null : { id: row.id, title: row.title, blocks: blocksOf(row.text) }
    },
  }
}
