import type { ReadAs } from '../centre/reader.js'
import { blocksOf, excerptOf } from './article-blocks.js'

/** An article that an agent may send to a visitor. */
export interface BrandArticle {
  readonly id: string
  readonly title: string
  readonly excerpt: string
  readonly language: string | null
}

/** What is sought: `language` is the visitor's, and its articles come first; null: none does. */
export interface SoughtArticles {
  readonly brand: string
  readonly words: string
  readonly language: string | null
}

/** The published articles of a brand, for those who serve it: ten at most, the visitor's language first, then the best. */
export type SearchBrandArticles = (tenant: number, sought: SoughtArticles) => Promise<BrandArticle[]>

const search = `SELECT a.id, a.title, a.text, a.language FROM articles a
  WHERE a.brand = $1 AND a.published AND NOT a.archived AND ($2 = '' OR search_article(a.title, a.text) @@ search_query($2))
  ORDER BY CASE WHEN split_part(a.language, '-', 1) = split_part($3, '-', 1) THEN 0 WHEN a.language IS NULL THEN 1 ELSE 2 END,
    ts_rank(search_article(a.title, a.text), search_query($2)) DESC, a.title, a.id LIMIT 10`

/** Reads as row-level security lets `readAs` see. */
export function createSearchBrandArticles(readAs: ReadAs): SearchBrandArticles {
  return async (tenant, { brand, words, language }) => {
    const sought = [brand, words.trim(), language ?? '']
    const rows = await readAs<BrandArticle & { readonly text: string }>(tenant, search, sought)
    return rows.map(({ text, ...row }) => ({ ...row, excerpt: excerptOf(blocksOf(text)) }))
  }
}
