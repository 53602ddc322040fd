import type { Bus } from '../bus/bus.js'
import { type Config, isLoopback } from '../config.js'
import type { Log } from '../log/log.js'
import { Media } from './media.js'
import { createP2pPlane } from './p2p-plane.js'

interface VoiceParts {
  readonly config: Config
  /** Where browsers reach the gateway. */
  readonly own: { readonly main: string }
  readonly log: Log
  readonly bus: Bus
  readonly report: (what: string, error: unknown) => void
}

/** The sound of calls, as one gateway gives it. */
export interface Voice {
  readonly media: Media
  close(): void
}

/** Opens what the sound of calls travels over. */
export function openVoice({ config, own, log, bus, report }: VoiceParts): Voice {
  const { p2pDirect, turn } = config.voice
  // On this machine alone there is no address to hide.
  const alone = isLoopback(config.host) && isLoopback(new URL(own.main).hostname)
  const plane = createP2pPlane({ direct: p2pDirect || alone, turn }, () => Date.now())
  const media = new Media({ log, bus, plane, report })
  return { media, close: () => media.close() }
}
