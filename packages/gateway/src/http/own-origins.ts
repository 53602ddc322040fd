import { isLoopback } from '../config.js'
import type { Config } from '../config.js'

/** The origins under which browsers reach this gateway. */
export interface OwnOrigins {
  /** The one that is told to people. */
  readonly main: string
  readonly all: readonly string[]
  /** Where browsers reach a voice server, as sources of a content policy. */
  readonly sound: readonly string[]
  has(origin: string): boolean
}

/** `port`: the one that is really listened on. On loopback all of its names count: people type any of them. */
export function ownOrigins(
  {
    host,
    publicUrl,
    voice,
  }: Pick<Config, 'host' | 'publicUrl'> & { readonly voice?: Pick<Config['voice'], 'livekit'> },
  port: number,
): OwnOrigins {
  const names = isLoopback(host) ? ['127.0.0.1', 'localhost', '[::1]'] : []
  const bound = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const main =
    publicUrl ?? (host === '0.0.0.0' || host === '::' ? `http://localhost:${port}` : new URL(bound).origin)
  const all = new Set([main, ...names.map((name) => new URL(`http://${name}:${port}`).origin)])
  const alone = isLoopback(host) && isLoopback(new URL(main).hostname)
  const sound = voice?.livekit ? sourcesOf(voice.livekit.url) : alone ? sourcesOf('ws://127.0.0.1:*') : []
  return { main, all: [...all], sound, has: (origin) => all.has(origin) }
}

/** A server of our own takes any free port. Both ways are used: the socket, and a look by HTTP why it did not open. */
function sourcesOf(url: string): readonly string[] {
  const place = url.replace(/^[a-z]+/, '')
  const safe = /^(wss|https)/.test(url) ? 's' : ''
  return [`ws${safe}${place}`, `http${safe}${place}`]
}
