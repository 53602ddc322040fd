import { connect } from 'node:net'
import { RoomServiceClient } from 'livekit-server-sdk'
import { type Config, isLoopback } from '../../config.js'
import { findLivekitProgram } from '../../engines/livekit-program.js'
import type { LivekitAddress } from '../../voice/voice-config.js'
import { type Finding, doubtful, well, wrong } from './finding.js'

const patienceS = 10

/** Whether calls have a way: the voice server answers to its key, or browsers may reach each other. */
export async function checkVoice(config: Config): Promise<Finding> {
  const { livekit } = config.voice
  return livekit === null ? checkWithoutServer(config) : checkServer(livekit, config)
}

async function checkServer(address: LivekitAddress, { publicUrl }: Config): Promise<Finding> {
  const { url, apiKey, apiSecret } = address
  const { host, protocol, hostname } = new URL(url)
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret, {
    requestTimeout: patienceS,
  })
  try {
    await rooms.listRooms()
  } catch (error) {
    const status = (error as { readonly status?: unknown }).status
    return status === 401 || status === 403
      ? wrong(
          `LiveKit at ${host} does not take the key: compare LIVEKIT_API_KEY and LIVEKIT_API_SECRET with its \`keys\`.`,
        )
      : wrong(
          `LiveKit at ${host} does not answer: check LIVEKIT_URL, and that its port is open to this machine.`,
        )
  }
  if (!protocol.endsWith('s:') && !isLoopback(hostname))
    return doubtful(`LiveKit at ${host} is not behind TLS: pages on https cannot reach it; use wss://.`)
  const webhook = `${publicUrl ?? 'the address of this gateway'}/livekit/webhook`
  return well(
    `LiveKit at ${host}; its \`webhook.urls\` must hold ${webhook}, and browsers must reach its \`rtc\` ports (as it comes: 7881 by TCP, 50000 to 60000 by UDP; \`livekit-server ports\` prints them)`,
  )
}

async function checkWithoutServer({ voice, host, publicUrl }: Config): Promise<Finding> {
  const alone = isLoopback(host) && (publicUrl === null || isLoopback(new URL(publicUrl).hostname))
  if (alone && findLivekitProgram(voice.programs) !== null)
    return well('over a livekit-server of our own, on this machine')
  if (alone)
    return well(
      'from browser to browser, on this machine; LIVEKIT_URL or a livekit-server lets others join and record',
    )
  if (voice.turn !== null) return checkRelays(voice.turn.urls)
  if (voice.p2pDirect)
    return doubtful('from browser to browser: each side may learn the address of the other.')
  return doubtful('there is no way for calls: set LIVEKIT_URL, or TURN_URLS and TURN_SECRET.')
}

async function checkRelays(urls: readonly string[]): Promise<Finding> {
  const away: string[] = []
  for (const url of urls) {
    const [, host = '', port = ''] = /^turns?:(\[[^\]]+\]|[^:?]+)(?::(\d+))?/.exec(url) ?? []
    const standard = url.startsWith('turns:') ? 5_349 : 3_478
    if (!(await answers(host.replace(/[[\]]/g, ''), port === '' ? standard : Number(port)))) away.push(url)
  }
  return away.length === 0
    ? well(`from browser to browser over ${urls.join(', ')}`)
    : wrong(
        `${away.join(', ')} cannot be reached by TCP: check TURN_URLS, and that the relay's ports are open.`,
      )
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceS * 1_000 })
    const end = (is: boolean): void => {
      socket.destroy()
      resolve(is)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
}
