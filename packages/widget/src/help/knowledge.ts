import type { Gateway } from '../later/help-desk.js'

/** An article as a list shows it. */
export interface Found {
  readonly id: string
  readonly title: string
  readonly excerpt: string
}

/** A piece of a line of an article. */
export interface Piece {
  readonly text: string
  readonly strong?: true
  readonly emphasis?: true
  readonly code?: true
  readonly href?: string
}

/** What an article is made of: text and kinds, never markup. */
export interface Block {
  readonly is: 'heading' | 'paragraph' | 'quote' | 'list' | 'code'
  readonly pieces?: readonly Piece[]
  readonly numbered?: boolean
  readonly items?: readonly (readonly Piece[])[]
  readonly text?: string
}

/** An article to be read. */
export interface Article {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/** Finds the brand's articles that hold these words; the first by title without words. Rejects where the gateway cannot be reached. */
export async function searchArticles(
  gateway: Gateway,
  words: string,
  language: string,
): Promise<readonly Found[]> {
  const answer = await ask(gateway, '', { words, language })
  if (!answer.ok) throw new Error('The articles cannot be had')
  return ((await answer.json()) as { readonly articles: readonly Found[] }).articles
}

/** Fetches one article; null: there is none that may be read. Rejects where the gateway cannot be reached. */
export async function readArticle(gateway: Gateway, id: string): Promise<Article | null> {
  const answer = await ask(gateway, `/${encodeURIComponent(id)}`, {})
  if (answer.status === 404 || answer.status === 400) return null
  if (!answer.ok) throw new Error('The article cannot be had')
  return (await answer.json()) as Article
}

function ask(
  { origin, site }: Gateway,
  path: string,
  asked: Readonly<Record<string, string>>,
): Promise<Response> {
  const query = new URLSearchParams({ site, ...asked })
  return fetch(`${origin}/api/v1/knowledge${path}?${query}`, { credentials: 'omit' })
}
