import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CallRooms } from './call-rooms.js'
import { type LivekitHints, createLivekitHints } from './livekit-hints.js'

const key = { apiKey: 'key', apiSecret: 'a secret of at least thirty-two characters' }
/** What the voice server was asked, by the last part of its path. */
let asked: { readonly what: string; readonly identity: string }[] = []
let hints: LivekitHints

const voiceServer = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString()))
  request.on('end', () => {
    const { identity = '' } = JSON.parse(body) as { identity?: string }
    asked.push({ what: request.url?.split('/').at(-1) ?? '', identity })
    response.setHeader('content-type', 'application/json').end('{}')
  })
})
const rooms: Pick<CallRooms, 'knows'> = {
  knows: (room, leg) => Promise.resolve(room === 'room' && leg === 'leg'),
}

beforeAll(async () => {
  await new Promise<void>((resolve) => voiceServer.listen(0, '127.0.0.1', resolve))
})
afterAll(() => voiceServer.close())
beforeEach(() => {
  asked = []
  const url = `ws://127.0.0.1:${(voiceServer.address() as AddressInfo).port}`
  hints = createLivekitHints(rooms as CallRooms, { address: () => Promise.resolve({ url, ...key }) })
})

const joined = (identity: string, id = identity): string =>
  JSON.stringify({ event: 'participant_joined', id, room: { name: 'room' }, participant: { identity } })

async function signed(body: string, secret = key.apiSecret): Promise<string> {
  const token = new AccessToken(key.apiKey, secret)
  token.sha256 = createHash('sha256').update(body).digest('base64')
  return token.toJwt()
}

test('who enters a room without having been let in is put out; who was let in stays', async () => {
  for (const identity of ['leg', 'stranger'])
    expect(await hints.hear(joined(identity), await signed(joined(identity)))).toBe(true)
  expect(asked).toEqual([{ what: 'RemoveParticipant', identity: 'stranger' }])
})

test('what is said twice is heard once', async () => {
  for (const _ of [1, 2])
    expect(await hints.hear(joined('stranger'), await signed(joined('stranger')))).toBe(true)
  expect(asked).toHaveLength(1)
})

test('what another has signed, or nobody, or what was changed on its way, is not heard', async () => {
  const body = joined('stranger')
  expect(await hints.hear(body, await signed(body, 'another secret of thirty-two characters'))).toBe(false)
  expect(await hints.hear(body, undefined)).toBe(false)
  expect(await hints.hear(joined('other'), await signed(body))).toBe(false)
  expect(asked).toEqual([])
})

test('where there is no voice server nothing is heard', async () => {
  const none = createLivekitHints(rooms as CallRooms, { address: () => Promise.resolve(null) })
  expect(await none.hear(joined('leg'), await signed(joined('leg')))).toBe(false)
})
