import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../config.js'
import type { Finding } from './finding.js'
import { checkVoice } from './voice.js'

/** A voice server as far as its API answers: 401 to whoever has another key. */
let server: Server
let port: number
beforeAll(async () => {
  server = createServer((request, response) => {
    const [, claims = ''] = request.headers.authorization?.split('.') ?? []
    const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss?: string }
    response.statusCode = iss === 'key' ? 200 : 401
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

const secret = 'a secret of at least thirty-two characters'
const open = {
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://support.example.com',
  SECRET_KEY: secret,
  PATH: '',
  HOME: '',
}

async function found(environment: Record<string, string>): Promise<Finding> {
  const read = readConfig({ ...open, ...environment })
  return 'faults' in read ? { is: 'wrong', what: read.faults.join(' ') } : checkVoice(read.config)
}

const livekit = (apiKey = 'key'): Record<string, string> => ({
  LIVEKIT_URL: `ws://127.0.0.1:${port}`,
  LIVEKIT_API_KEY: apiKey,
  LIVEKIT_API_SECRET: secret,
})

test('a server that answers is well, and it is said what its webhook and its ports must be', async () => {
  const { is, what } = await found(livekit())
  expect(is).toBe('well')
  expect(what).toContain('https://support.example.com/livekit/webhook')
  expect(what).toContain('7881')
})

test('a key that is not taken, and a server that does not answer, are told apart', async () => {
  expect(await found(livekit('another'))).toMatchObject({
    is: 'wrong',
    what: expect.stringContaining('LIVEKIT_API_KEY') as string,
  })
  const away = { ...livekit(), LIVEKIT_URL: 'ws://127.0.0.1:9' }
  expect(await found(away)).toMatchObject({
    is: 'wrong',
    what: expect.stringContaining('does not answer') as string,
  })
})

const relay = (at: number): Record<string, string> => ({
  TURN_URLS: `turn:127.0.0.1:${at}`,
  TURN_SECRET: 'sixteen characters',
})

test('a secret under 32 characters is refused, with how to make one', async () => {
  const { is, what } = await found({ ...livekit(), LIVEKIT_API_SECRET: 'short' })
  expect(is).toBe('wrong')
  expect(what).toContain('openssl rand -base64 32')
})

test('without a server and without a relay there is no way off this machine, and it is said what to set', async () => {
  const { is, what } = await found({})
  expect(is).toBe('doubtful')
  expect(what).toContain('LIVEKIT_URL')
  expect(what).toContain('TURN_URLS')
})

test('a relay that cannot be reached is named; one that answers is well', async () => {
  expect(await found(relay(9))).toMatchObject({
    is: 'wrong',
    what: expect.stringContaining('turn:127.0.0.1:9') as string,
  })
  expect(await found(relay(port))).toMatchObject({ is: 'well' })
})

test('on this machine alone calls need nothing', async () => {
  expect(await found({ HOST: '127.0.0.1', PUBLIC_URL: '' })).toMatchObject({ is: 'well' })
})

test('whoever lets browsers connect directly is told what each side may learn', async () => {
  const { is, what } = await found({ VOICE_P2P_DIRECT: '1' })
  expect(is).toBe('doubtful')
  expect(what).toContain('address')
})
