import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { SocketLimits } from '../../packages/gateway/src/sockets/parts.js'
import { useDatabase } from '../support/postgres.ts'
import { newId } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { TestCentre } from './centre.ts'
import { Line } from './line.ts'
import { startNode, type TestNode } from './node.ts'
import { talking } from './scene.ts'

let database: Awaited<ReturnType<typeof useDatabase>>
let usual: TestNode
const nodes: TestNode[] = []
const centre = new TestCentre()
const tenant = centre.tenant()

beforeAll(async () => {
  database = await useDatabase()
  usual = await startNode({ database: database.url, centre })
})
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close()
})
afterAll(async () => {
  await usual.close()
  await database.drop()
})

const badFirsts: Record<string, string | Buffer> = {
  'is binary': Buffer.from('{"t":"hello"}'),
  'is no JSON': 'hello?',
  'is no object': '[]',
  'has no t': '{}',
  'has a t that nobody knows': '{"t":"hallo"}',
  'is a hello without a token': '{"t":"hello","v":1}',
  'is a hello of another version': '{"t":"hello","v":2,"token":"x"}',
  'is a command': JSON.stringify({ t: 'end', id: newId(), stream: newId() }),
  'is larger than a visitor may send': JSON.stringify({ t: 'hello', v: 1, token: 'x'.repeat(70_000) }),
}

test.each(Object.entries(badFirsts))(
  'a first frame that %s ends the connection as bad_frame',
  async (_, first) => {
    const node = usual
    const line = new Line(node.url, { token: '', first })
    expect(await line.end()).toEqual({ code: 4501, errors: ['bad_frame'] })
  },
)

const badFrames: Record<string, [string | Buffer, string]> = {
  'that is no JSON': ['{', 'frame'],
  'that is binary': [Buffer.from([1, 2, 3]), 'frame'],
  'that is a second hello': [JSON.stringify({ t: 'hello', v: 1, token: 'x' }), 'hello'],
  'with a stream that is no id': [JSON.stringify({ t: 'follow', stream: 'x', after: 0 }), 'follow.stream'],
  'with a count below zero': [JSON.stringify({ t: 'follow', stream: newId(), after: -1 }), 'follow.after'],
  'with an empty range': [JSON.stringify({ t: 'pull', stream: newId(), after: 3, to: 3 }), 'pull.to'],
  'with a score out of range': [
    JSON.stringify({ t: 'rate', id: newId(), stream: newId(), score: 6 }),
    'rate.score',
  ],
  'with text that is none': [JSON.stringify({ t: 'say', id: newId(), stream: newId(), text: 7 }), 'say.text'],
  'larger than a visitor may send': [
    JSON.stringify({ t: 'say', id: newId(), stream: newId(), text: 'é'.repeat(40_000) }),
    'frame',
  ],
}

test.each(Object.entries(badFrames))(
  'a frame %s ends the connection, and the error names the field',
  async (_, [frame, field]) => {
    const node = usual
    const line = await node.visitor(tenant, newId())
    line.socket.send(frame)
    expect((await line.end()).code).toBe(4501)
    expect(line.frames.find((each) => each.t === 'error')?.message).toContain(field)
  },
)

test('text that is too long is refused, and the connection lives on', async () => {
  const node = usual
  const { visitor, contact } = await talking(node, centre.tenant())
  expect(await visitor.ask({ t: 'say', stream: contact, text: 'x'.repeat(8_001) })).toBe('text_too_long')
  expect(await visitor.ask({ t: 'say', stream: contact, text: '   ' })).toBe('text_empty')
  expect(await visitor.ask({ t: 'say', stream: contact, text: 'x'.repeat(8_000) })).toMatchObject({
    t: 'ack',
  })
})

test('a frame above the limit of the WebSocket layer is closed there', async () => {
  const node = usual
  const agent = tenant.hire()
  const line = await node.staff(tenant, agent)
  line.socket.send(JSON.stringify({ t: 'note', id: newId(), stream: newId(), text: 'x'.repeat(300_000) }))
  expect((await line.end()).code).toBe(1009)
})

