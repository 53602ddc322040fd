import { noRules, type QueueRules } from '@switchboard/domain'
import { afterEach, beforeAll, afterAll, expect, test } from 'vitest'
import { createDeskStore } from '../../packages/gateway/src/desk/desk-store.js'
import { explainOffer, printOffer } from '../../packages/gateway/src/explain.js'
import type { FactFrame } from '@switchboard/protocol'
import { TestCentre, type TestTenant } from '../sockets/centre.ts'
import type { Line } from '../sockets/line.ts'
import { startNode, type NodeOptions, type TestNode } from '../sockets/node.ts'
import { ringing, talking } from '../sockets/scene.ts'
import { useDatabase } from '../support/postgres.ts'
import { newId } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'

let database: Awaited<ReturnType<typeof useDatabase>>
const centre = new TestCentre()
const nodes: TestNode[] = []

beforeAll(async () => {
  database = await useDatabase()
})
afterEach(async () => {
  for (const node of nodes) expect(node.reports).toEqual([])
  await Promise.all(nodes.splice(0).map((node) => node.close()))
})
afterAll(() => database.drop())

const quick = { renewMs: 100, leaseMs: 1_500, graceMs: 300, forgivenMs: 1_500 }

async function start(options: Partial<NodeOptions> = {}): Promise<TestNode> {
  const node = await startNode({ database: database.url, centre, times: quick, ...options })
  nodes.push(node)
  return node
}

function tenantWith(rules: Partial<QueueRules>): TestTenant {
  const tenant = centre.tenant(centre.tenants.size + 1)
  tenant.queue = { ...tenant.queue, rules: { ...noRules, ...rules } }
  return tenant
}

async function available(node: TestNode, tenant: TestTenant, agent: string): Promise<Line> {
  const desk = await node.staff(tenant, agent)
  await desk.ask({ t: 'presence', stream: agent, presence: 'available' })
  return desk
}

async function write(
  node: TestNode,
  tenant: TestTenant,
  visitor = newId(),
): Promise<{ line: Line; contact: string; answer: unknown }> {
  const line = await node.visitor(tenant, visitor)
  const contact = newId()
  return { line, contact, answer: await line.ask({ t: 'start', stream: contact, text: 'Hello' }) }
}

async function types(node: TestNode, tenant: TestTenant, stream: string): Promise<string[]> {
  const facts = await node.log.read({ tenant: tenant.id, stream, audience: 'staff', after: 0, limit: 100 })
  return facts.map(({ type }) => type)
}

test('an agent whose browser dies loses the chat to the head of the queue, and the visitor is told', async () => {
  const node = await start()
  node.sweep()
  const tenant = centre.tenant(centre.tenants.size + 1)
  const { visitor, desk, agent, contact } = await talking(node, tenant)
  const other = await write(node, tenant)
  desk.terminate()
  await visitor.fact(contact, 'agent_left')
  expect(await types(node, tenant, agent)).toEqual([
    'logged_in',
    'presence_changed',
    'work_reserved',
    'work_started',
    'presence_changed',
    'work_ended',
  ])
  // Next comes who lost the agent, though the other one has no less a place in line.
  const second = tenant.hire()
  const next = await available(node, tenant, second)
  const { fact } = await next.fact(second, 'work_reserved')
  expect(fact.contact).toBe(contact)
  next.send({ t: 'follow', stream: contact, after: 0 })
  await next.ask({ t: 'accept', stream: contact, offer: fact.offer })
  expect((await visitor.fact(contact, 'agent_joined')).seq).toBe(5)
  await next.ask({ t: 'end', stream: contact })
  await next.ask({ t: 'finish', stream: contact, disposition: 'solved' })
  await until('the other one rings', () => ringsFor(next, second, other.contact))
})

function ringsFor(line: Line, agent: string, contact: string): boolean {
  return line
    .facts(agent)
    .some(({ fact }: FactFrame) => fact.type === 'work_reserved' && fact.contact === contact)
}

test('a ring at a browser that died is withdrawn and goes to somebody else, as nobody’s fault', async () => {
  const node = await start()
  node.sweep()
  const tenant = centre.tenant(centre.tenants.size + 1)
  const { desk, agent, contact } = await ringing(node, tenant)
  const second = tenant.hire()
  const next = await available(node, tenant, second)
  desk.terminate()
  await next.fact(second, 'work_reserved')
  expect(await types(node, tenant, contact)).toEqual([
    'contact_started',
    'message_sent',
    'offer_made',
    'offer_withdrawn',
    'offer_made',
  ])
  expect((await node.log.head(agent))?.phase).toBe('not_reachable')
})

test('two tabs are one agent, on two nodes as well: while one is left nothing is lost, and a reload leaves no fact', async () => {
  const [one, two] = [await start(), await start()]
  one.sweep()
  const tenant = centre.tenant(centre.tenants.size + 1)
  const { desk, agent, contact } = await talking(one, tenant)
  const tab = await two.staff(tenant, agent)
  desk.terminate()
  const due = async (): Promise<number> => {
    const { rows } = await one.pool.query<{ due: number }>(
      "SELECT due_at AS due FROM deadlines WHERE stream = $1 AND kind = 'lease'",
      [agent],
    )
    return rows[0]?.due ?? 0
  }
  const before = await due()
  await until(
    'the lease was renewed past the grace of the first tab',
    async () => (await due()) > before + 2_000,
  )
  tab.terminate()
  const back = await one.staff(tenant, agent)
  const after = await due()
  await until('the lease was renewed again', async () => (await due()) > after + 1_000)
  expect(await types(one, tenant, agent)).toEqual([
    'logged_in',
    'presence_changed',
    'work_reserved',
    'work_started',
  ])
  expect((await one.log.head(contact))?.phase).toBe('connected')
  back.terminate()
})

