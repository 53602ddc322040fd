import { limits } from '@switchboard/protocol'

// Controls would break headers; marks of direction would let `exe.gnp` be read as `png.exe`.
const unseen = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu

/**
 * The name that a file is kept and shown by: the last part of what the sender said, without what cannot be seen, cut to the
 * limit, and with an ending that fits its content; `endings` are those that do, the first is added where none is there.
 */
export function fileNameOf(said: string, endings: readonly string[]): string {
  const last = said.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(unseen, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '')
  const named = plain === '' ? 'file' : plain
  const own = endings.find(
    (ending) => named.toLowerCase().endsWith(`.${ending}`) && named.length > ending.length + 1,
  )
  const ending = own === undefined ? `.${endings[0] ?? 'bin'}` : named.slice(-own.length - 1)
  const stem = own === undefined ? named : named.slice(0, -ending.length)
  return `${cut(stem, limits.fileNameLength - ending.length)}${ending}`
}

/** Whole characters: half of a pair is none. */
function cut(text: string, most: number): string {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > most) break
    short += character
  }
  return short.trimEnd()
}

/** The value of a Content-Disposition header for a name in any script. */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${plain}"; filename*=UTF-8''${exact}`
}
