import { join } from 'node:path'
import type pg from 'pg'
import type { Bus } from '../bus/bus.js'
import { type Config, isLoopback } from '../config.js'
import type { Files } from '../files/files.js'
import type { Log } from '../log/log.js'
import { createCallRooms } from './call-rooms.js'
import { createChosenPlane } from './chosen-plane.js'
import { type LivekitHints, createLivekitHints } from './livekit-hints.js'
import type { Watching } from '../desk/watching.js'
import { Media } from './media.js'
import { createP2pPlane } from './p2p-plane.js'
import { Recordings, createRecordingsRecord } from './recorder/recordings.js'
import { openVoiceServer } from './voice-server.js'

interface VoiceParts {
  readonly config: Config
  /** Where browsers reach the gateway. */
  readonly own: { readonly main: string }
  readonly port: number
  readonly folder: string
  readonly secret: string
  readonly pool: pg.Pool
  readonly log: Log
  readonly bus: Bus
  readonly watching: Watching
  readonly files: Pick<Files, 'keepRecording'>
  readonly report: (what: string, error: unknown) => void
}

/** The sound of calls, as one gateway gives it. */
export interface Voice {
  readonly media: Media
  readonly recordings: Recordings
  readonly hints: LivekitHints
  close(): Promise<void>
}

/** Where a LiveKit server says what happens there. */
export const webhookPath = '/livekit/webhook'

/** Opens what the sound of calls travels over. Nothing is started before somebody calls. */
export function openVoice(parts: VoiceParts): Voice {
  const { config, own, log, bus, report } = parts
  const { p2pDirect, turn } = config.voice
  // On this machine alone there is no address to hide.
  const alone = isLoopback(config.host) && isLoopback(new URL(own.main).hostname)
  const server = openVoiceServer({
    voice: config.voice,
    folder: parts.folder,
    secret: parts.secret,
    webhook: `http://127.0.0.1:${parts.port}${webhookPath}`,
    alone,
  })
  const rooms = createCallRooms(parts.pool)
  const p2p = createP2pPlane({ direct: p2pDirect || alone, turn }, () => Date.now())
  const plane = createChosenPlane({ rooms, server, p2p, report })
  const media = new Media({ log, bus, plane, watching: parts.watching, report })
  const root = join(parts.folder, 'recording')
  const record = createRecordingsRecord(parts.pool)
  const recordings = new Recordings({ log, plane, files: parts.files, root, record, report })
  recordings.takeOver()
  const undo = bus.subscribe((message) => {
    if (message.kind === 'facts') for (const fact of message.facts) recordings.hear(fact)
  })
  return {
    media,
    recordings,
    hints: createLivekitHints(rooms, server),
    async close() {
      undo()
      media.close()
      await recordings.close()
      await server.close()
    },
  }
}