test('a lease that was renewed after it was found due takes nobody away', async () => {
  const node = await start()
  const tenant = centre.tenant(centre.tenants.size + 1)
  const { agent, contact } = await talking(node, tenant)
  await createDeskStore(node.pool).holdLeases([agent], -5_000)
  const found = (await node.log.due(100)).find(({ stream, kind }) => stream === agent && kind === 'lease')
  await createDeskStore(node.pool).holdLeases([agent], 60_000)
  if (found) await node.desk.fireDeadline(found)
  expect((await node.log.head(contact))?.phase).toBe('connected')
  expect((await node.log.head(agent))?.phase).toBe('busy')
})

test('a node that starts forgives also what would run out a moment later, and shortens nothing', async () => {
  const node = await start()
  const store = createDeskStore(node.pool)
  const [soon, late] = [newId(), newId()]
  const dueIn = async (agent: string): Promise<number> => {
    const { rows } = await node.pool.query<{ ms: number }>(
      "SELECT due_at - (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms FROM deadlines WHERE stream = $1 AND kind = 'lease'",
      [agent],
    )
    return Number(rows[0]?.ms)
  }
  await store.holdLeases([soon], 1_000)
  await store.holdLeases([late], 900_000)
  await store.forgiveLeases(600_000)
  expect(await dueIn(soon)).toBeGreaterThan(500_000)
  expect(await dueIn(late)).toBeGreaterThan(800_000)
})

test('a closed queue and a full one refuse in words, and a retry of what was let in is still answered', async () => {
  const node = await start()
  const closed = tenantWith({ hours: { zone: 'Asia/Ho_Chi_Minh', weekly: [], holidays: [] } })
  expect((await write(node, closed)).answer).toBe('queue_closed')
  const full = tenantWith({ maxWaiting: 2 })
  const rush = await Promise.all(Array.from({ length: 6 }, () => write(node, full)))
  expect(rush.filter(({ answer }) => answer === 'queue_full')).toHaveLength(4)
  full.queue = { ...full.queue, rules: { ...noRules, maxWaiting: 3 } }
  const visitor = newId()
  const last = { t: 'start', id: newId(), stream: newId(), text: 'Hello' } as const
  const line = await node.visitor(full, visitor)
  expect(await line.ask(last)).toMatchObject({ t: 'ack' })
  const other = await node.visitor(full, visitor)
  expect(await other.ask(last)).toMatchObject({ t: 'ack' })
  expect(await other.ask({ ...last, id: newId(), stream: newId() })).toBe('queue_full')
})

test('what nobody of the centre can do is told, and goes on to the queue that takes what is left over', async () => {
  const node = await start()
  node.sweep()
  const alone = tenantWith({ skills: { klingon: 1 } })
  const waits = await write(node, alone)
  await until('it is told', async () => (await types(node, alone, waits.contact)).includes('nobody_eligible'))
  expect(await types(node, alone, waits.contact)).toEqual([
    'contact_started',
    'message_sent',
    'nobody_eligible',
  ])
})

test('an agent of three chats has three at once and not four; a plan for a break is taken after the last', async () => {
  const node = await start()
  const tenant = centre.tenant(centre.tenants.size + 1)
  const agent = tenant.hire('agent', { chats: 3 })
  const desk = await available(node, tenant, agent)
  const contacts = []
  for (let n = 0; n < 4; n++) contacts.push((await write(node, tenant)).contact)
  const rings = (): FactFrame[] => desk.facts(agent).filter(({ fact }) => fact.type === 'work_reserved')
  await until('three ring', () => rings().length === 3)
  await node.desk.routeTenant(tenant.id)
  expect(rings()).toHaveLength(3)
  expect(await desk.ask({ t: 'presence', stream: agent, presence: 'break', reason: 'dinner' })).toBe(
    'break_reason_unknown',
  )
  await desk.ask({ t: 'presence', stream: agent, presence: 'break', reason: 'lunch', when: 'after_work' })
  for (const { fact } of rings())
    if (fact.type === 'work_reserved')
      await desk.ask({ t: 'decline', stream: fact.contact, offer: fact.offer })
  const { fact } = await desk.fact(agent, 'presence_changed')
  await until(
    'the break has begun',
    () => desk.facts(agent).findLast((frame) => frame.fact.type === 'presence_changed')?.fact,
  )
  expect(desk.types(agent).filter((type) => type === 'presence_changed')).toHaveLength(2)
  expect(fact).toMatchObject({ presence: 'break', cause: 'planned', reason: 'lunch' })
  expect(rings()).toHaveLength(3)
})

test('who talked with the visitor last is asked first, though somebody else is idle longer', async () => {
  const node = await start()
  const tenant = tenantWith({ stickyMs: 30_000 })
  const { visitorId, desk, agent, contact } = await talking(node, tenant)
  const second = tenant.hire()
  const other = await available(node, tenant, second)
  await desk.ask({ t: 'end', stream: contact })
  await desk.ask({ t: 'finish', stream: contact, disposition: 'solved' })
  const { contact: again } = await write(node, tenant, visitorId)
  await until('it rings at the one who knows', () => ringsFor(desk, agent, again))
  expect(other.types(second)).not.toContain('work_reserved')
})

test('an offer explains itself from what the log holds', async () => {
  const node = await start()
  const tenant = centre.tenant(centre.tenants.size + 1)
  const { agent, contact, offer } = await ringing(node, tenant)
  const explained = await explainOffer(node.pool, offer)
  expect(explained).toMatchObject({ tenant: tenant.id, contact, agent, explanation: { agrees: true } })
  if (explained) expect(printOffer(explained)).toMatch(/→ +1 .*\n.*the same comes out/)
  expect(await explainOffer(node.pool, newId())).toBe(null)
})
