import type { Plane } from './transport.js'

/** What may be wanted of a call's sound. */
export type Ability =
  | 'mute'
  | 'hold'
  | 'dtmf'
  | 'transfer'
  | 'consult'
  | 'conference'
  | 'monitor'
  | 'whisper'
  | 'barge'
  | 'record'

/**
 * Why something cannot be done: `needs_server`, the sound goes from browser to browser, where a third cannot join unnoticed or
 * at all; `not_granted`, the gateway grants it to nobody.
 */
export type Inability = 'needs_server' | 'not_granted'

/** What can be done on a way; where it cannot, why. */
export type Capabilities = Readonly<Record<Ability, true | Inability>>

/** From browser to browser there are two ends and nobody between them. */
const p2p: Capabilities = {
  mute: true,
  hold: true,
  dtmf: true,
  transfer: true,
  consult: 'needs_server',
  conference: 'needs_server',
  monitor: 'needs_server',
  whisper: 'needs_server',
  barge: 'needs_server',
  record: 'needs_server',
}

/** Over a server others can be let in, seen or unseen. */
const livekit: Capabilities = {
  mute: true,
  hold: true,
  dtmf: true,
  transfer: true,
  consult: true,
  conference: true,
  monitor: true,
  whisper: true,
  barge: true,
  record: true,
}

/** What each way of a call can do: apart from the transports, since who only calls need not carry it. */
export const capabilities: Readonly<Record<Plane, Capabilities>> = { p2p, livekit }
