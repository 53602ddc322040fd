import type { ByteRange } from '../files/file-store.js'

/** The one range that a Range header asks for of so many bytes; null for all of them, and for whatever may be answered so. */
export function readRange(header: string | undefined, size: number): ByteRange | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if ((from === '' && to === '') || size === 0) return null
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return first > last ? null : { first, last }
}
