import { createHash } from 'node:crypto'

/** The same id on every start: a UUID (version 8) of what it names. */
export function stableId(name: string): string {
  const hex = createHash('sha256').update(`switchboard demo ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
