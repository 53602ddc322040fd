import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

// The measure of all things: `ws` that sends back what it gets, with the gateway's own settings and nothing else.
const server = createServer()
const sockets = new WebSocketServer({
  server,
  perMessageDeflate: false,
  maxPayload: 65_536,
  clientTracking: false,
})
const counter = globalThis as { echoed?: number }
counter.echoed = 0

sockets.on('connection', (socket) => {
  socket.on('message', (data) => {
    counter.echoed = (counter.echoed ?? 0) + 1
    socket.send(data, { binary: false })
  })
  socket.on('error', () => {})
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
process.once('disconnect', () => process.exit())
