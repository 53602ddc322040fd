import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createLocalBus } from '../../packages/gateway/src/bus/local-bus.js'
import { useDatabase } from '../support/postgres.ts'
import { newId } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { TestCentre } from './centre.ts'
import type { Line } from './line.ts'
import { startNode, type NodeOptions, type TestNode } from './node.ts'
import { ringing, talking } from './scene.ts'

let database: Awaited<ReturnType<typeof useDatabase>>
const nodes: TestNode[] = []
const centre = new TestCentre()

beforeAll(async () => {
  database = await useDatabase()
})
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close()
})
afterAll(() => database.drop())

test('a socket that was cut in the middle resumes without a loss, a double or a break of order', async () => {
  const node = await start()
  const tenant = centre.tenant()
  const { visitorId, desk, contact } = await talking(node, tenant)
  const heard: number[] = [1, 2, 3]
  const sending = sendMany(desk, contact, 150)
  for (let last = 3; last < 153;) {
    const line = await node.visitor(tenant, visitorId, { last: { [contact]: last } })
    await until(
      'something comes',
      () => line.facts(contact).length > 20 || line.facts(contact).at(-1)?.seq === 153,
    )
    line.terminate()
    for (const { seq } of line.facts(contact)) {
      expect(seq).toBe(last + 1)
      heard.push(seq)
      last = seq
    }
  }
  await sending
  expect(heard).toEqual(Array.from({ length: 153 }, (_, index) => index + 1))
})

test('a long absence is replayed up to the limit, the rest is named and can be pulled', async () => {
  const node = await start({ limits: { replay: 20, commandBurst: 1_000 } })
  const tenant = centre.tenant()
  const { visitorId, desk, contact } = await talking(node, tenant)
  await sendMany(desk, contact, 47)
  const line = await node.visitor(tenant, visitorId, { last: { [contact]: 0 } })
  await until('the limit is named', () => line.frames.some(({ t }) => t === 'limited'))
  expect(line.facts(contact).map(({ seq }) => seq)).toEqual(range(1, 20))
  expect(line.frames.find(({ t }) => t === 'limited')).toEqual({
    t: 'limited',
    stream: contact,
    from: 21,
    to: 50,
  })
  line.send({ t: 'pull', stream: contact, after: 20, to: 50 })
  await until('it is named again', () => line.frames.filter(({ t }) => t === 'limited').length === 2)
  expect(line.frames.findLast(({ t }) => t === 'limited')).toEqual({
    t: 'limited',
    stream: contact,
    from: 41,
    to: 50,
  })
  line.send({ t: 'pull', stream: contact, after: 40, to: 50 })
  await desk.ask({ t: 'say', stream: contact, text: 'live' })
  await until('all came', () => line.facts(contact).length === 51)
  expect(
    line
      .facts(contact)
      .map(({ seq }) => seq)
      .toSorted((a, b) => a - b),
  ).toEqual(range(1, 51))
})

test('what comes while the log is read is neither lost nor sent before what it follows', async () => {
  const node = await start({ limits: { commandBurst: 1_000 } })
  const tenant = centre.tenant()
  const { visitorId, desk, contact } = await talking(node, tenant)
  await sendMany(desk, contact, 200)
  const sending = sendMany(desk, contact, 100)
  const lines = await Promise.all(
    range(1, 10).map(() => node.visitor(tenant, visitorId, { last: { [contact]: 0 } })),
  )
  await sending
  for (const line of lines) {
    await until('all came', () => line.facts(contact).length >= 303)
    expect(line.facts(contact).map(({ seq }) => seq)).toEqual(range(1, 303))
  }
})

