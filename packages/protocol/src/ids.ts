import type { Read } from './shape.js'

/** A UUID in lower case with hyphens; contacts, messages, offers, agents and visitors are named by one. */
export type Uuid = string

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether a value is a UUID as it travels on the wire: lower case, with hyphens. */
export function isUuid(value: unknown): value is Uuid {
  return typeof value === 'string' && uuidPattern.test(value)
}

/** Reads a UUID. */
export const uuid: Read<Uuid> = (value) => (isUuid(value) ? value : undefined)
