import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../support/postgres.ts'
import { newId } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { TestCentre } from './centre.ts'
import { startNode, type TestNode } from './node.ts'
import { ringing } from './scene.ts'

let database: Awaited<ReturnType<typeof useDatabase>>
let nodes: TestNode[]
const centre = new TestCentre()

beforeAll(async () => {
  database = await useDatabase()
  nodes = await Promise.all(
    [1, 2].map(() => startNode({ database: database.url, centre, limits: { connectionsPerUser: 100 } })),
  )
})
afterAll(async () => {
  for (const node of nodes) await node.close()
  await database.drop()
})

test('fifty sockets on two nodes race to accept one offer: one wins, the others learn that it is gone', async () => {
  const [node] = nodes as [TestNode]
  const tenant = centre.tenant()
  const { agent, contact, offer } = await ringing(node, tenant)
  const rivals = Array.from({ length: 24 }, () => tenant.hire())
  const racers = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      (nodes[n % 2] as TestNode).staff(tenant, n < 26 ? agent : (rivals[n - 26] as string)),
    ),
  )
  const answers = await Promise.all(racers.map((racer) => racer.ask({ t: 'accept', stream: contact, offer })))
  const won = answers.flatMap((answer, n) => (typeof answer === 'string' ? [] : [n]))
  expect(won).toHaveLength(1)
  expect(won[0]).toBeLessThan(26)
  expect(answers.filter((answer) => answer === 'offer_gone')).toHaveLength(49)
  const facts = await node.log.read({
    tenant: tenant.id,
    stream: contact,
    audience: 'staff',
    after: 0,
    limit: 100,
  })
  expect(facts.filter(({ type }) => type === 'offer_accepted')).toHaveLength(1)
  expect(nodes.flatMap(({ reports }) => reports)).toEqual([])
})

test('sixteen visitors come to twenty agents at once: each rings at one, none at two', async () => {
  const tenant = centre.tenant()
  const agents = Array.from({ length: 20 }, () => tenant.hire())
  const desks = await Promise.all(agents.map((agent, n) => (nodes[n % 2] as TestNode).staff(tenant, agent)))
  await Promise.all(
    desks.map((desk, n) => desk.ask({ t: 'presence', stream: agents[n] as string, presence: 'available' })),
  )
  const visitors = await Promise.all(
    Array.from({ length: 16 }, (_, n) => (nodes[n % 2] as TestNode).visitor(tenant, newId())),
  )
  const contacts = visitors.map(() => newId())
  const started = visitors.map((visitor, n) =>
    visitor.ask({ t: 'start', stream: contacts[n] as string, text: `number ${n}` }),
  )
  for (const answer of await Promise.all(started)) expect(answer).toMatchObject({ t: 'ack' })

  const rings = (): { agent: string; contact: string; offer: string }[] =>
    desks.flatMap((desk, n) =>
      desk
        .facts(agents[n] as string)
        .flatMap(({ fact }) =>
          fact.type === 'work_reserved' ? [{ agent: agents[n] as string, ...fact }] : [],
        ),
    )
  await until('all ring', () => rings().length === 16)
  expect(new Set(rings().map(({ contact }) => contact)).size).toBe(16)
  expect(new Set(rings().map(({ agent }) => agent)).size).toBe(16)
  const accepted = rings().map(async ({ agent, contact, offer }) =>
    desks[agents.indexOf(agent)]?.ask({ t: 'accept', stream: contact, offer }),
  )
  for (const answer of await Promise.all(accepted)) expect(answer).toMatchObject({ t: 'ack' })
  expect(nodes.flatMap(({ reports }) => reports)).toEqual([])
})
