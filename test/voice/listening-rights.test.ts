import { parseMediaFrame } from '@switchboard/protocol'
import type { MediaFrame } from '@switchboard/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { logIn } from '../support/rest.ts'
import { TestSocket, newId, staffSocket, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

let gateway: Awaited<ReturnType<typeof useGateway>>
let contact: string

beforeAll(async () => {
  gateway = await useGateway({})
  contact = await callInHand()
})
afterAll(() => gateway.close())

test.each([
  ['an agent who has nothing to do with it', 'agent2', 'demo', 'monitor', 'not_found'],
  ['a supervisor of another tenant', 'supervisor', 'other', 'monitor', 'not_found'],
  ['an administrator of another tenant', 'admin', 'other', 'barge', 'not_found'],
  ['an analyst', 'analyst', 'demo', 'monitor', 'not_found'],
  ['a senior who wants to speak to both', 'senior', 'demo', 'barge', 'not_allowed'],
  ['a supervisor, where there is no voice server', 'supervisor', 'demo', 'whisper', 'needs_voice_server'],
] as const)('%s is refused, and nothing is on record', async (_, user, tenant, how, code) => {
  const before = await record()
  const socket = await staffSocket(gateway.url, await logIn(gateway.url, user, tenant))
  expect(await refusalOf(socket, how)).toBe(code)
  expect(await record()).toEqual(before)
  socket.terminate()
})

test('a visitor is not let into the room beside a call, nor into the own one as somebody else', async () => {
  const { token } = await visitorToken(gateway.url, 'demo-site')
  const socket = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  for (const how of ['monitor', 'whisper', 'barge'] as const)
    expect(await refusalOf(socket, how)).toBe('not_found')
  socket.terminate()
})

async function refusalOf(socket: TestSocket, how: 'monitor' | 'whisper' | 'barge'): Promise<string> {
  const page = newId()
  socket.send({ t: 'listen_in', stream: contact, page, how })
  const answer = await until('it is answered', () =>
    mediaOf(socket).find((frame) => 'page' in frame && frame.page === page),
  )
  return answer.t === 'media_refused' ? answer.code : answer.t
}

/** What was heard of sound: frames that are read apart from the others. */
function mediaOf(socket: TestSocket): MediaFrame[] {
  return socket.frames.flatMap((frame) => {
    const read = parseMediaFrame(JSON.stringify(frame))
    return 'error' in read ? [] : [read]
  })
}

async function record(): Promise<unknown> {
  const administrator = await logIn(gateway.url, 'admin')
  return administrator.get('/api/v1/supervision')
}

/** A call that the demo's agent has answered. */
async function callInHand(): Promise<string> {
  const desk = await staffSocket(gateway.url, await logIn(gateway.url, 'agent'))
  const agent = desk.welcome?.me.id ?? ''
  await desk.ask({ t: 'presence', stream: agent, presence: 'available' })
  const { token } = await visitorToken(gateway.url, 'demo-site')
  const visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const stream = newId()
  await visitor.ask({ t: 'start', stream, text: '', channel: 'voice' })
  const offer = await until('it rings', () => {
    const fact = desk.of(agent).find((frame) => frame.fact.type === 'work_reserved')?.fact
    return fact?.type === 'work_reserved' ? fact.offer : null
  })
  await desk.ask({ t: 'shown', stream, offer })
  await desk.ask({ t: 'accept', stream, offer })
  return stream
}