test('a reader who stops reading is closed as slow, others hear on, and it resumes whole', async () => {
  const node = await start({
    limits: {
      commandBurst: 100_000,
      commandsPerSecond: 100_000,
      bufferCapBytes: 65_536,
      stalledMs: 1e9,
      pulseMs: 50,
    },
  })
  const tenant = centre.tenant()
  const { visitor, visitorId, desk, contact } = await talking(node, tenant)
  const slow = await node.visitor(tenant, visitorId, { last: { [contact]: 3 } })
  slow.socket.pause()
  const text = 'x'.repeat(7_900)
  let sent = 0
  await until('the slow one is cut off', async () => {
    await sendMany(desk, contact, 40, text)
    sent += 40
    return node.sockets.counts().sockets === 2
  })
  slow.socket.resume()
  const { code } = await slow.end()
  expect([4008, 1006]).toContain(code)
  await until('the others hear all', () => visitor.facts(contact).length === sent + 3)
  const seqs = slow.facts(contact).map(({ seq }) => seq)
  expect(seqs).toEqual(range(4, seqs.length + 3))

  const back = await node.visitor(tenant, visitorId, { last: { [contact]: seqs.at(-1) ?? 3 } })
  const pulled = await readAll(back, contact, { from: seqs.at(-1) ?? 3, to: sent + 3 })
  expect([...seqs, ...pulled]).toEqual(range(4, sent + 3))
})

test('very much at once is no fault of a reader who reads', async () => {
  const node = await start({ bus: null, limits: { commandBurst: 1_000, bufferCapBytes: 131_072 } })
  const { visitor, desk, contact } = await talking(node, centre.tenant())
  await sendMany(desk, contact, 150, 'x'.repeat(7_900))
  await until('all came', () => {
    if (visitor.closed) throw new Error(`it was closed: ${visitor.closed.code}`)
    return visitor.facts(contact).length === 153
  })
})

test('a reader who takes nothing for a while is closed, however little waits', async () => {
  const node = await start({
    limits: { commandBurst: 100_000, stalledMs: 300, pulseMs: 50, bufferCapBytes: 1e9 },
  })
  const tenant = centre.tenant()
  const { visitorId, desk, contact } = await talking(node, tenant)
  const slow = await node.visitor(tenant, visitorId, { last: { [contact]: 3 } })
  slow.socket.pause()
  await until('it is cut off', async () => {
    await sendMany(desk, contact, 40, 'x'.repeat(7_900))
    return node.sockets.counts().sockets === 2
  })
})

test('facts that the bus never told come to the socket all the same', async () => {
  const node = await start({ bus: null })
  const { visitor, desk, contact } = await talking(node, centre.tenant())
  await sendMany(desk, contact, 5)
  await until('all came', () => visitor.facts(contact).length === 8)
  expect(visitor.facts(contact).map(({ seq }) => seq)).toEqual(range(1, 8))
})

test('facts that the bus told in the wrong order, twice, or only in part are sent in order, once, all', async () => {
  const real = createLocalBus()
  const dice = seeded(7)
  const bus: typeof real = {
    ...real,
    publish(message) {
      if (message.kind !== 'facts') return real.publish(message)
      for (const fact of message.facts.toSorted(() => dice() - 0.5)) {
        const times = dice() < 0.2 ? 0 : dice() < 0.3 ? 2 : 1
        for (let n = 0; n < times; n++)
          setTimeout(() => real.publish({ kind: 'facts', facts: [fact] }), dice() * 30)
      }
    },
  }
  const node = await start({ bus, limits: { commandBurst: 1_000 } })
  const tenant = centre.tenant()
  const { visitor, visitorId, desk, contact } = await talking(node, tenant)
  const tab = await node.visitor(tenant, visitorId)
  await sendMany(desk, contact, 200)
  await until('all came', () => [visitor, tab].every((line) => line.facts(contact).at(-1)?.seq === 203))
  expect(visitor.facts(contact).map(({ seq }) => seq)).toEqual(range(1, 203))
  expect(tab.facts(contact).map(({ seq }) => seq)).toEqual(range(4, 203))
})

