import { endings } from './endings.js'

/**
 * The codes alone, without their sentences: all that a browser needs to decide on. 4000–4499: connect again. 4500–4999: do
 * not. `null`: the error does not end a connection.
 */
export const closeCodes = {
  // the connection
  ...endings,
  too_many_streams: null,
  // requests
  bad_request: null,
  not_logged_in: null,
  login_failed: null,
  not_allowed: null,
  cross_site: null,
  not_found: null,
  stale_write: null,
  rate_limited: null,
  unknown_metric: null,
  analytics_away: null,
  // refusals of commands
  id_taken: null,
  upgrade_needed: null,
  contact_exists: null,
  contact_over: null,
  contact_not_over: null,
  not_yours: null,
  not_connected: null,
  already_held: null,
  not_held: null,
  offer_gone: null,
  offer_expired: null,
  already_rated: null,
  wrap_up_over: null,
  disposition_unknown: null,
  disposition_missing: null,
  break_reason_unknown: null,
  queue_closed: null,
  queue_full: null,
  target_unknown: null,
  consulting: null,
  not_consulting: null,
  agent_unavailable: null,
  agent_offline: null,
  visitor_blocked: null,
  text_empty: null,
  text_too_long: null,
  // files
  file_unknown: null,
  file_empty: null,
  file_too_large: null,
  file_type_refused: null,
  file_unreadable: null,
  too_many_files: null,
  upload_too_slow: null,
  email_invalid: null,
  phone_invalid: null,
  time_invalid: null,
  answer_missing: null,
  answer_invalid: null,
  left_too_often: null,
  already_taken: null,
  hands_full: null,
  no_address: null,
  mail_off: null,
  transcript_limit: null,
  // the sound of calls
  not_a_call: null,
  no_relay: null,
  media_away: null,
  needs_voice_server: null,
} as const satisfies Record<string, number | null>

/** The name of a row of the error table. */
export type ErrorCode = keyof typeof closeCodes

/** Whether a value is a code of the table. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(closeCodes, value)
}
