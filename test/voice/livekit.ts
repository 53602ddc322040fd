import { createRequire } from 'node:module'
import { join } from 'node:path'
import { findLivekitProgram } from '../../packages/gateway/src/engines/livekit-program.js'
import { readVoice } from '../../packages/gateway/src/voice/voice-config.js'

/** Where a gateway of a test looks for the voice server's program. */
export const livekitEnvironment = {
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] ?? '',
}

/** Whether there is one; where not, what needs it counts as skipped, and this says why. */
export const hasLivekit = findLivekitProgram(readVoice(livekitEnvironment, []).programs) !== null
if (!hasLivekit) console.log('skipped: no livekit-server, no Go ≥ 1.26')

/** Whether calls over it can be recorded here: the recorder's library is native, and not on every machine. */
export const hasRecorder = ((): boolean => {
  try {
    createRequire(join(import.meta.dirname, '../../packages/gateway/package.json')).resolve(
      '@livekit/rtc-node',
    )
    return true
  } catch {
    return false
  }
})()
if (hasLivekit && !hasRecorder) console.log('skipped: no recorder on this machine')
