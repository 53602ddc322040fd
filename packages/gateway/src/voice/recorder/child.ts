import type { RemoteParticipant, RemoteTrack, Room } from '@livekit/rtc-node'
import type { RecorderNews, RecorderOrder } from './recorder-order.js'
import { visitorMark } from './recorder-order.js'
import { TwoChannels, sampleRate } from './two-channels.js'

type Library = typeof import('@livekit/rtc-node')

const flushMs = 500

let library: Library | null = null
let room: Room | null = null
let wav: TwoChannels | null = null

// Native, and not on every machine: without it the gateway is told, and goes on.
async function load(): Promise<Library | null> {
  try {
    return await import('@livekit/rtc-node')
  } catch {
    return null
  }
}

async function start({ url, token, path }: Extract<RecorderOrder, { do: 'start' }>): Promise<void> {
  library = await load()
  if (library === null) return fail('no_recorder')
  const { Room: NewRoom, RoomEvent } = library
  wav = await TwoChannels.begin(path, performance.now())
  room = new NewRoom()
  room.on(RoomEvent.TrackSubscribed, (track, _, who) => void listen(track, who).catch(() => fail('broken')))
  room.on(RoomEvent.Disconnected, () => void fail('broken'))
  try {
    await room.connect(url, token, { autoSubscribe: true, dynacast: false })
  } catch {
    return fail('no_way')
  }
  tell({ is: 'recording' })
  setInterval(() => void wav?.flush(performance.now()).catch(() => fail('broken')), flushMs)
}

async function listen(track: RemoteTrack, { metadata }: RemoteParticipant): Promise<void> {
  if (library === null || wav === null || track.kind !== library.TrackKind.KIND_AUDIO) return
  const voice = wav.voice(metadata === visitorMark ? 0 : 1)
  const frames = new library.AudioStream(track, sampleRate, 1)
  for await (const { data } of frames) voice(data, performance.now())
}

let ending: Promise<void> | null = null

/** Once, however often it is asked for: by an order, and by the owner's going. */
function end(): Promise<void> {
  return (ending ??= endNow())
}

async function endNow(): Promise<void> {
  const file = wav
  wav = null
  const left = room
  room = null
  left?.removeAllListeners()
  const ms = (await file?.end(performance.now())) ?? 0
  tell({ is: 'ended', ms })
  await left?.disconnect().catch(() => {})
  await library?.dispose().catch(() => {})
  process.exit(0)
}

/** What was heard until now is written before it is told. */
async function fail(why: Extract<RecorderNews, { is: 'fault' }>['why']): Promise<void> {
  const file = wav
  wav = null
  await file?.end(performance.now()).catch(() => {})
  tell({ is: 'fault', why })
  setImmediate(() => process.exit(1))
}

function tell(news: RecorderNews): void {
  if (process.connected) process.send?.(news)
}

process.on('message', (order: RecorderOrder) => {
  if (order.do === 'start') void start(order).catch(() => fail('broken'))
  else if (order.do === 'end') void end().catch(() => fail('broken'))
  else wav?.pause(order.do === 'pause')
})
// Its owner is gone: whoever comes after it finds what was heard.
process.once('disconnect', () => void end().catch(() => process.exit(1)))
