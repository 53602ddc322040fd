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
}

/** A message as chats have them: 200 bytes of JSON on the wire, whichever the server is. */
const messageBytes = 200
const idLength = 36

/** Opens one client; a gateway's has said hello and, if it is to `talk`, has started its contact. */
export async function openClient(target: Target, nth: number, talk: boolean): Promise<BenchClient> {
  if (target.kind === 'raw') return openRaw(target)
  const token = target.tokens[nth]
  if (token === undefined) throw new Error('there are fewer tokens than clients')
  return await openGateway(target, token, talk)
}

async function openRaw({ port, origin }: Target): Promise<BenchClient> {
  const socket = await openRawSocket({ port, path: '/', origin })
  const client = talker(socket, randomUUIDv7())
  socket.onText = () => client.onAnswer()
  return client
}

async function openGateway({ port, origin }: Target, token: string, talk: boolean): Promise<BenchClient> {
  const socket = await openRawSocket({ port, path: '/ws', origin })
  const stream = randomUUIDv7()
  const client = talker(socket, stream)
  const ready = new Promise<void>((resolve, reject) => {
    socket.onText = (payload) => {
      const type = payload.toString('latin1', 6, 9)
      if (type === 'wel' && talk)
        socket.write(frameOf(JSON.stringify({ t: 'start', id: randomUUIDv7(), stream, text: 'Hello' })))
      else if (type === 'wel' || type === 'ack') resolve()
      else if (type !== 'fac') reject(new Error(payload.toString()))
    }
  })
  socket.write(frameOf(JSON.stringify({ t: 'hello', v: 1, token })))
  await ready
  const beat = frameOf('{"t":"hb"}')
  socket.onText = (payload) => {
    // the first letters of `t` are enough, and cheap: ack, fact, hb
    const first = payload[6]
    if (first === 0x61) client.onAnswer()
    else if (first === 0x68) socket.write(beat)
    else if (first !== 0x66) throw new Error(`the gateway said ${payload.toString()}`)
  }
  return client
}

/** Says the same text again and again, each time under a new id, which is written into the finished frame. */
function talker(socket: RawSocket, stream: string): BenchClient {
  const bare = JSON.stringify({ t: 'say', id: randomUUIDv7(), stream, text: '' })
  const frame = frameOf(bare.replace('"text":""', `"text":"${'x'.repeat(messageBytes - bare.length)}"`))
  const idAt = payloadOffset(frame) + bare.indexOf('"id":"') + 6
  return {
    say: () => {
      frame.write(randomUUIDv7(), idAt, idLength, 'latin1')
      // the frame is written over by the next one, which may come before the kernel has taken this one
      socket.write(Buffer.from(frame))
    },
    onAnswer: () => {},
    close: () => socket.close(),
  }
}
