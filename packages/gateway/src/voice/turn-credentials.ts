import { createHmac } from 'node:crypto'
import type { IceServer } from '@switchboard/protocol'

/** The relays that browsers may use, and the secret that they share with the gateway. */
export interface TurnServers {
  readonly urls: readonly string[]
  readonly secret: string
}

/** How long a relay takes what is given out today, in seconds: longer than any call, shorter than a day. */
const lifetimeS = 12 * 3_600

/** Credentials for a relay (TURN REST API: the user is the time at which they end, the password its HMAC). `nowMs`: epoch ms. */
export function turnCredentials({ urls, secret }: TurnServers, nowMs: number): IceServer {
  const username = `${Math.floor(nowMs / 1_000) + lifetimeS}:switchboard`
  const credential = createHmac('sha1', secret).update(username).digest('base64')
  return { urls, username, credential }
}
