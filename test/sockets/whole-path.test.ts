import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../support/postgres.ts'
import { newId } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { TestCentre, type TestTenant } from './centre.ts'
import { startNode, type TestNode } from './node.ts'
import { ringing, talking } from './scene.ts'

let database: Awaited<ReturnType<typeof useDatabase>>
let node: TestNode
let tenant: TestTenant
const centre = new TestCentre()

beforeAll(async () => {
  database = await useDatabase()
  node = await startNode({ database: database.url, centre })
})
beforeEach(() => {
  tenant = centre.tenant()
})
afterAll(async () => {
  await node.close()
  await database.drop()
})

test('a visitor writes, an agent answers, holds, ends and finishes, and the visitor rates', async () => {
  const { visitor, desk, agent, contact, offer } = await ringing(node, tenant)
  expect(await desk.ask({ t: 'shown', stream: contact, offer })).toMatchObject({ t: 'ack' })
  expect(await desk.ask({ t: 'accept', stream: contact, offer })).toMatchObject({ t: 'ack', stream: contact })
  await visitor.fact(contact, 'agent_joined')

  expect(await desk.ask({ t: 'say', stream: contact, text: 'Hello' })).toMatchObject({ t: 'ack' })
  expect(await visitor.ask({ t: 'say', stream: contact, text: 'Where is it?' })).toMatchObject({
    t: 'ack',
    seq: 5,
  })
  expect(await desk.ask({ t: 'hold', stream: contact })).toMatchObject({ t: 'ack' })
  expect(await desk.ask({ t: 'hold', stream: contact })).toBe('already_held')
  expect(await desk.ask({ t: 'resume', stream: contact })).toMatchObject({ t: 'ack' })
  expect(await visitor.ask({ t: 'rate', stream: contact, score: 5 })).toBe('contact_not_over')
  expect(await desk.ask({ t: 'end', stream: contact })).toMatchObject({ t: 'ack' })
  expect(await desk.ask({ t: 'finish', stream: contact, disposition: 'nonsense' })).toBe(
    'disposition_unknown',
  )
  expect(await desk.ask({ t: 'finish', stream: contact, disposition: 'solved' })).toMatchObject({ t: 'ack' })
  expect(await visitor.ask({ t: 'rate', stream: contact, score: 4, comment: 'good' })).toMatchObject({
    t: 'ack',
  })

  await desk.fact(contact, 'contact_rated')
  expect(desk.types(contact)).toEqual([
    'contact_started',
    'message_sent',
    'offer_made',
    'offer_shown',
    'offer_accepted',
    'message_sent',
    'message_sent',
    'contact_held',
    'contact_resumed',
    'contact_ended',
    'wrap_up_ended',
    'contact_rated',
  ])
  expect(desk.facts(contact).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 12 }, (_, index) => index + 1),
  )
  expect(desk.types(agent)).toEqual([
    'logged_in',
    'presence_changed',
    'work_reserved',
    'work_started',
    'work_ended',
  ])

  await visitor.fact(contact, 'contact_rated')
  expect(visitor.facts(contact).map(({ seq, fact }) => [seq, fact])).toEqual([
    [1, { type: 'contact_started' }],
    [2, { type: 'message_sent', from: 'visitor', text: 'My parcel is late' }],
    [3, { type: 'agent_joined', name: 'agent 1' }],
    [4, { type: 'message_sent', from: 'agent', name: 'agent 1', text: 'Hello' }],
    [5, { type: 'message_sent', from: 'visitor', text: 'Where is it?' }],
    [6, { type: 'contact_ended', by: 'agent' }],
    [7, { type: 'contact_rated', score: 4 }],
  ])
  expect(node.reports).toEqual([])
})

test('an offer tells the agent whose contact it is, and until when it rings', async () => {
  const { desk, agent, contact } = await ringing(node, tenant)
  const { fact, at } = await desk.fact(agent, 'work_reserved')
  expect(fact).toMatchObject({ contact, brandName: 'Parcels', queueName: 'Support', dueAt: at + 20_000 })
})