test('without the subprotocol, or at another path, there is no WebSocket', async () => {
  const node = usual
  const lines = [
    new Line(node.url, { token: '', subprotocol: 'graphql-ws' }),
    new Line(node.url.replace('/ws', '/elsewhere'), { token: '' }),
  ]
  for (const line of lines) expect((await line.end()).code).toBe(1006)
})

test('a socket that says nothing is closed', async () => {
  const node = await start({ helloMs: 100, pulseMs: 20 })
  const line = new Line(node.url, { token: '', first: null })
  expect(await line.end()).toEqual({ code: 4002, errors: ['hello_timeout'] })
})

test('a socket that falls silent is closed, one that answers heartbeats lives', async () => {
  const node = await start({ silenceMs: 400, heartbeatMs: 50, staffHeartbeatMs: 50, pulseMs: 20 })
  const lives = await node.visitor(tenant, newId())
  const silent = await node.visitor(tenant, newId())
  silent.socket.removeAllListeners('message')
  const { code } = await silent.end()
  expect([code, lives.closed]).toEqual([4012, null])
})

test('heartbeats carry the heads of what is followed, at once where one asks', async () => {
  const node = usual
  const { visitor, desk, agent, contact } = await talking(node, centre.tenant())
  for (const line of [visitor, desk]) line.send({ t: 'hb', probe: true })
  await until('both are answered', () =>
    [visitor, desk].every((line) => line.frames.some(({ t }) => t === 'hb')),
  )
  expect(visitor.frames.find(({ t }) => t === 'hb')).toEqual({ t: 'hb', heads: { [contact]: 3 } })
  expect(desk.frames.find(({ t }) => t === 'hb')).toEqual({ t: 'hb', heads: { [agent]: 4, [contact]: 4 } })
})

test('a token that runs out closes its socket', async () => {
  const node = await start({ pulseMs: 20 })
  const token = centre.visitorToken(tenant, newId(), { expiresAt: Date.now() + 1_000 })
  const line = await new Line(node.url, { token }).ready()
  expect(await line.end()).toEqual({ code: 4001, errors: ['token_expired'] })
})

test('more commands than the limit are refused, and those within it carried out', async () => {
  const node = await start({ commandsPerSecond: 1, commandBurst: 10 })
  const { visitor, contact } = await talking(node, centre.tenant())
  const ids = Array.from({ length: 20 }, (_, n) =>
    visitor.command({ t: 'say', stream: contact, text: `${n}` }),
  )
  const answers = await Promise.all(ids.map((id) => visitor.answer(id)))
  expect(answers.filter((answer) => answer === 'rate_limited').length).toBeGreaterThanOrEqual(10)
  expect(answers.filter((answer) => typeof answer !== 'string').length).toBeGreaterThanOrEqual(9)
})

test('what is more than may be under way waits, and is not lost', async () => {
  const node = await start({ unacknowledged: 2, commandBurst: 1_000 })
  const { visitor, contact } = await talking(node, centre.tenant())
  const ids = Array.from({ length: 200 }, (_, n) =>
    visitor.command({ t: 'say', stream: contact, text: `${n}` }),
  )
  for (const id of ids) expect(await visitor.answer(id)).toMatchObject({ t: 'ack' })
})

test('one user has no more connections than the limit, and gets one back when a socket goes', async () => {
  const node = await start({ connectionsPerUser: 2 })
  const visitor = newId()
  const lines = [await node.visitor(tenant, visitor), await node.visitor(tenant, visitor)]
  const third = new Line(node.url, { token: centre.visitorToken(tenant, visitor) })
  expect(await third.end()).toEqual({ code: 4504, errors: ['too_many_connections'] })
  lines[0]?.terminate()
  await until('its place is free', () => node.sockets.counts().sockets === 1)
  await node.visitor(tenant, visitor)
})

test('a storm of hellos is turned away with a window, and no ticket is spent', async () => {
  const node = await start({ hellosPerSecond: 0, helloBurst: 1 })
  await node.visitor(tenant, newId())
  const agent = tenant.hire()
  const ticket = centre.ticket(tenant, agent)
  const line = new Line(node.url, { token: ticket })
  expect(await line.end()).toEqual({ code: 4013, errors: ['overloaded'] })
  expect(line.frames[0]).toMatchObject({
    t: 'drain',
    retry: { minMs: expect.any(Number), maxMs: expect.any(Number) },
  })
  expect(await centre.redeem(ticket)).not.toBeNull()
})

