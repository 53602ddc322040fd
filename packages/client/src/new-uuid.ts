import type { Uuid } from '@switchboard/protocol'

/** A new UUIDv7 for a time in epoch ms: ids made later sort later, so that an index grows at its end. Needs no secure context. */
export function newUuid(now: number, bytes: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): Uuid {
  // Not Array.from: old libraries in a page put a poorer one in its place.
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = Math.floor(now).toString(16).padStart(12, '0')
  const variant = '89ab'.charAt((bytes[2] ?? 0) & 3)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(5, 8)}-${hex.slice(8)}`
}
