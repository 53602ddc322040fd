/** One row of the error table: close code of a socket, HTTP status, whether a retry can help, what happened, what to do. */
export interface ErrorEntry {
  /** The WebSocket close code, where the error ends the connection. 4000–4499: connect again. 4500–4999: do not. */
  readonly close: number | null
  /** The HTTP status, where the error answers a request. */
  readonly http: number | null
  /** Whether the same thing may succeed later without the caller changing anything. */
  readonly retry: boolean
  readonly what: string
  readonly fix: string
}

/** Every error and every refusal that leaves the gateway, by code. `docs/errors.md` has one section for each. */
export const errors = {
  // the connection
  hello_timeout: row(4002, null, true, 'The first frame did not come in time.', 'Send hello with a token at once.'),
  token_invalid: row(4500, 401, false, 'The token is not one of ours.', 'Get a new token, then connect again.'),
  token_expired: row(4001, 401, true, 'The token has expired.', 'Get a new token, then connect again.'),
  origin_not_allowed: row(4505, 403, false, 'This origin may not use the site.', "Add the page's origin to the site."),
  site_unknown: row(4506, 404, false, 'There is no site with this key.', 'Copy the snippet from the console again.'),
  bad_frame: row(4501, null, false, 'A frame is not what the protocol says.', 'Compare it with docs/protocol.md.'),
  slow_reader: row(4008, null, true, 'The client reads too slowly.', 'Connect again; resume from the last seq.'),
  state_mismatch: row(4010, null, true, 'The client knows a later seq than the log.', 'Forget the streams and load them again.'),
  no_heartbeat: row(4012, null, true, 'Nothing was heard for a minute.', 'Connect again.'),
  overloaded: row(4013, 503, true, 'The gateway takes no more for the moment.', 'Try again in the window that it names.'),
  signed_out: row(4503, 401, false, 'The session was ended.', 'Log in again.'),
  too_many_streams: row(null, null, false, 'The socket follows too many streams.', 'Unfollow some.'),
  too_many_connections: row(4504, 429, false, 'One user has too many connections.', 'Close some tabs.'),
  draining: row(1012, 503, true, 'The gateway restarts.', 'Connect again in the window that it names.'),
  internal: row(1011, 500, true, 'Something failed on our side.', 'Try again; tell us the request id if it stays.'),
  // requests
  bad_request: row(null, 400, false, 'The request is not valid.', 'See the field that the message names.'),
  not_logged_in: row(null, 401, false, 'There is no session.', 'Log in first.'),
  login_failed: row(null, 401, false, 'Tenant, user or password is wrong.', 'Check all three.'),
  not_allowed: row(null, 403, false, 'Your role may not do this.', 'Ask an administrator.'),
  cross_site: row(null, 403, false, 'The request comes from another site.', 'Send it from the console, as JSON.'),
  not_found: row(null, 404, false, 'There is no such thing, or it is not yours.', 'Check the id.'),
  stale_write: row(null, 409, false, 'Somebody changed it meanwhile.', 'Load it again, then repeat the change.'),
  rate_limited: row(null, 429, true, 'Too many requests.', 'Wait a little.'),
  unknown_metric: row(null, 400, false, 'There is no metric of this name.', 'GET /api/v1/metrics lists them.'),
  analytics_away: row(null, 503, true, 'The analytics engine does not answer.', 'Wait; nothing is lost.'),
  // refusals of commands
  id_taken: row(null, 409, false, 'Another actor has used this id.', 'Make a new id.'),
  upgrade_needed: row(null, 409, true, 'The contact holds facts newer than this node.', 'Finish the upgrade of the gateway.'),
  contact_exists: row(null, 409, false, 'This contact has been started before.', 'Use it, or start one with a new id.'),
  contact_over: row(null, 409, false, 'The contact has ended.', 'Start a new one.'),
  contact_not_over: row(null, 409, false, 'The contact has not ended.', 'End it first.'),
  not_yours: row(null, 403, false, 'The contact is with somebody else.', 'Ask for a transfer.'),
  not_connected: row(null, 409, false, 'Nobody has answered the contact yet.', 'Wait for an agent.'),
  already_held: row(null, 409, false, 'The contact is on hold.', 'Resume it.'),
  not_held: row(null, 409, false, 'The contact is not on hold.', 'Nothing needs to be done.'),
  offer_gone: row(null, 409, false, 'The offer is no longer there.', 'Wait for the next one.'),
  offer_expired: row(null, 409, false, 'The offer had run out.', 'Wait for the next one.'),
  already_rated: row(null, 409, false, 'The contact has been rated.', 'Nothing needs to be done.'),
  wrap_up_over: row(null, 409, false, 'Wrap-up has ended.', 'Nothing needs to be done.'),
  disposition_unknown: row(null, 422, false, 'There is no such disposition.', 'Choose one from the list.'),
  queue_closed: row(null, 409, false, 'The queue takes nobody now.', 'Leave a message.'),
  text_empty: row(null, 422, false, 'The text is empty.', 'Write something.'),
  text_too_long: row(null, 422, false, 'The text is too long.', 'Send it in parts.'),
} as const satisfies Record<string, ErrorEntry>

/** The name of a row of the error table. */
export type ErrorCode = keyof typeof errors

/** Whether a string is a code of the table. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errors, value)
}

/** The code that belongs to a WebSocket close code, or null. */
export function errorOfClose(close: number): ErrorCode | null {
  for (const [code, entry] of Object.entries(errors)) if (entry.close === close) return code as ErrorCode
  return null
}

function row(close: number | null, http: number | null, retry: boolean, what: string, fix: string): ErrorEntry {
  return { close, http, retry, what, fix }
}
