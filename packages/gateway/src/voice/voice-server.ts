import { createHmac } from 'node:crypto'
import { findLivekitProgram } from '../engines/livekit-program.js'
import { type OwnLivekit, startOwnLivekit } from '../engines/own-livekit.js'
import type { VoiceServer } from './chosen-plane.js'
import type { LivekitAddress, VoiceConfig } from './voice-config.js'

interface VoiceServerParts {
  readonly voice: VoiceConfig
  readonly folder: string
  /** Of this installation; the server's own secret is made of it. */
  readonly secret: string
  readonly webhook: string
  /** Whether browsers are on this machine alone: a server of our own is reached by no others. */
  readonly alone: boolean
}

/** The server of LIVEKIT_URL, or one of our own where there is a program for it: started by the first call, and again if it ends. */
export function openVoiceServer(parts: VoiceServerParts): VoiceServer & { close(): Promise<void> } {
  const { voice, alone } = parts
  let own: Promise<OwnLivekit> | null = null
  const key = { apiKey: 'switchboard', apiSecret: secretOf(parts.secret) }
  const start = async (program: string): Promise<LivekitAddress> => {
    const before = own
    const runs = await before?.then(
      (server) => server.alive(),
      () => false,
    )
    // Both ends of a call ask at once where it was lost: whoever looked first has begun a new one.
    if (runs === false && own === before) own = null
    own ??= startOwnLivekit({ program, folder: parts.folder, webhook: parts.webhook, ...key })
    return { url: (await own).url, ...key }
  }
  return {
    address() {
      if (voice.livekit !== null) return Promise.resolve(voice.livekit)
      const program = alone ? findLivekitProgram(voice.programs) : null
      return program === null ? Promise.resolve(null) : start(program)
    },
    async close() {
      const running = await own?.catch(() => null)
      await running?.close()
    },
  }
}

function secretOf(secret: string): string {
  return createHmac('sha256', secret).update('livekit').digest('base64url')
}
