import { createHash } from 'node:crypto'
import type { Block, Piece } from './article-blocks.js'
import { articleStyle } from './article-style.js'
import { type ArticleWords, articleWords } from './article-words.js'
import { type Markup, markup, nothing } from './markup.js'
import type { PublicArticle } from './public-articles.js'

/** A page, whole: its HTML, and the policy that allows of it the one style sheet that it brings. */
export interface Page {
  readonly html: string
  readonly policy: string
}

/** Where a page is read, and by whom. */
export interface Reading {
  /** The origin that is told to people. */
  readonly origin: string
  /** `Accept-Language` of the browser. */
  readonly accepted: string
}

/** The public page of an article. What was written in it is text, wherever it stands. */
export function articlePage(article: PublicArticle, { origin, accepted }: Reading): Page {
  const { id, title, brand, language, excerpt, languages, looks } = article
  const words = articleWords(language, accepted)
  const address = (one: string): string => `${origin}/articles/${one}`
  const others = languages.length > 1 ? languages : []
  const head = markup`<title>${title} · ${brand}</title>
    <meta name="description" content="${excerpt}">
    <meta property="og:type" content="article">
    <meta property="og:title" content="${title}">
    <meta property="og:description" content="${excerpt}">
    <meta property="og:site_name" content="${brand}">
    <meta property="og:url" content="${address(id)}">
    <link rel="canonical" href="${address(id)}">
    ${others.map((one) => markup`<link rel="alternate" hreflang="${one.language}" href="${address(one.id)}">`)}`
  const body = markup`<header>
      <p class="brand"><span class="mark" aria-hidden="true">${initial(brand)}</span>${brand}</p>
      ${others.length === 0 ? nothing : languageLinks(article, words)}
    </header>
    <main><article>
      <h1>${title}</h1>
      ${article.blocks.map((block) => drawn(block))}
    </article></main>`
  return pageOf({ language: language ?? words.tag, style: articleStyle(looks), head, body })
}

/** The page in the place of an article that nobody may read, or that never was: it tells not which. */
export function missingPage({ accepted }: Pick<Reading, 'accepted'>): Page {
  const words = articleWords(null, accepted)
  const head = markup`<title>${words.missing}</title>
    <meta name="robots" content="noindex">`
  const body = markup`<header></header>
    <main><article>
      <h1>${words.missing}</h1>
      <p class="quiet">${words.missingHint}</p>
    </article></main>`
  return pageOf({ language: words.tag, style: articleStyle({}), head, body })
}

interface PageParts {
  readonly language: string
  readonly style: string
  readonly head: Markup
  readonly body: Markup
}

function pageOf({ language, style, head, body }: PageParts): Page {
  const sheet: Markup = { html: style }
  const { html } = markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    ${head}
    <link rel="icon" href="data:,">
    <style>${sheet}</style>
  </head>
  <body>
    ${body}
  </body>
</html>
`
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return { html, policy }
}

function languageLinks({ id, languages }: PublicArticle, words: ArticleWords): Markup {
  return markup`<nav aria-label="${words.languages}"><ul>${languages.map((one) => {
    const current = one.id === id ? markup` aria-current="page"` : nothing
    return markup`<li><a href="/articles/${one.id}" lang="${one.language}" hreflang="${one.language}"${current}>${nameOf(one.language)}</a></li>`
  })}</ul></nav>`
}

/** What a language calls itself. */
function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

function initial(brand: string): string {
  const [first] = new Intl.Segmenter().segment(brand)
  return first?.segment.toLocaleUpperCase() ?? ''
}

function drawn(block: Block): Markup {
  switch (block.is) {
    case 'heading':
      return markup`<h2>${line(block.pieces)}</h2>`
    case 'paragraph':
      return markup`<p>${line(block.pieces)}</p>`
    case 'quote':
      return markup`<blockquote>${line(block.pieces)}</blockquote>`
    case 'code':
      return markup`<pre tabindex="0"><code>${block.text}</code></pre>`
    case 'list': {
      const items = block.items.map((item) => markup`<li>${line(item)}</li>`)
      return block.numbered ? markup`<ol>${items}</ol>` : markup`<ul>${items}</ul>`
    }
    default:
      return block satisfies never
  }
}

function line(pieces: readonly Piece[]): readonly Markup[] {
  return pieces.map(({ text, strong, emphasis, code, href }) => {
    let inner = markup`${text}`
    if (code === true) inner = markup`<code>${inner}</code>`
    if (emphasis === true) inner = markup`<em>${inner}</em>`
    if (strong === true) inner = markup`<strong>${inner}</strong>`
    return href === undefined ? inner : markup`<a href="${href}" rel="noopener noreferrer">${inner}</a>`
  })
}
