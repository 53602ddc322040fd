import { closeCodes } from './error-codes.js'
import type { ErrorCode } from './error-codes.js'

/** One row of the error table: close code of a socket, HTTP status, whether a retry can help, what happened, what to do. */
export interface ErrorEntry extends Told {
  /** The WebSocket close code, where the error ends the connection. 4000–4499: connect again. 4500–4999: do not. */
  readonly close: number | null
}

interface Told {
  /** The HTTP status, where the error answers a request. */
  readonly http: number | null
  /** Whether the same thing may succeed later without the caller changing anything. */
  readonly retry: boolean
  readonly what: string
  readonly fix: string
}

const table = {
  // the connection
  hello_timeout: row(null, true, 'The first frame did not come in time.', 'Send hello with a token at once.'),
  token_invalid: row(401, false, 'The token is not one of ours.', 'Get a new token, then connect again.'),
  token_expired: row(401, true, 'The token has expired.', 'Get a new token, then connect again.'),
  origin_not_allowed: row(
    403,
    false,
    'This origin may not use the site.',
    "Add the page's origin to the site.",
  ),
  site_unknown: row(
    404,
    false,
    'There is no site with this key.',
    'Copy the snippet from the console again.',
  ),
  bad_frame: row(null, false, 'A frame is not what the protocol says.', 'Compare it with docs/protocol.md.'),
  slow_reader: row(null, true, 'The client reads too slowly.', 'Connect again; resume from the last seq.'),
  state_mismatch: row(
    null,
    true,
    'The client knows a later seq than the log.',
    'Forget the streams and load them again.',
  ),
  no_heartbeat: row(null, true, 'Nothing was heard for a minute.', 'Connect again.'),
  overloaded: row(
    503,
    true,
    'The gateway takes no more for the moment.',
    'Try again in the window that it names.',
  ),
  signed_out: row(401, false, 'The session was ended.', 'Log in again.'),
  too_many_streams: row(null, false, 'The socket follows too many streams.', 'Unfollow some.'),
  too_many_connections: row(429, false, 'One user has too many connections.', 'Close some tabs.'),
  draining: row(503, true, 'The gateway restarts.', 'Connect again in the window that it names.'),
  internal: row(500, true, 'Something failed on our side.', 'Try again; tell us the request id if it stays.'),
  // requests
  bad_request: row(400, false, 'The request is not valid.', 'See the field that the message names.'),
  not_logged_in: row(401, false, 'There is no session.', 'Log in first.'),
  login_failed: row(401, false, 'Tenant, user or password is wrong.', 'Check all three.'),
  not_allowed: row(403, false, 'Your role may not do this.', 'Ask an administrator.'),
  cross_site: row(403, false, 'The request comes from another site.', 'Send it from the console, as JSON.'),
  not_found: row(404, false, 'There is no such thing, or it is not yours.', 'Check the id.'),
  stale_write: row(409, false, 'Somebody changed it meanwhile.', 'Load it again, then repeat the change.'),
  rate_limited: row(429, true, 'Too many requests.', 'Wait a little.'),
  unknown_metric: row(400, false, 'There is no metric of this name.', 'GET /api/v1/metrics lists them.'),
  analytics_away: row(503, true, 'The analytics engine does not answer.', 'Wait; nothing is lost.'),
  // refusals of commands
  id_taken: row(409, false, 'Another actor has used this id.', 'Make a new id.'),
  upgrade_needed: row(
    409,
    true,
    'The contact holds facts newer than this node.',
    'Finish the upgrade of the gateway.',
  ),
  contact_exists: row(
    409,
    false,
    'This contact has been started before.',
    'Use it, or start one with a new id.',
  ),
  contact_over: row(409, false, 'The contact has ended.', 'Start a new one.'),
  contact_not_over: row(409, false, 'The contact has not ended.', 'End it first.'),
  not_yours: row(403, false, 'The contact is with somebody else.', 'Ask for a transfer.'),
  not_connected: row(409, false, 'Nobody has answered the contact yet.', 'Wait for an agent.'),
  already_held: row(409, false, 'The contact is on hold.', 'Resume it.'),
  not_held: row(409, false, 'The contact is not on hold.', 'Nothing needs to be done.'),
  offer_gone: row(409, false, 'The offer is no longer there.', 'Wait for the next one.'),
  offer_expired: row(409, false, 'The offer had run out.', 'Wait for the next one.'),
  already_rated: row(409, false, 'The contact has been rated.', 'Nothing needs to be done.'),
  wrap_up_over: row(409, false, 'Wrap-up has ended.', 'Nothing needs to be done.'),
  disposition_unknown: row(422, false, 'There is no such disposition.', 'Choose one from the list.'),
  disposition_missing: row(422, false, 'It must be said how the contact ended.', 'Choose a disposition.'),
  break_reason_unknown: row(422, false, 'There is no such reason for a break.', 'Choose one from the list.'),
  queue_closed: row(409, false, 'The queue takes nobody now.', 'Leave a message.'),
  queue_full: row(409, true, 'Too many are waiting already.', 'Try again later, or leave a message.'),
  target_unknown: row(
    422,
    false,
    'There is no such queue or agent within reach.',
    'Choose one from the list.',
  ),
  agent_unavailable: row(
    409,
    true,
    'The agent takes nothing at the moment.',
    'Choose somebody else, or a queue.',
  ),
  consulting: row(
    409,
    false,
    'Another agent is asked about the call.',
    'Complete the consultation, or end it first.',
  ),
  not_consulting: row(409, false, 'Nobody is consulted in the call.', 'Nothing needs to be done.'),
  agent_offline: row(409, true, 'The agent is logged out.', 'Only the agent begins to work.'),
  visitor_blocked: row(403, false, 'The visitor was blocked.', 'Ask the company by another way.'),
  text_empty: row(422, false, 'The text is empty.', 'Write something.'),
  text_too_long: row(422, false, 'The text is too long.', 'Send it in parts.'),
  // files
  file_unknown: row(
    404,
    false,
    'There is no such file here, or it was not sent in time.',
    'Upload it again.',
  ),
  file_empty: row(422, false, 'The file is empty.', 'Choose another one.'),
  file_too_large: row(413, false, 'The file is too large.', 'Send a smaller one, or a link.'),
  file_type_refused: row(
    415,
    false,
    'Files of this type are not taken.',
    'Send a picture, a PDF, a text or an office document.',
  ),
  file_unreadable: row(422, false, 'The file is damaged or not what it says.', 'Save it anew and try again.'),
  too_many_files: row(409, false, 'The contact holds as many files as it may.', 'Send a link instead.'),
  upload_too_slow: row(408, true, 'The upload came to a halt.', 'Try again with a better connection.'),
  email_invalid: row(422, false, 'This is no e-mail address.', 'Write one such as name@example.com.'),
  phone_invalid: row(422, false, 'This is no telephone number.', 'Write it with 5 to 15 digits.'),
  time_invalid: row(422, false, 'Nobody can call then.', 'Choose a time within two weeks.'),
  answer_missing: row(422, false, 'The site asks for this first.', 'Fill in the field that is named.'),
  answer_invalid: row(422, false, 'This is no answer to that field.', 'Choose or write another one.'),
  left_too_often: row(
    429,
    true,
    'Too many messages were left from here.',
    'Wait for the answer, or an hour.',
  ),
  already_taken: row(409, false, 'Somebody else has taken it.', 'Take another one.'),
  hands_full: row(409, true, 'You cannot take more now.', 'Finish something, or become available.'),
  no_address: row(409, false, 'The visitor gave no e-mail address.', 'Call the number that was left.'),
  mail_off: row(409, false, 'This installation sends no e-mail.', 'Ask whoever runs it to set SMTP_URL.'),
  transcript_limit: row(429, false, 'The transcript was sent several times.', 'Look into the mailbox.'),
  // the sound of calls
  not_a_call: row(409, false, 'The contact is not a call.', 'Write instead.'),
  no_relay: row(
    503,
    false,
    'Calls from browser to browser need a relay here, and none is set.',
    'Ask whoever runs it to set TURN_URLS and TURN_SECRET, or LIVEKIT_URL.',
  ),
  media_away: row(503, true, 'The voice server does not answer.', 'Ask again in a moment; the call goes on.'),
  needs_voice_server: row(
    409,
    false,
    'This call goes from browser to browser, where nobody else can be let in.',
    'Ask whoever runs it for a voice server: LIVEKIT_URL.',
  ),
} as const satisfies Readonly<Record<ErrorCode, Told>>

/** Every error and every refusal that leaves the gateway, by code. `docs/errors.md` has one section for each. */
export const errors: Readonly<Record<ErrorCode, ErrorEntry>> = withCloseCodes()

function row(http: number | null, retry: boolean, what: string, fix: string): Told {
  return { http, retry, what, fix }
}

function withCloseCodes(): Record<ErrorCode, ErrorEntry> {
  const codes = Object.keys(closeCodes) as ErrorCode[]
  return Object.fromEntries(
    codes.map((code) => [code, { close: closeCodes[code], ...table[code] }]),
  ) as Record<ErrorCode, ErrorEntry>
}