test('two nodes on one database, without a bus between them, serve one conversation', async () => {
  const [here, there] = [await start(), await start()]
  const tenant = centre.tenant()
  const agent = tenant.hire()
  const desk = await there.staff(tenant, agent)
  await desk.ask({ t: 'presence', stream: agent, presence: 'available' })
  const visitor = await here.visitor(tenant, newId())
  const contact = newId()
  await visitor.ask({ t: 'start', stream: contact, text: 'hello from here' })
  const { fact } = await desk.fact(agent, 'work_reserved')
  desk.send({ t: 'follow', stream: contact, after: 0 })
  await desk.ask({ t: 'accept', stream: contact, offer: fact.offer })
  await desk.ask({ t: 'say', stream: contact, text: 'hello from there' })
  await until('the visitor hears', () => visitor.facts(contact).length === 4)
  await visitor.ask({ t: 'say', stream: contact, text: 'and back' })
  await until('the agent hears', () =>
    desk.facts(contact).some((frame) => frame.fact.type === 'message_sent' && frame.fact.text === 'and back'),
  )
  expect(visitor.types(contact)).toEqual(
    ['contact_started', 'message_sent', 'agent_joined', 'message_sent', 'message_sent'].slice(
      0,
      visitor.types(contact).length,
    ),
  )
  expect([here, there].flatMap(({ reports }) => reports)).toEqual([])
})

test('what a client has heard at one node is never too new for another', async () => {
  const [one, two] = [await start(), await start()]
  const tenant = centre.tenant()
  const { visitor, visitorId, contact } = await talking(one, tenant)
  await two.visitor(tenant, visitorId)
  for (let n = 0; n < 20; n++) {
    const answer = await visitor.ask({ t: 'say', stream: contact, text: `${n}` })
    const last = typeof answer === 'string' ? 0 : (answer.seq ?? 0)
    const moved = await two.visitor(tenant, visitorId, { last: { [contact]: last } })
    expect(moved.welcome?.heads).toEqual({ [contact]: last })
    moved.terminate()
  }
})

test('a log-in that was ended at another node is found by asking', async () => {
  const node = await start()
  const tenant = centre.tenant()
  const agent = tenant.hire()
  const session = newId()
  const line = await node.staff(tenant, agent, { token: centre.ticket(tenant, agent, session) })
  centre.signedOut.add(session)
  expect(await line.end()).toEqual({ code: 4503, errors: ['signed_out'] })
})

test('an agent who was away resumes the own stream and the contact on any node', async () => {
  const [one, two] = [await start(), await start()]
  const tenant = centre.tenant()
  const { desk, agent, contact } = await ringing(one, tenant)
  desk.terminate()
  const back = await two.staff(tenant, agent, { last: { [agent]: 2, [contact]: 2 } })
  await back.fact(agent, 'work_reserved')
  await back.fact(contact, 'offer_made')
  expect(back.facts(agent).map(({ seq }) => seq)).toEqual([3])
  expect(back.facts(contact).map(({ seq }) => seq)).toEqual([3])
})

/** Sends messages, at most as many at once as the protocol lets wait, until all are acknowledged. */
async function sendMany(line: Line, stream: string, count: number, text = 'more'): Promise<void> {
  for (let n = 0; n < count; n += 10) {
    const ids = range(1, Math.min(10, count - n)).map(() => line.command({ t: 'say', stream, text }))
    const answers = await Promise.all(ids.map((id) => line.answer(id)))
    for (const [index, answer] of answers.entries()) {
      if (answer === 'rate_limited') await resend(line, { id: ids[index] as string, stream, text })
    }
  }
}

async function resend(line: Line, message: { id: string; stream: string; text: string }): Promise<void> {
  await until('it is let through', async () => {
    line.answers.delete(message.id)
    return typeof (await line.ask({ t: 'say', ...message })) !== 'string'
  })
}

async function readAll(
  line: Line,
  stream: string,
  { from, to }: { from: number; to: number },
): Promise<number[]> {
  await until('all came', () => {
    const limited = line.frames.findLast((frame) => frame.t === 'limited')
    const last = line.facts(stream).at(-1)?.seq ?? from
    if (limited && limited.from === last + 1) line.send({ t: 'pull', stream, after: last, to: limited.to })
    return last === to
  })
  return [...new Set(line.facts(stream).map(({ seq }) => seq))]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

async function start(options: Partial<NodeOptions> = {}): Promise<TestNode> {
  const node = await startNode({ database: database.url, centre, ...options })
  nodes.push(node)
  return node
}
