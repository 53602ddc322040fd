import type { Content, Refusal } from '../decision.js'
import { storable } from '../text.js'
import type { SentFile } from './messages.js'

/** A button of a card, which opens an address. */
export interface CardLink {
  readonly label: string
  readonly url: string
}

/** What an agent sends along with words: answers to choose from, or a card. `picture` null: one that was not taken in. */
export interface Extra {
  readonly replies?: readonly string[]
  readonly card?: {
    readonly title: string
    readonly links: readonly CardLink[]
    readonly picture?: SentFile | null
  }
}

/** The same as it is told: the picture is a file of the contact, with its size in pixels. */
export interface ExtraTold {
  readonly words: string
  readonly replies?: readonly string[]
  readonly card?: {
    readonly title: string
    readonly links: readonly CardLink[]
    readonly picture?: PictureFact
  }
}

/** What the fact says of a card's picture. */
export interface PictureFact {
  readonly file: string
  readonly width: number
  readonly height: number
}

/** What the fact holds of extras: counts and the id of a file, no word. */
export interface ExtraFact {
  readonly replies?: number
  readonly links?: number
  readonly picture?: PictureFact
}

/** All of it in plain words: for search, transcripts, letters, and whoever shows no extras. */
export function plainWords(words: string, { replies, card }: Extra): string {
  const links = card?.links.map(({ label, url }) => `${label}: ${url}`) ?? []
  const choices = replies?.map((label) => `• ${label}`) ?? []
  return [card?.title ?? '', words, ...links, ...choices].filter((line) => line !== '').join('\n')
}

/** The fact's share, or `file_unknown` where the picture is not an image that the sender has taken in, in time. */
export function extraFact({ replies, card }: Extra, at: number): { readonly extra: ExtraFact } | Refusal {
  const picture = card?.picture === undefined ? undefined : pictureFact(card.picture, at)
  if (picture !== undefined && 'refused' in picture) return picture
  return {
    extra: {
      ...(replies && { replies: replies.length }),
      ...(card && { links: card.links.length }),
      ...(picture && { picture }),
    },
  }
}

function pictureFact(file: SentFile | null, at: number): PictureFact | Refusal {
  if (file?.kind !== 'image' || file.width === undefined || file.height === undefined)
    return { refused: 'file_unknown' }
  if (file.expiresAt !== null && at >= file.expiresAt) return { refused: 'file_unknown' }
  return { file: file.id, width: file.width, height: file.height }
}

/** The words to keep: erasable with the message. */
export function extraContent(words: string, { replies, card }: Extra): Content {
  const titled = card && { title: card.title, links: card.links }
  const kept = { ...(replies && { replies }), ...(titled && { card: titled }) }
  return { text: storable(plainWords(words, kept)), extra: storable(JSON.stringify({ words, ...kept })) }
}

/** The extras out of what is kept; null where there are none, or they were erased. */
export function extraIn(content: Content | null | undefined, fact: ExtraFact | undefined): ExtraTold | null {
  const kept = content?.['extra']
  if (kept === undefined) return null
  try {
    const told = JSON.parse(kept) as ExtraTold
    const picture = fact?.picture
    return told.card && picture ? { ...told, card: { ...told.card, picture } } : told
  } catch {
    return null
  }
}
