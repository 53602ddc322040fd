import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { browserLine } from './browser-line.js'

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
beforeAll(async () => {
  if (server.address() === null) await once(server, 'listening')
})
afterAll(() => server.close())

it('speaks the subprotocol, both ways, and tells of the close', async () => {
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  server.once('connection', (socket) => {
    socket.send(Buffer.from('binary is not of the protocol'))
    socket.on('message', (text) => socket.send(`${socket.protocol}: ${(text as Buffer).toString()}`))
    socket.on('close', (code) => codes.push(code))
  })
  const codes: number[] = []
  const heard = await new Promise<string[]>((done) => {
    const texts: string[] = []
    const line = browserLine(url)({
      opened: () => line.send('hello'),
      received: (text) => {
        texts.push(text)
        line.close(4012, 'no_heartbeat')
      },
      closed: (code) => {
        codes.push(code)
        line.send('too late')
        done(texts)
      },
    })
  })
  expect(heard).toEqual(['switchboard.v1: hello'])
  await expect.poll(() => codes).toEqual([4012, 4012])
})
