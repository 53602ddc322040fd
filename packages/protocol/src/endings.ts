/** The errors that end a connection, by their WebSocket close codes: all that a browser needs of the table. 4000–4499: connect again. 4500–4999: do not. */
export const endings = {
  hello_timeout: 4002,
  token_invalid: 4500,
  token_expired: 4001,
  origin_not_allowed: 4505,
  site_unknown: 4506,
  bad_frame: 4501,
  slow_reader: 4008,
  state_mismatch: 4010,
  no_heartbeat: 4012,
  overloaded: 4013,
  signed_out: 4503,
  too_many_connections: 4504,
  draining: 1012,
  internal: 1011,
} as const

/** The code that belongs to a WebSocket close code, or null. */
export function errorOfClose(close: number): keyof typeof endings | null {
  for (const [code, own] of Object.entries(endings)) if (own === close) return code as keyof typeof endings
  return null
}

/** Whether a WebSocket close code says that connecting again cannot help: something has to change first. */
export function isTerminalClose(close: number): boolean {
  return close >= 4500 && close < 5000
}
