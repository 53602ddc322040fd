/** A failure to start that is nobody's bug: its message is one sentence for the person at the terminal. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

/** Whether an error is a failure to start that was foreseen. By name, so that two copies of the module agree. */
export function isStartFault(error: unknown): error is StartFault {
  return error instanceof Error && error.name === 'StartFault'
}

/** The code of a system error such as EACCES, or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
