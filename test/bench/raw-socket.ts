import { connect } from 'node:net'

/** A WebSocket made by hand over TCP, so that the generator costs the same, and little, for every server. */
export interface RawSocket {
  /** Sends a frame that `frameOf` has made. */
  write(frame: Buffer): void
  /** Hears the payload of each text message, as a view of the receive buffer: use it at once. */
  onText: (payload: Buffer) => void
  close(): void
}

const shortest = 126
const opcodes = { text: 1, close: 8 } as const

/** A masked text frame; the mask is zero, which the server applies like any other. */
export function frameOf(text: string): Buffer {
  const payload = Buffer.from(text)
  const { length } = payload
  const header =
    length < shortest
      ? Buffer.from([0x81, 0x80 | length])
      : Buffer.from([0x81, 0xfe, length >> 8, length & 255])
  return Buffer.concat([header, Buffer.alloc(4), payload])
}

/** Where the payload of a frame made by `frameOf` begins. */
export function payloadOffset(frame: Buffer): number {
  return (frame[1] ?? 0) === 0xfe ? 8 : 6
}

/** Opens a socket; resolves after the upgrade, rejects where it is refused. */
export function openRawSocket(options: { port: number; path: string; origin: string }): Promise<RawSocket> {
  const { port, path, origin } = options
  return new Promise((resolve, reject) => {
    const line = connect({ port, host: '127.0.0.1', noDelay: true })
    const socket: RawSocket = {
      write: (frame) => void line.write(frame),
      onText: () => {},
      close: () => line.destroy(),
    }
    let upgraded = false
    let rest = Buffer.alloc(0)
    line.on('error', reject)
    line.on('close', () => reject(new Error('the socket was closed before it was open')))
    line.on('connect', () => line.write(upgradeRequest(path, origin)))
    line.on('data', (data) => {
      rest = rest.length > 0 ? Buffer.concat([rest, data]) : data
      if (!upgraded) {
        const end = rest.indexOf('\r\n\r\n')
        if (end < 0) return
        if (!rest.toString('latin1', 0, 12).startsWith('HTTP/1.1 101'))
          return reject(new Error(rest.toString()))
        upgraded = true
        rest = rest.subarray(end + 4)
        resolve(socket)
      }
      rest = readFrames(rest, (payload) => socket.onText(payload))
    })
  })
}

function upgradeRequest(path: string, origin: string): string {
  const headers = {
    Host: '127.0.0.1',
    Origin: origin,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    ...(path === '/ws' ? { 'Sec-WebSocket-Protocol': 'switchboard.v1' } : {}),
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`
}

/** Reads whole frames and returns what is left over. */
function readFrames(buffer: Buffer, text: (payload: Buffer) => void): Buffer<ArrayBuffer> {
  let at = 0
  while (buffer.length - at >= 2) {
    const short = (buffer[at + 1] ?? 0) & 127
    const header = short === 126 ? 4 : short === 127 ? 10 : 2
    if (buffer.length - at < header) break
    const length =
      short === 126
        ? buffer.readUInt16BE(at + 2)
        : short === 127
          ? Number(buffer.readBigUInt64BE(at + 2))
          : short
    if (buffer.length - at < header + length) break
    const opcode = (buffer[at] ?? 0) & 15
    const payload = buffer.subarray(at + header, at + header + length)
    if (opcode === opcodes.text) text(payload)
    if (opcode === opcodes.close)
      throw new Error(`the server closed a socket: ${payload.toString('latin1', 2)}`)
    at += header + length
  }
  return Buffer.from(buffer.subarray(at))
}
