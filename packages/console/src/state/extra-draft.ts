import { limits } from '@switchboard/protocol'
import type { Extra, Uuid } from '@switchboard/protocol'

/** What an agent is putting together: answers to choose from, or a card. */
export interface ExtraDraft {
  readonly kind: 'replies' | 'card'
  readonly words: string
  readonly replies: readonly string[]
  readonly title: string
  readonly links: readonly { readonly label: string; readonly url: string }[]
  readonly picture: Uuid | null
}

/** What keeps a draft from being sent. */
export type ExtraFault = 'words' | 'replies' | 'title' | 'link'

/** A blank one of either kind, with room for as much as may be sent. */
export function blankExtra(kind: ExtraDraft['kind'], words: string): ExtraDraft {
  return {
    kind,
    words,
    replies: Array.from({ length: limits.quickReplies }, () => ''),
    title: '',
    links: Array.from({ length: limits.cardLinks }, () => ({ label: '', url: '' })),
    picture: null,
  }
}

/** What is sent of it; or what is missing. Blank lines are left out; an address without a scheme is one of the web. */
export function extraOf(draft: ExtraDraft): { readonly extra: Extra } | { readonly fault: ExtraFault } {
  return draft.kind === 'replies' ? repliesOf(draft) : cardOf(draft)
}

function repliesOf({ words, replies }: ExtraDraft): ReturnType<typeof extraOf> {
  const given = replies.map((label) => label.trim()).filter((label) => label !== '')
  if (words.trim() === '') return { fault: 'words' }
  return given.length === 0 ? { fault: 'replies' } : { extra: { replies: given } }
}

function cardOf({ title, links, picture }: ExtraDraft): ReturnType<typeof extraOf> {
  if (title.trim() === '') return { fault: 'title' }
  const given = links.map(linkOf).filter(({ label, url }) => label !== '' || url !== '')
  if (given.some(({ label, url }) => label === '' || !isWeb(url))) return { fault: 'link' }
  return { extra: { card: { title: title.trim(), links: given, ...(picture !== null && { picture }) } } }
}

function linkOf({ label, url }: ExtraDraft['links'][number]): ExtraDraft['links'][number] {
  const given = url.trim()
  const whole = given === '' || /^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`
  return { label: label.trim(), url: URL.canParse(whole) ? new URL(whole).href : whole }
}

/** As the gateway judges it: of the web, and with no password in it. */
function isWeb(url: string): boolean {
  if (!URL.canParse(url) || url.length > limits.linkLength) return false
  const { protocol, username, password } = new URL(url)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}
