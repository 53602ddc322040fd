import { type ErrorCode, errors } from '@switchboard/protocol'

/** What is wrong with one field of a request. */
interface FieldFault {
  readonly field: string
  readonly message: string
  readonly rule?: string
  readonly about?: string
}

/** Ends a request with a row of the protocol's error table. `detail` is put before the table's advice, where it says more. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault'
  readonly code: ErrorCode
  readonly field: string | undefined
  /** When a retry is worth it, in seconds. */
  readonly retryAfter: number | undefined
  /** Where several fields are wrong: all of them. */
  readonly faults: readonly FieldFault[] | undefined

  constructor(
    code: ErrorCode,
    more: {
      readonly field?: string
      readonly detail?: string
      readonly retryAfter?: number
      readonly faults?: readonly FieldFault[]
    } = {},
  ) {
    super(`${more.detail ?? errors[code].what} ${errors[code].fix}`)
    this.code = code
    this.field = more.field
    this.retryAfter = more.retryAfter
    this.faults = more.faults
  }
}
