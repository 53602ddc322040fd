import { Type } from 'typebox'

/** An id. */
export const id: Type.TString = Type.String({ format: 'uuid' })
/** A moment. */
export const at: Type.TInteger = Type.Integer({
  description: 'Epoch milliseconds, by the clock of the database.',
})
/** A length of time. */
export const ms: Type.TInteger = Type.Integer({ minimum: 0, description: 'Milliseconds.' })
/** What a member of staff is. */
export const role = Type.Enum(['agent', 'senior', 'supervisor', 'analyst', 'brand_viewer', 'admin'])
/** A schema, or null. */
export const nullable = <T extends Type.TSchema>(schema: T): Type.TUnion<[T, Type.TNull]> =>
  Type.Union([schema, Type.Null()])
/** How often a thing has been changed. */
export const rev = Type.Integer({ description: 'To be named by whoever changes it.' })
