import { type Token, lexer } from 'marked'

/** A piece of a line: text, perhaps strong, emphasised, code, or a link that may be followed. */
export interface Piece {
  readonly text: string
  readonly strong?: true
  readonly emphasis?: true
  readonly code?: true
  readonly href?: string
}

/** What an article is made of. It travels as text and kinds, never as markup: whoever draws it cannot be made to run anything. */
export type Block =
  | { readonly is: 'heading' | 'paragraph' | 'quote'; readonly pieces: readonly Piece[] }
  | { readonly is: 'list'; readonly numbered: boolean; readonly items: readonly (readonly Piece[])[] }
  | { readonly is: 'code'; readonly text: string }

/** Letters of an excerpt, at most. */
const excerptLength = 120

type Marks = Omit<Piece, 'text'>

/** The blocks of a text in Markdown. Markup of HTML is shown as it was typed; pictures and tables are left as their text. */
export function blocksOf(markdown: string): readonly Block[] {
  return lexer(markdown, { gfm: true }).flatMap(blockOf)
}

/** The beginning of an article, as plain words. */
export function excerptOf(blocks: readonly Block[]): string {
  const words = blocks
    .flatMap((block) => ('pieces' in block && block.is !== 'heading' ? [block.pieces] : []))
    .map((pieces) => pieces.map(({ text }) => text).join(''))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  return words.length <= excerptLength ? words : `${words.slice(0, excerptLength).trimEnd()}…`
}

function blockOf(token: Token): readonly Block[] {
  switch (token.type) {
    case 'space':
    case 'hr':
    case 'def':
      return []
    case 'heading':
      return [{ is: 'heading', pieces: piecesOf(token) }]
    case 'code':
      return [{ is: 'code', text: String(Reflect.get(token, 'text')) }]
    case 'list': {
      const items = (token as { readonly items: readonly Token[] }).items
      const numbered = Reflect.get(token, 'ordered') === true
      return [{ is: 'list', numbered, items: items.map((item) => piecesOf(item)) }]
    }
    case 'blockquote':
      return [{ is: 'quote', pieces: piecesOf(token) }]
    default:
      return [{ is: 'paragraph', pieces: piecesOf(token) }]
  }
}

function piecesOf(token: Token, marks: Marks = {}): readonly Piece[] {
  if (token.type === 'html') return [{ ...marks, text: token.raw }]
  if (token.type === 'br') return [{ ...marks, text: '\n' }]
  if (token.type === 'codespan') return [{ ...marks, code: true, text: textOf(token) }]
  const inner = (token as { readonly tokens?: readonly Token[] }).tokens
  if (inner === undefined) return [{ ...marks, text: textOf(token) }]
  const more: Marks =
    token.type === 'strong'
      ? { ...marks, strong: true }
      : token.type === 'em'
        ? { ...marks, emphasis: true }
        : token.type === 'link'
          ? { ...marks, ...linkTo(String(Reflect.get(token, 'href'))) }
          : marks
  return inner.flatMap((one) => piecesOf(one, more))
}

function textOf(token: Token): string {
  const text: unknown = Reflect.get(token, 'text')
  return typeof text === 'string' ? text : token.raw
}

/** Only what leads to a page or to a letter may be followed. */
function linkTo(href: string): Marks {
  if (!URL.canParse(href)) return {}
  const { protocol } = new URL(href)
  return ['https:', 'http:', 'mailto:', 'tel:'].includes(protocol) ? { href } : {}
}
