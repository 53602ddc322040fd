/** A piece of what somebody wrote: words, or an address that may be opened. */
export interface Piece {
  readonly text: string
  /** Of `http:` or `https:`; null for words. */
  readonly href: string | null
}

/** What ends an address in a sentence, and does not belong to it. */
const tail = /[.,;:!?'"’”)\]}>]+$/

/** Finds the web addresses in a text. Only what says `http://` or `https://` itself, and names a host, is one; all else stays words. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi)) {
    const address = found.replace(tail, '')
    if (!URL.canParse(address)) continue
    if (index > at) pieces.push({ text: text.slice(at, index), href: null })
    pieces.push({ text: address, href: new URL(address).href })
    at = index + address.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), href: null })
  return pieces
}
