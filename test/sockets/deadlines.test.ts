import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../support/postgres.ts'
import { newId } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { TestCentre, type TestTenant } from './centre.ts'
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

test('an offer that was shown and not answered expires, by its deadline', async () => {
  const node = await start()
  const { visitor, desk, agent, contact, offer } = await ringing(node, rings(1_000))
  await desk.ask({ t: 'shown', stream: contact, offer })
  node.sweep()
  const { at } = await desk.fact(contact, 'offer_expired')
  const { fact: made } = await desk.fact(contact, 'offer_made')
  expect(at).toBeGreaterThanOrEqual(made.dueAt)
  await until('the agent is not responding', () => desk.types(agent).at(-1) === 'presence_changed')
  expect(
    desk
      .facts(agent)
      .slice(-2)
      .map(({ fact }) => fact),
  ).toMatchObject([
    { type: 'work_released', cause: 'expired', offer },
    { type: 'presence_changed', presence: 'not_responding', cause: 'offer_expired' },
  ])
  expect(await desk.ask({ t: 'accept', stream: contact, offer })).toBe('offer_gone')
  expect(visitor.types(contact)).toEqual(['contact_started', 'message_sent'])
})

test('an answer at or after the deadline comes too late, swept or not', async () => {
  const node = await start()
  const { desk, contact, offer } = await ringing(node, rings(300))
  const { fact, at } = await desk.fact(contact, 'offer_made')
  await until('it is past', async () =>
    (await node.log.due(10)).some(({ kind, dueAt }) => kind === 'offer' && dueAt === fact.dueAt),
  )
  expect(fact.dueAt).toBe(at + 300)
  expect(await desk.ask({ t: 'accept', stream: contact, offer })).toBe('offer_expired')
  expect(await desk.ask({ t: 'decline', stream: contact, offer })).toBe('offer_expired')
})

test('a ring that no console confirms is sent again, and ends as undelivered, not as the fault of the agent', async () => {
  const node = await start()
  const { desk, agent, contact, offer } = await ringing(node, rings(5_500))
  node.sweep()
  await desk.fact(contact, 'offer_undelivered')
  const sent = desk.facts(agent).filter(({ fact }) => fact.type === 'work_reserved')
  expect(sent.length).toBeGreaterThanOrEqual(3)
  expect(new Set(sent.map(({ seq }) => seq)).size).toBe(1)
  await until('the agent is not reachable', () => desk.types(agent).at(-1) === 'presence_changed')
  expect(desk.facts(agent).at(-1)?.fact).toMatchObject({
    presence: 'not_reachable',
    cause: 'offer_undelivered',
  })
  expect(await desk.ask({ t: 'shown', stream: contact, offer })).toBe('offer_gone')
})

test('a ring that is confirmed is not sent again', async () => {
  const node = await start()
  const { desk, agent, contact, offer } = await ringing(node, rings(4_500))
  await desk.ask({ t: 'shown', stream: contact, offer })
  node.sweep()
  await desk.fact(contact, 'offer_expired')
  expect(desk.types(agent).filter((type) => type === 'work_reserved')).toHaveLength(1)
})

test('deadlines outlive the sweeper and the node: the next one carries them out', async () => {
  const tenant = rings(1_500)
  const node = await start()
  const { visitorId, agent, contact } = await ringing(node, tenant)
  const sweeper = node.sweep()
  await sweeper.close()
  await node.close()
  nodes.splice(nodes.indexOf(node), 1)

  const next = await start()
  next.sweep()
  const desk = await next.staff(tenant, agent, { last: { [agent]: 0, [contact]: 0 } })
  await until('it is settled', () =>
    desk.facts(agent).some(({ fact }) => fact.type === 'work_released' && fact.cause === 'undelivered'),
  )
  const visitor = await next.visitor(tenant, visitorId)
  expect(visitor.welcome?.heads).toEqual({ [contact]: 2 })
})

test('a sweeper that was stopped without a word is replaced when its lease runs out', async () => {
  const node = await start()
  const now = 'extract(epoch FROM clock_timestamp()) * 1000'
  await node.pool.query(
    `INSERT INTO leases VALUES ('sweeper', $1, ${now} + 1500) ON CONFLICT (name) DO UPDATE SET holder = $1, until = ${now} + 1500`,
    [newId()],
  )
  const { desk, contact } = await ringing(node, rings(300))
  node.sweep()
  await desk.fact(contact, 'offer_undelivered')
})

test('wrap-up ends by itself, and the agent is free for the next', async () => {
  const node = await start()
  const tenant = rings(20_000, 1_000)
  const { desk, agent, contact } = await talking(node, tenant)
  const waiting = await node.visitor(tenant, newId())
  const second = newId()
  await waiting.ask({ t: 'start', stream: second, text: 'next please' })
  await desk.ask({ t: 'end', stream: contact })
  node.sweep()
  const { fact } = await desk.fact(contact, 'wrap_up_ended')
  expect(fact).toMatchObject({ disposition: null, cause: 'timeout' })
  expect(await desk.ask({ t: 'finish', stream: contact, disposition: 'solved' })).toBe('wrap_up_over')
  await until('the next rings', () =>
    desk.facts(agent).some((frame) => frame.fact.type === 'work_reserved' && frame.fact.contact === second),
  )
})

test('a contact that was declined rings at the next agent', async () => {
  const node = await start()
  const tenant = rings(20_000)
  const { desk, contact, offer } = await ringing(node, tenant)
  const other = tenant.hire()
  const second = await node.staff(tenant, other)
  await second.ask({ t: 'presence', stream: other, presence: 'available' })
  await desk.ask({ t: 'decline', stream: contact, offer })
  const { fact } = await second.fact(other, 'work_reserved')
  expect(fact).toMatchObject({ contact })
})

test('who waits while somebody is free is found, though the routing after the commit never ran', async () => {
  const node = await start()
  const tenant = rings(20_000)
  const agent = tenant.hire('agent', { queues: [] })
  const desk = await node.staff(tenant, agent)
  await desk.ask({ t: 'presence', stream: agent, presence: 'available' })
  const visitor = await node.visitor(tenant, newId())
  await visitor.ask({ t: 'start', stream: newId(), text: 'nobody serves my queue' })
  await node.desk.routeTenant(tenant.id)
  expect(desk.types(agent)).toEqual(['logged_in', 'presence_changed'])
  // Nothing tells the gateway: as if it had been killed before it could route.
  const staff = tenant.staff.get(agent)
  if (staff) tenant.staff.set(agent, { ...staff, queues: [tenant.queue.id] })
  node.sweep()
  await desk.fact(agent, 'work_reserved')
})

function rings(offerMs: number, wrapUpMs = 30_000): TestTenant {
  const tenant = centre.tenant()
  tenant.queue = { ...tenant.queue, offerMs, wrapUpMs }
  return tenant
}

async function start(options: Partial<NodeOptions> = {}): Promise<TestNode> {
  const node = await startNode({ database: database.url, centre, ...options })
  nodes.push(node)
  return node
}