test('a socket follows no more streams than the limit', async () => {
  const node = await start({ followedStreams: 1 })
  const agent = tenant.hire('senior')
  const line = await node.staff(tenant, agent)
  line.send({ t: 'follow', stream: newId(), after: 0 })
  await until('it is refused', () => line.errors().includes('too_many_streams'))
  line.send({ t: 'unfollow', stream: agent })
  line.send({ t: 'follow', stream: newId(), after: 0 })
  await until('there is room again', () => line.errors().includes('not_found'))
})

test('a cursor beyond the log closes the socket, under another epoch it means nothing', async () => {
  const node = usual
  const { visitorId, contact, desk } = await talking(node, centre.tenant())
  const own = [...centre.tenants.values()].at(-1)
  if (!own) throw new Error('there is a tenant')
  const token = centre.visitorToken(own, visitorId)
  const ahead = new Line(node.url, { token, last: { [contact]: 99 }, epoch: 'epoch-1' })
  expect(await ahead.end()).toEqual({ code: 4010, errors: ['state_mismatch'] })
  const old = await new Line(node.url, { token, last: { [contact]: 99 }, epoch: 'epoch-0' }).ready()
  await until('all of it comes', () => old.facts(contact).length === 3)
  desk.send({ t: 'follow', stream: contact, after: 99 })
  expect((await desk.end()).code).toBe(4010)
})

test('a node that goes says so, spreads the closes, and carries out what still comes', async () => {
  const node = await start()
  const { visitor, contact } = await talking(node, centre.tenant())
  const others = await Promise.all(Array.from({ length: 10 }, () => node.visitor(tenant, newId())))
  const begun = performance.now()
  const closes: number[] = []
  for (const line of others) line.socket.on('close', () => closes.push(performance.now() - begun))
  const drained = node.sockets.drain(1_000)
  await until('it is told', () => visitor.frames.some(({ t }) => t === 'drain'))
  await visitor
    .ask({ t: 'say', stream: contact, text: 'one more' })
    .catch((error: Error) => expect(error.message).toContain('1012'))
  await drained
  await until('all are closed', () => others.every((line) => line.closed?.code === 1012))
  expect(
    others.every((line) => line.frames.some(({ t }) => t === 'drain') && line.errors().includes('draining')),
  ).toBe(true)
  expect(Math.max(...closes) - Math.min(...closes)).toBeGreaterThan(400)
  const late = new Line(node.url, { token: centre.visitorToken(tenant, newId()) })
  expect(await late.end()).toEqual({ code: 1012, errors: ['draining'] })
})

test('a command whose outcome is unknown closes the socket with a code that invites to ask again', async () => {
  const own = await useDatabase()
  const node = await start({}, own.url)
  const { visitor, contact } = await talking(node, centre.tenant())
  await own.drop()
  visitor.command({ t: 'say', stream: contact, text: 'lost?' })
  expect(await visitor.end()).toEqual({ code: 1011, errors: ['internal'] })
})

/** A node with limits of its own. */
async function start(limits: Partial<SocketLimits> = {}, url = database.url): Promise<TestNode> {
  const node = await startNode({ database: url, centre, limits })
  nodes.push(node)
  return node
}

test('a socket that floods is read slowly, and the others do not wait', async () => {
  const node = await start({ framesAPulse: 10, pulseMs: 20 })
  const { visitor, desk, contact } = await talking(node, centre.tenant())
  for (let n = 0; n < 2_000; n++) visitor.send({ t: 'hb' })
  const last = visitor.command({ t: 'say', stream: contact, text: 'at last' })
  expect(await desk.ask({ t: 'say', stream: contact, text: 'at once' })).toMatchObject({ t: 'ack' })
  expect(visitor.answers.has(last)).toBe(false)
  expect(await visitor.answer(last)).toMatchObject({ t: 'ack' })
})
