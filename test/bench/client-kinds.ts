import { randomUUIDv7 } from 'node:crypto'
import { frameOf, openRawSocket, payloadOffset } from './raw-socket.ts'
import type { RawSocket } from './raw-socket.ts'

/** One client of a server: says something, hears that it was taken. */
export interface BenchClient {
  say(): void
  /** Called when what was said has been answered. */
  onAnswer: () => void
  close(): void
}

/** Where the clients connect, and as whom. */
export interface Target {
  readonly kind: 'raw' | 'gateway'
  readonly port: number
  /** For a gateway: one visitor's token a client. */
  readonly tokens: readonly string[]
  readonly origin: string
  /** For a gateway: so many messages make a contact, then it is ended and the next one is started. */
  readonly contactLength: number
}

/** A message as chats have them: 200 bytes of JSON on the wire, whichever the server is. */
const messageBytes = 200
const idLength = 36

/** Opens one client; a gateway's has said hello. */
export async function openClient(target: Target, nth: number): Promise<BenchClient> {
  if (target.kind === 'raw') return openRaw(target)
  const token = target.tokens[nth]
  if (token === undefined) throw new Error('there are fewer tokens than clients')
  return await openGateway(target, token)
}

async function openRaw({ port, origin }: Target): Promise<BenchClient> {
  const socket = await openRawSocket({ port, path: '/', origin })
  const message = template('say')
  const client: BenchClient = {
    say: () => socket.write(message({ stream: nobody })),
    onAnswer: () => {},
    close: () => socket.close(),
  }
  socket.onText = () => client.onAnswer()
  return client
}

async function openGateway({ port, origin, contactLength }: Target, token: string): Promise<BenchClient> {
  const socket = await openRawSocket({ port, path: '/ws', origin })
  await new Promise<void>((resolve, reject) => {
    socket.onText = (payload) => {
      if (payload.toString('latin1', 6, 9) === 'wel') resolve()
      else reject(new Error(payload.toString()))
    }
    socket.write(frameOf(JSON.stringify({ t: 'hello', v: 1, token })))
  })
  return talker(socket, contactLength)
}

/** Chats: starts a contact, says the rest of its messages, ends it, and starts the next. The end is not counted. */
function talker(socket: RawSocket, contactLength: number): BenchClient {
  const frames = { start: template('start'), say: template('say'), end: template('end') }
  let stream = nobody
  let said = 0
  let ending = false
  const client: BenchClient = {
    say: () => {
      ending = said === contactLength
      if (said === 0) stream = randomUUIDv7()
      socket.write(frames[ending ? 'end' : said === 0 ? 'start' : 'say']({ stream }))
      said = ending ? 0 : said + 1
    },
    onAnswer: () => {},
    close: () => socket.close(),
  }
  const beat = frameOf('{"t":"hb"}')
  socket.onText = (payload) => {
    // the first letter of `t` is enough, and cheap: ack, hb, and what is only told: fact, place
    const first = payload[6]
    if (first === 0x61) return ending ? client.say() : client.onAnswer()
    if (first === 0x68) socket.write(beat)
    else if (first !== 0x66 && first !== 0x70) throw new Error(`the gateway said ${payload.toString()}`)
  }
  return client
}

const nobody = randomUUIDv7()

/** Makes frames of one command; ids are written into a finished one. */
function template(t: 'start' | 'say' | 'end'): (ids: { stream: string }) => Buffer {
  const bare = JSON.stringify({ t, id: nobody, stream: nobody, ...(t === 'end' ? {} : { text: '' }) })
  const frame = frameOf(bare.replace('"text":""', () => `"text":"${'x'.repeat(messageBytes - bare.length)}"`))
  const idAt = payloadOffset(frame) + bare.indexOf('"id":"') + 6
  const streamAt = payloadOffset(frame) + bare.indexOf('"stream":"') + 10
  return ({ stream }) => {
    // a copy: the next one may be made before the kernel has taken this one
    const copy = Buffer.from(frame)
    copy.write(randomUUIDv7(), idAt, idLength, 'latin1')
    copy.write(stream, streamAt, idLength, 'latin1')
    return copy
  }
}
