import type { Uuid } from './ids.js'
import { uuid } from './ids.js'
import { limits } from './limits.js'
import { isObject, listOf, object, optional, string, whole } from './shape.js'
import type { Read, Shape } from './shape.js'

/** A button of a card: it opens an address of `http:` or `https:` in a tab of its own. */
export interface CardLink {
  readonly label: string
  readonly url: string
}

/** What an agent may send along with words: up to five answers to choose from, or a card, or both. */
export interface Extra {
  /** A press on one says it as the visitor's own words. */
  readonly replies?: readonly string[]
  readonly card?: {
    readonly title: string
    readonly links: readonly CardLink[]
    /** A picture that the same agent has uploaded into this contact. */
    readonly picture?: Uuid
  }
}

/** The same as everybody sees it. `text` of the message says all of it in plain words, for whoever shows no extras. */
export interface ExtraSent {
  /** What was written, without what the extras say. */
  readonly words: string
  readonly replies?: readonly string[]
  readonly card?: {
    readonly title: string
    readonly links: readonly CardLink[]
    /** `width` and `height` in pixels. */
    readonly picture?: { readonly file: Uuid; readonly width: number; readonly height: number }
  }
}

/** Reads what an agent sends; whatever is too long, too many or no web address makes the frame wrong. */
export const extra: Read<Extra> = (value) => {
  const read = object(extraShape)(value)
  return read?.replies === undefined && read?.card === undefined ? undefined : read
}

const label = line(limits.labelLength)

/** Only the web, and a host alone before the path: an address that runs something, or that carries a password, is none. */
const webAddress: Read<string> = (value) => {
  const text = string(value)
  return text !== undefined && text.length <= limits.linkLength && web.test(text) ? text : undefined
}

const web = /^https?:\/\/[^\s\p{Cc}\p{Cs}/?#@\\<>"]+([/?#][^\s\p{Cc}\p{Cs}<>"\\]*)?$/iu

const extraShape: Shape<Extra> = {
  replies: optional(few(label, 1, limits.quickReplies)),
  card: optional(
    object<NonNullable<Extra['card']>>({
      title: line(limits.cardTitleLength),
      links: few(object<CardLink>({ label, url: webAddress }), 0, limits.cardLinks),
      picture: optional(uuid),
    }),
  ),
}

/** Reads what the gateway sends of it. */
export const extraSent: Read<ExtraSent> = object<ExtraSent>({
  words: string,
  replies: optional(listOf(string)),
  card: optional(
    object<NonNullable<ExtraSent['card']>>({
      title: string,
      links: listOf(object<CardLink>({ label: string, url: string })),
      picture: optional(object({ file: uuid, width: whole, height: whole })),
    }),
  ),
})

/** For a visitor's socket: the gateway has judged it, and what draws it comes later. */
export const anyExtra: Read<ExtraSent> = (value) => (isObject(value) ? (value as ExtraSent) : undefined)

/** One line of words, neither blank nor longer than this. */
function line(most: number): Read<string> {
  return (value) => {
    const text = string(value)?.trim()
    if (text === undefined || text === '' || text.length > most) return undefined
    return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, '\ufffd')
  }
}

function few<T>(read: Read<T>, least: number, most: number): Read<readonly T[]> {
  return (value) => {
    const list = Array.isArray(value) && value.length <= most ? listOf(read)(value) : undefined
    return list !== undefined && list.length >= least ? list : undefined
  }
}
