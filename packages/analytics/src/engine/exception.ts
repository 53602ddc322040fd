/** A failure as ClickHouse's HTTP protocol tells it. */
export interface EngineFault {
  readonly status: number
  readonly code: number
  /** One line that begins with `Code:`, the form that clients take apart. */
  readonly text: string
}

/** Statuses of a server for the commonest codes; all others are 500. */
const statuses: Readonly<Record<number, number>> = {
  27: 400, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  36: 400, // BAD_ARGUMENTS
  41: 400, // CANNOT_PARSE_DATETIME
  46: 404, // UNKNOWN_FUNCTION
  47: 404, // UNKNOWN_IDENTIFIER
  48: 501, // NOT_IMPLEMENTED
  60: 404, // UNKNOWN_TABLE
  62: 400, // SYNTAX_ERROR
  72: 400, // CANNOT_PARSE_NUMBER
  73: 404, // UNKNOWN_FORMAT
  81: 404, // UNKNOWN_DATABASE
  115: 404, // UNKNOWN_SETTING
  117: 400, // INCORRECT_DATA
  159: 408, // TIMEOUT_EXCEEDED
  164: 403, // READONLY
  241: 507, // MEMORY_LIMIT_EXCEEDED
  307: 413, // TOO_MANY_BYTES
  456: 400, // UNKNOWN_QUERY_PARAMETER
  516: 403, // AUTHENTICATION_FAILED
}

/** A fault of this process itself, in a server's words; `reason` ends with the code's name in brackets. */
export function faultOf(code: number, reason: string): EngineFault {
  return { status: statuses[code] ?? 500, code, text: `Code: ${code}. DB::Exception: ${reason}` }
}

/** What the engine threw; without a code of its own it is a LOGICAL_ERROR. */
export function faultFrom(error: unknown): EngineFault {
  const message = error instanceof Error ? error.message : String(error)
  const code = Number(/^Code: (\d+)\./.exec(message)?.[1] ?? 49)
  const text = message.startsWith('Code:')
    ? message.trim()
    : `Code: 49. DB::Exception: ${message} (LOGICAL_ERROR)`
  return { status: statuses[code] ?? 500, code, text }
}