test('a note leaves neither a trace nor a gap on the visitor side', async () => {
  const { visitor, desk, contact } = await talking(node, tenant)
  expect(await desk.ask({ t: 'note', stream: contact, text: 'grumpy' })).toMatchObject({ t: 'ack' })
  expect(await desk.ask({ t: 'say', stream: contact, text: 'and then' })).toMatchObject({ t: 'ack' })
  await until('the message comes', () => visitor.facts(contact).length === 4)
  expect(visitor.facts(contact).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  expect(JSON.stringify(visitor.frames)).not.toMatch(/grumpy|note|offer|routing/)
})

test('no frame of a visitor names an agent by id', async () => {
  const { visitor, desk, agent, contact } = await talking(node, tenant)
  await desk.ask({ t: 'say', stream: contact, text: 'hello' })
  await visitor.ask({ t: 'end', stream: contact })
  await visitor.fact(contact, 'contact_ended')
  expect(JSON.stringify(visitor.frames)).not.toContain(agent)
})

test('two tabs of one visitor see the same, and the second resumes nothing that it has', async () => {
  const { visitor, visitorId, contact } = await talking(node, tenant)
  const tab = await node.visitor(tenant, visitorId, { last: { [contact]: 0 } })
  expect(tab.welcome?.heads).toEqual({ [contact]: 3 })
  await tab.fact(contact, 'agent_joined')
  await tab.ask({ t: 'say', stream: contact, text: 'from the other tab' })
  await until('the first tab hears it', () => visitor.facts(contact).length === 4)
  await until('so does the second', () => tab.facts(contact).length === 4)
  expect(tab.facts(contact).map(({ fact }) => fact)).toEqual(visitor.facts(contact).map(({ fact }) => fact))
})

test('a visitor who comes back without knowing anything follows the contact that is open', async () => {
  const { visitorId, contact, desk } = await talking(node, tenant)
  const back = await node.visitor(tenant, visitorId)
  expect(back.welcome?.heads).toEqual({ [contact]: 3 })
  await desk.ask({ t: 'say', stream: contact, text: 'still there?' })
  await until('it hears what comes', () => back.facts(contact).at(-1)?.seq === 4)
  back.send({ t: 'pull', stream: contact, after: 0, to: 3 })
  await until('it gets what was before', () => back.facts(contact).length === 4)
})

test('a command sent twice under one id is carried out once and answered the same', async () => {
  const { visitor, contact } = await talking(node, tenant)
  const id = newId()
  const first = await visitor.ask({ t: 'say', stream: contact, text: 'once', id })
  visitor.answers.clear()
  expect(await visitor.ask({ t: 'say', stream: contact, text: 'once', id })).toEqual(first)
  await visitor.ask({ t: 'say', stream: contact, text: 'next' })
  await until('all came', () =>
    visitor.facts(contact).some(({ fact }) => fact.type === 'message_sent' && fact.text === 'next'),
  )
  expect(new Set(visitor.facts(contact).map(({ seq }) => seq)).size).toBe(5)
})

test('messages of one socket are stored in the order in which they were sent', async () => {
  const { visitor, desk, contact } = await talking(node, tenant)
  const ids = Array.from({ length: 30 }, (_, n) =>
    visitor.command({ t: 'say', stream: contact, text: `message ${n}` }),
  )
  await Promise.all(ids.map((id) => visitor.answer(id)))
  await until(
    'the agent has all',
    () => desk.facts(contact).filter(({ id }) => id && ids.includes(id)).length === 30,
  )
  expect(desk.facts(contact).flatMap(({ id }) => (id && ids.includes(id) ? [id] : []))).toEqual(ids)
})

test('start and what follows it may be sent in one breath', async () => {
  const visitor = await node.visitor(tenant, newId())
  const contact = newId()
  const ids = [
    visitor.command({ t: 'start', stream: contact, text: 'one' }),
    visitor.command({ t: 'say', stream: contact, text: 'two' }),
    visitor.command({ t: 'end', stream: contact }),
  ]
  for (const id of ids) expect(await visitor.answer(id)).toMatchObject({ t: 'ack' })
  await visitor.fact(contact, 'contact_ended')
  expect(visitor.types(contact)).toEqual(['contact_started', 'message_sent', 'message_sent', 'contact_ended'])
})

test('a visitor who leaves the queue withdraws the ring, and the agent is free for the next', async () => {
  const { visitor, desk, agent, contact } = await ringing(node, tenant)
  const waiting = await node.visitor(tenant, newId())
  const second = newId()
  await waiting.ask({ t: 'start', stream: second, text: 'me too' })
  await visitor.ask({ t: 'end', stream: contact })
  await until('the next one rings', () =>
    desk.facts(agent).some(({ fact }) => fact.type === 'work_reserved' && fact.contact === second),
  )
  expect(desk.types(agent)).toEqual([
    'logged_in',
    'presence_changed',
    'work_reserved',
    'work_released',
    'work_reserved',
  ])
})

test('an agent who declines reads no further', async () => {
  const { visitor, desk, contact, offer } = await ringing(node, tenant)
  expect(await desk.ask({ t: 'decline', stream: contact, offer })).toMatchObject({ t: 'ack' })
  await desk.fact(contact, 'offer_declined')
  await until('the follow has ended', async () => {
    await visitor.ask({ t: 'say', stream: contact, text: 'anybody?' })
    const heard = desk.facts(contact).length
    await visitor.ask({ t: 'say', stream: contact, text: 'hello?' })
    return desk.facts(contact).length === heard
  })
  desk.send({ t: 'follow', stream: contact, after: 0 })
  await until('it is refused', () => desk.errors().includes('not_found'))
})

test('who types is told to the other side, not to a supervisor and not by one', async () => {
  const { visitor, desk, contact } = await talking(node, tenant)
  const watcher = await node.staff(tenant, tenant.hire('supervisor'), { last: { [contact]: 0 } })
  visitor.send({ t: 'typing', stream: contact })
  await until('the agent sees it', () =>
    desk.frames.some((frame) => frame.t === 'typing' && frame.from === 'visitor'),
  )
  watcher.send({ t: 'typing', stream: contact })
  desk.send({ t: 'typing', stream: contact })
  desk.send({ t: 'typing', stream: contact })
  await until('the visitor sees it', () => visitor.frames.some((frame) => frame.t === 'typing'))
  await visitor.ask({ t: 'say', stream: contact, text: 'ok' })
  expect(visitor.frames.filter((frame) => frame.t === 'typing')).toEqual([
    { t: 'typing', stream: contact, from: 'agent' },
  ])
})
