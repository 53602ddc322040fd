import { delimiter, join } from 'node:path'
import type { ProgramFolders } from '../engines/livekit-program.js'
import type { TurnServers } from './turn-credentials.js'

/** A LiveKit server and the key to it. */
export interface LivekitAddress {
  /** ws, wss, http or https; without a trailing slash. */
  readonly url: string
  readonly apiKey: string
  readonly apiSecret: string
}

/** What the sound of calls travels over. */
export interface VoiceConfig {
  /** Null: one of our own, where there is a program for it; else from browser to browser. */
  readonly livekit: LivekitAddress | null
  /** From browser to browser, each may learn the other's address. */
  readonly p2pDirect: boolean
  readonly turn: TurnServers | null
  /** Where a program for a server of our own may be. */
  readonly programs: ProgramFolders
}

type Environment = Readonly<Record<string, string | undefined>>

/** A LiveKit server takes shorter ones with no more than a line in its log. */
const secretLength = 32

/** Reads what concerns voice; what is wrong is added to `faults`, each a sentence that says what to do. */
export function readVoice(environment: Environment, faults: string[]): VoiceConfig {
  const given = (name: string): string => environment[name]?.trim() ?? ''
  const direct = given('VOICE_P2P_DIRECT')
  if (!['', '0', '1'].includes(direct)) faults.push('VOICE_P2P_DIRECT must be 1 or 0.')
  return {
    livekit: readLivekit(given, faults),
    p2pDirect: direct === '1',
    turn: readTurn(given, faults),
    programs: {
      path: given('PATH')
        .split(delimiter)
        .filter((folder) => folder !== ''),
      cache: cacheFolder(given),
    },
  }
}

function cacheFolder(given: Given): string | null {
  const [cache, home] = [given('XDG_CACHE_HOME'), given('HOME')]
  if (cache !== '') return join(cache, 'switchboard')
  return home === '' ? null : join(home, '.cache', 'switchboard')
}

type Given = (name: string) => string

function readLivekit(given: Given, faults: string[]): LivekitAddress | null {
  const [url, apiKey, apiSecret] = [
    given('LIVEKIT_URL'),
    given('LIVEKIT_API_KEY'),
    given('LIVEKIT_API_SECRET'),
  ]
  if (url === '') {
    for (const name of ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'])
      if (given(name) !== '') faults.push(`${name} belongs to a server: set LIVEKIT_URL too, or unset it.`)
    return null
  }
  if (!isUrl(url, ['ws:', 'wss:', 'http:', 'https:']))
    faults.push(
      'LIVEKIT_URL must be a URL that starts with wss:// or https:// (ws:// or http:// on this machine).',
    )
  if (apiKey === '' || apiSecret === '')
    faults.push(
      'LIVEKIT_URL needs LIVEKIT_API_KEY and LIVEKIT_API_SECRET, as in the configuration of the server.',
    )
  else if (apiSecret.length < secretLength)
    faults.push('LIVEKIT_API_SECRET needs at least 32 characters: openssl rand -base64 32 makes one.')
  return { url: url.replace(/\/+$/, ''), apiKey, apiSecret }
}

function readTurn(given: Given, faults: string[]): TurnServers | null {
  const [list, secret] = [given('TURN_URLS'), given('TURN_SECRET')]
  if (list === '' && secret === '') return null
  if (list === '' || secret === '') {
    faults.push('TURN_URLS and TURN_SECRET belong together: set both, or unset both.')
    return null
  }
  const urls = list.split(',').map((url) => url.trim())
  if (!urls.every((url) => /^turns?:[^\s/]+$/.test(url)))
    faults.push('TURN_URLS must be a list such as turn:turn.example:3478,turns:turn.example:5349.')
  if (secret.length < 16) faults.push('TURN_SECRET needs at least 16 characters, the same as in the relay.')
  return { urls, secret }
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}
