const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** A span as a timer shows it: `0:07`, `12:40`, `1:02:09`; negative spans count as 0. `ms`: milliseconds. */
export function timer(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / second))
  const seconds = String(whole % 60).padStart(2, '0')
  const minutes = Math.floor(whole / 60) % 60
  const hours = Math.floor(whole / 3600)
  return hours > 0
    ? `${String(hours)}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${String(minutes)}:${seconds}`
}

/** A span in one unit, for lists: `40 s`, `6 min`, `3 h`, by the language of `tag`. `ms`: milliseconds. */
export function span(ms: number, tag: string): string {
  const safe = Math.max(0, ms)
  if (safe < minute) return inUnit(Math.floor(safe / second), 'second', tag)
  if (safe < hour) return inUnit(Math.floor(safe / minute), 'minute', tag)
  return inUnit(Math.floor(safe / hour), 'hour', tag)
}

/** A moment as the clock on the wall shows it, `14:03`; with the day if it was another one than `now`'s. Epoch ms. */
export function moment(at: number, now: number, tag: string): string {
  const clock = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  )
  if (new Date(at).toDateString() === new Date(now).toDateString()) return clock
  return `${new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }).format(at)}, ${clock}`
}

/** How large a file is: `184 kB`, `1.2 MB`, by the language of `tag`. */
export function fileSize(bytes: number, tag: string): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte'
  const value = bytes / (unit === 'kilobyte' ? 1_000 : 1_000_000)
  const digits = unit === 'kilobyte' ? 0 : 1
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(bytes > 0 ? Math.max(value, 1) : 0)
}

/** The name of a language (BCP 47) in the language of `tag`; the tag itself where it means nothing. */
export function languageName(locale: string, tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(locale) ?? locale
  } catch {
    return locale // not a well-formed tag: a visitor's browser may say anything
  }
}

/** Up to two letters for a picture: of the first and the last word, as Vietnamese names want it. */
export function initials(name: string): string {
  const words = name.trim().normalize('NFC').split(/\s+/)
  const first = firstLetter(words[0] ?? '')
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? '') : ''
  return (first + last).toLocaleUpperCase()
}

/** Four letters of an id, enough to tell the visitors of a day apart. The end: the start of a UUIDv7 is the time. */
export function shortId(id: string): string {
  return id.slice(-4).toUpperCase()
}

/** Which of the six tints belongs to an id or a name; the same each time. */
export function tintOf(text: string): number {
  let sum = 0
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997
  return sum % 6
}

/** An address that may be made a link: http or https; null for anything else, such as `javascript:`. */
export function webAddress(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}

/** By what a reader takes for one letter: marks may be code points of their own. */
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter().segment(word)
  return first?.segment ?? ''
}

function inUnit(value: number, unit: 'second' | 'minute' | 'hour', tag: string): string {
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}
