import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { type Staff, letRing, logIn } from '../support/rest.ts'
import { TestSocket, newId, staffSocket, visitorToken } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

interface Agent {
  readonly rest: Staff
  readonly desk: TestSocket
  readonly id: string
}

interface Call {
  readonly contact: string
  readonly visitor: TestSocket
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let pool: Pool
let first: Agent
let second: Agent

beforeAll(async () => {
  gateway = await useGateway()
  await letRing(gateway.url)
  pool = new Pool({ connectionString: gateway.databaseUrl })
  first = await sitDown('agent')
  second = await sitDown('agent2')
})
afterAll(async () => {
  await pool.end()
  await gateway.close()
})

test('from browser to browser nobody can be consulted, and the call stays as it is', async () => {
  const call = await talking()
  await be(second, 'available')
  expect(await ask(call, second.id)).toMatchObject({ code: 'needs_voice_server' })
  expect(await typesOf(call)).not.toContain('contact_held')
  await finish(call)
})

test('a colleague is rung with the question and reads the call, declines, and is asked out of the queue no more', async () => {
  const call = await overServer(await talking())
  await be(second, 'available')
  expect(await ask(call, second.id, 'knows lamps')).toMatchObject({ t: 'ack' })
  const offer = await ringAt(second, call)
  second.desk.send({ t: 'follow', stream: call.contact, after: 0 })
  const asked = await until('the question is there', () =>
    second.desk.of(call.contact).find(({ fact }) => fact.type === 'consult_started'),
  )
  expect(asked.fact).toMatchObject({ name: expect.stringMatching(/^An/), note: 'knows lamps' })
  expect(JSON.stringify(call.visitor.frames)).not.toContain('lamps')
  await second.desk.ask({ t: 'decline', stream: call.contact, offer })
  expect((await typesOf(call)).at(-1)).toBe('consult_ended')

  const { queues } = await first.rest.get<{ queues: { id: string }[] }>(
    `/api/v1/contacts/${call.contact}/targets`,
  )
  for (const { id } of queues)
    expect(
      await first.desk.ask({ t: 'consult', stream: call.contact, to: 'queue', target: id }),
    ).toMatchObject({
      code: 'agent_unavailable',
    })
  await first.desk.ask({ t: 'resume', stream: call.contact })
  await finish(call)
})

test('of those within reach only: another tenant’s agent, a supervisor and nobody at all are no targets', async () => {
  const call = await overServer(await talking())
  const foreign = await staffSocket(gateway.url, await logIn(gateway.url, 'agent', 'other'))
  const supervisor = await staffSocket(gateway.url, await logIn(gateway.url, 'supervisor'))
  for (const target of [foreign.welcome?.me.id ?? '', supervisor.welcome?.me.id ?? '', newId()])
    expect(await ask(call, target)).toMatchObject({
      code: expect.stringMatching(/target_unknown|agent_unavailable/),
    })
  expect(await foreign.ask({ t: 'consult_step', stream: call.contact, step: 'complete' })).toMatchObject({
    code: 'not_found',
  })
  for (const socket of [foreign, supervisor]) socket.terminate()
  await finish(call)
})

test('a call that is handed over is the colleague’s, who wraps it up; who gave it is free', async () => {
  const call = await overServer(await talking())
  await be(second, 'available')
  await ask(call, second.id)
  const offer = await ringAt(second, call)
  await second.desk.ask({ t: 'accept', stream: call.contact, offer })
  expect(await first.desk.ask({ t: 'resume', stream: call.contact })).toMatchObject({ code: 'consulting' })
  expect(await first.desk.ask({ t: 'consult_step', stream: call.contact, step: 'complete' })).toMatchObject({
    t: 'ack',
  })
  expect(await first.desk.ask({ t: 'say', stream: call.contact, text: 'mine?' })).toMatchObject({
    code: 'not_yours',
  })
  const seen = await until('the visitor sees who has the call', () => {
    const types = call.visitor.of(call.contact).map(({ fact }) => fact.type)
    return types.filter((type) => type === 'agent_joined').length === 2 ? types : null
  })
  expect(seen.slice(-3)).toEqual(['contact_held', 'contact_resumed', 'agent_joined'])
  await finish(call, second)
})

test('a visitor who hangs up during a consultation leaves both agents free of it', async () => {
  const call = await overServer(await talking())
  await be(second, 'available')
  await ask(call, second.id)
  const offer = await ringAt(second, call)
  await second.desk.ask({ t: 'accept', stream: call.contact, offer })
  await call.visitor.ask({ t: 'end', stream: call.contact })
  expect((await typesOf(call)).slice(-2)).toEqual(['consult_ended', 'contact_ended'])
  expect(await second.desk.ask({ t: 'finish', stream: call.contact, disposition: 'answered' })).toMatchObject(
    {
      code: 'not_yours',
    },
  )
  expect(await first.desk.ask({ t: 'finish', stream: call.contact, disposition: 'answered' })).toMatchObject({
    t: 'ack',
  })
})

test('a ring that nobody answers ends by its deadline', async () => {
  await letRing(gateway.url, 5_000)
  const call = await overServer(await talking())
  await be(second, 'available')
  await ask(call, second.id)
  const offer = await ringAt(second, call)
  await second.desk.ask({ t: 'shown', stream: call.contact, offer })
  const over = await until(
    'it has run out',
    async () => {
      const types = await typesOf(call)
      return types.at(-1) === 'consult_ended' ? types : null
    },
    30_000,
  )
  expect(over.filter((type) => type.startsWith('consult'))).toEqual([
    'consult_started',
    'consult_shown',
    'consult_ended',
  ])
  await finish(call)
})

async function sitDown(user: string): Promise<Agent> {
  const rest = await logIn(gateway.url, user)
  const desk = await staffSocket(gateway.url, rest)
  return { rest, desk, id: desk.welcome?.me.id ?? '' }
}

async function be({ desk, id }: Agent, presence: 'available' | 'break'): Promise<void> {
  expect(await desk.ask({ t: 'presence', stream: id, presence })).toMatchObject({ t: 'ack' })
}

/** A call that the first agent has answered; the other is away. */
async function talking(): Promise<Call> {
  await be(second, 'break')
  await be(first, 'available')
  const { token } = await visitorToken(gateway.url, 'demo-site')
  const visitor = await new TestSocket(gateway.url, { token, origin: gateway.url }).ready()
  const contact = newId()
  await visitor.ask({ t: 'start', stream: contact, text: '', channel: 'voice' })
  const call = { contact, visitor }
  const offer = await ringAt(first, call)
  await first.desk.ask({ t: 'shown', stream: contact, offer })
  await first.desk.ask({ t: 'accept', stream: contact, offer })
  return call
}

/** As the first who asks for its sound would be answered where there is a voice server. */
async function overServer(call: Call): Promise<Call> {
  await pool.query(
    `INSERT INTO call_rooms (contact, tenant, plane, room) SELECT id, tenant, 'livekit', 'room ' || id FROM streams WHERE id = $1`,
    [call.contact],
  )
  return call
}

function ask({ contact }: Call, target: string, note?: string): ReturnType<TestSocket['ask']> {
  return first.desk.ask({
    t: 'consult',
    stream: contact,
    to: 'agent',
    target,
    ...(note !== undefined && { note }),
  })
}

function ringAt({ desk, id }: Agent, { contact }: Call): Promise<string> {
  return until('it rings', () => {
    const ring = desk
      .of(id)
      .map(({ fact }) => fact)
      .findLast((fact) => fact.type === 'work_reserved' && fact.contact === contact)
    return ring?.type === 'work_reserved' ? ring.offer : null
  })
}

async function typesOf({ contact }: Call): Promise<readonly string[]> {
  const { rows } = await pool.query<{ type: string }>(
    'SELECT type FROM facts WHERE stream = $1 ORDER BY seq',
    [contact],
  )
  return rows.map(({ type }) => type)
}

async function finish({ contact, visitor }: Call, owner = first): Promise<void> {
  expect(await owner.desk.ask({ t: 'end', stream: contact })).toMatchObject({ t: 'ack' })
  expect(await owner.desk.ask({ t: 'finish', stream: contact, disposition: 'answered' })).toMatchObject({
    t: 'ack',
  })
  visitor.terminate()
}
