import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { livekitServer } from './livekit-server.js'

const server = livekitServer({ url: 'ws://127.0.0.1:1', apiKey: 'key', apiSecret: 'x'.repeat(32) })

test.each([
  ['talk', { canPublish: true, hidden: false }],
  ['listen', { canPublish: false, hidden: false }],
  ['hidden', { canPublish: false, hidden: true }],
] as const)('a token to %s opens one room for that and for nothing else', async (may, rights) => {
  const { video, sub, exp = 0, nbf = 0 } = decodeJwt(await server.token('room', 'leg', may))
  expect(sub).toBe('leg')
  expect(video).toMatchObject({
    room: 'room',
    roomJoin: true,
    canSubscribe: true,
    canPublishData: false,
    ...rights,
  })
  for (const right of ['roomCreate', 'roomAdmin', 'roomList', 'recorder'])
    expect(video).not.toHaveProperty(right)
  expect(exp - nbf).toBeLessThanOrEqual(120)
})
