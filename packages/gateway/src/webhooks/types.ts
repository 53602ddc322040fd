import { factVersions } from '@switchboard/domain'

/** Nobody who is watched may notice it: not by a program either. */
const supervision: ReadonlySet<string> = new Set([
  'watch_started',
  'watch_ended',
  'timeline_read',
  'recording_started',
  'recording_paused',
  'recording_resumed',
  'recording_ended',
  'recording_failed',
  'recording_played',
])

/** The types of facts that a webhook may tell. */
export const webhookTypes: readonly string[] = Object.keys(factVersions).filter(
  (type) => !supervision.has(type),
)

/** The type of the delivery by which an administrator tries a webhook: it is no fact. */
export const testType = 'webhook_test'

/** Why a delivery did not arrive. `refused`: the receiver answered, but not with 2xx; `no_secret`: it can no longer be opened. */
export const webhookFaults = [
  'unreachable',
  'timeout',
  'certificate',
  'address_refused',
  'redirected',
  'refused',
  'no_secret',
] as const
export type WebhookFault = (typeof webhookFaults)[number]
