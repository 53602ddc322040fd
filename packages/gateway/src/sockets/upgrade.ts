import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { limits } from '@switchboard/protocol'
import { WebSocketServer } from 'ws'
import { SessionSocket } from './session.js'

/** The path and the subprotocol of docs/protocol.md. */
const path = '/ws'
const subprotocol = 'switchboard.v1'

// A socket that does not answer a close frame for so long is cut.
const closeTimeout = 5_000

/** Takes over the upgrades of an HTTP server: `opened` for each WebSocket. Returns the undo. */
export function onUpgrade(
  server: Server,
  opened: (socket: SessionSocket, line: Socket, request: IncomingMessage) => void,
): () => void {
  const options = {
    noServer: true,
    clientTracking: false,
    // Measured: it costs 14 times the memory.
    perMessageDeflate: false,
    maxPayload: limits.staffFrameBytes,
    WebSocket: SessionSocket,
    handleProtocols: () => subprotocol,
    closeTimeout,
  }
  const sockets = new WebSocketServer(options)
  const listener = (request: IncomingMessage, line: Duplex, head: Buffer): void => {
    const refusal = whyNot(request)
    if (refusal !== null) return refuse(line, refusal)
    sockets.handleUpgrade(request, line, head, (socket) => opened(socket, line as Socket, request))
  }
  server.on('upgrade', listener)
  return () => {
    server.off('upgrade', listener)
    sockets.close()
  }
}

function whyNot(request: IncomingMessage): string | null {
  if (request.url?.split('?')[0] !== path) return '404 Not Found'
  const offered = request.headers['sec-websocket-protocol']?.split(',').map((each) => each.trim())
  return offered?.includes(subprotocol) ? null : '400 Bad Request'
}

function refuse(line: Duplex, status: string): void {
  const body = `${status}: WebSockets are at ${path}, subprotocol ${subprotocol}\n`
  line.on('error', () => {})
  line.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
