import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestCentre, type TestTenant } from '../sockets/centre.ts'
import type { Line } from '../sockets/line.ts'
import { startNode, type TestNode } from '../sockets/node.ts'
import { newId } from '../support/socket.ts'
import { useDatabase } from '../support/postgres.ts'
import { until } from '../support/switchboard.ts'
import { heardBoard, recountAgent, recountQueue } from './board-of.ts'

let database: Awaited<ReturnType<typeof useDatabase>>
let nodes: readonly TestNode[]
let here: TestNode
const centre = new TestCentre()

beforeAll(async () => {
  database = await useDatabase()
  // Neither hears of the other but by the database.
  nodes = await Promise.all([1, 2].map(() => startNode({ database: database.url, centre })))
  here = nodes[0] as TestNode
})
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()))
  await database.drop()
})

/** A tenant whose set-up is in the database as well, for the zone and the names of its queues. */
async function openTenant(): Promise<TestTenant> {
  const { rows } = await here.pool.query<{ id: number }>(
    `INSERT INTO tenants (key, name, zone) VALUES ($1, 'x', 'Asia/Kathmandu') RETURNING id`,
    [newId()],
  )
  const tenant = centre.tenant(rows[0]?.id)
  const { id, brand, site, queue } = tenant
  await here.pool.query('INSERT INTO brands (id, tenant, name) VALUES ($1, $2, $3)', [brand, id, 'Parcels'])
  await here.pool.query(
    'INSERT INTO queues (id, tenant, name, offer_ms, wrap_up_ms) VALUES ($1, $2, $3, 20000, 30000)',
    [queue.id, id, queue.name],
  )
  await here.pool.query(
    `INSERT INTO sites (id, tenant, key, name, brand, queue, origins) VALUES ($1, $2, $3, 'x', $4, $5, '{}')`,
    [site, id, newId(), brand, queue.id],
  )
  return tenant
}

async function watching(node: TestNode, tenant: TestTenant, user: string): Promise<Line> {
  const line = await node.staff(tenant, user)
  line.send({ t: 'watch_live', on: true })
  await until('a board came', () => heardBoard(line.frames).last)
  return line
}

type Step = { readonly node: number; readonly contact: number; readonly agent: number; readonly what: string }

const steps = fc.array(
  fc.record({
    node: fc.constantFrom(0, 1),
    contact: fc.nat({ max: 3 }),
    agent: fc.nat({ max: 1 }),
    what: fc.constantFrom(
      'write',
      'put by',
      'leave',
      'come',
      'go',
      'answer',
      'answer',
      'decline',
      'reply',
      'hold',
      'close',
      'finish',
    ),
  }),
  { minLength: 12, maxLength: 40 },
)

async function play(tenant: TestTenant, agents: readonly string[], played: readonly Step[]): Promise<void> {
  const [contacts, visitor] = [[0, 1, 2, 3].map(() => newId()), newId()]
  for (const { node: number, contact, agent: index, what } of played) {
    const { desk, log } = nodes[number] as TestNode
    const [stream, agent] = [contacts[contact] as string, agents[index] as string]
    const guest = { tenant: tenant.id, visitor, site: tenant.site }
    const staff = { tenant: tenant.id, user: agent }
    const { offer = newId() } = ((await log.heads([stream]))[0]?.state ?? {}) as { offer?: string }
    const base = { id: newId(), stream }
    if (what === 'write') {
      const started = await desk.visitor(guest, { ...base, t: 'start', text: 'hello' })
      if ('refused' in started) await desk.visitor(guest, { ...base, id: newId(), t: 'say', text: 'well' })
    }
    if (what === 'put by') {
      const word = { channel: 'message', text: 'later', email: 'mai@example.com' } as const
      await desk.visitor(guest, { ...base, stream: newId(), t: 'leave', ...word })
    }
    if (what === 'leave') await desk.visitor(guest, { ...base, t: 'end' })
    if (what === 'come' || what === 'go')
      await desk.staff(staff, {
        ...base,
        stream: agent,
        t: 'presence',
        presence: what === 'come' ? 'available' : 'break',
      })
    if (what === 'answer') await desk.staff(staff, { ...base, t: 'accept', offer })
    if (what === 'decline') await desk.staff(staff, { ...base, t: 'decline', offer })
    if (what === 'reply') await desk.staff(staff, { ...base, t: 'say', text: 'yes?' })
    if (what === 'hold') await desk.staff(staff, { ...base, t: 'hold' })
    if (what === 'close') await desk.staff(staff, { ...base, t: 'end' })
    if (what === 'finish') await desk.staff(staff, { ...base, t: 'finish', disposition: 'solved' })
    await desk.routeTenant(tenant.id)
  }
}

test('after any course of events, on both nodes, the feed’s numbers equal a recount', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (played) => {
      const tenant = await openTenant()
      const agents = [tenant.hire('agent', { chats: 2 }), tenant.hire()]
      const boss = tenant.hire('supervisor')
      const lines = await Promise.all(nodes.map((node) => watching(node, tenant, boss)))
      await play(tenant, agents, played)
      const queue = await recountQueue(here.pool, { tenant: tenant.id, queue: tenant.queue.id })
      const people = await Promise.all(agents.map((agent) => recountAgent(here.pool, agent)))
      // What began late in the course may have to be read first: the boards come to it, or the wait fails.
      for (const line of lines) {
        await until('the board has come to it', () => {
          const board = heardBoard(line.frames)
          const row = board.queues.get(tenant.queue.id)
          const same = Object.entries(queue).every(([key, value]) => Reflect.get(row ?? {}, key) === value)
          return same && agents.every((agent, at) => sameHands(board.agents.get(agent), people[at]))
            ? true
            : null
        })
        line.terminate()
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
})

function sameHands(
  row:
    | {
        readonly work: readonly { readonly contact: string }[]
        readonly contacts: number
        readonly closed: number
      }
    | undefined,
  counted:
    | { readonly work: readonly string[]; readonly contacts: number; readonly closed: number }
    | undefined,
): boolean {
  const work = row?.work.map(({ contact }) => contact).toSorted()
  return (
    JSON.stringify([work, row?.contacts, row?.closed]) ===
    JSON.stringify([counted?.work, counted?.contacts, counted?.closed])
  )
}

test('who only sees some brands counts only their contacts, and nobody learns of another tenant', async () => {
  const [tenant, other] = [await openTenant(), await openTenant()]
  await here.desk.visitor(
    { tenant: tenant.id, visitor: newId(), site: tenant.site },
    { t: 'start', id: newId(), stream: newId(), text: 'hello' },
  )
  const all = await watching(here, tenant, tenant.hire('supervisor'))
  const own = await watching(here, tenant, tenant.hire('supervisor', { brands: [tenant.brand] }))
  const none = await watching(here, tenant, tenant.hire('supervisor', { brands: [newId()] }))
  const stranger = await watching(here, other, other.hire('admin'))
  const viewer = await watching(here, tenant, tenant.hire('brand_viewer', { brands: [tenant.brand] }))
  expect(heardBoard(all.frames).queues.get(tenant.queue.id)?.waiting).toBe(1)
  expect(heardBoard(own.frames).queues.get(tenant.queue.id)?.waiting).toBe(1)
  expect(heardBoard(none.frames)).toMatchObject({ queues: new Map(), last: { waiting: [] } })
  expect(heardBoard(stranger.frames).queues.get(other.queue.id)?.waiting).toBe(0)
  expect([...heardBoard(stranger.frames).queues.keys()]).toEqual([other.queue.id])
  expect(heardBoard(viewer.frames)).toMatchObject({ agents: new Map(), last: { waiting: [] } })
  for (const line of [all, own, none, stranger, viewer]) line.terminate()
})

test('an agent and a visitor are refused, and who may no longer is told so', async () => {
  const tenant = await openTenant()
  const agent = await here.staff(tenant, tenant.hire())
  const visitor = await here.visitor(tenant, newId())
  for (const line of [agent, visitor]) line.send({ t: 'watch_live', on: true })
  for (const line of [agent, visitor])
    expect(await until('it is refused', () => overOf(line))).toEqual({ t: 'live_over', code: 'not_allowed' })
  const boss = tenant.hire('supervisor')
  const line = await watching(here, tenant, boss)
  tenant.staff.delete(boss)
  expect(await until('it is over', () => overOf(line))).toEqual({ t: 'live_over', code: 'not_allowed' })
  for (const one of [agent, visitor, line]) one.terminate()
})

test('nobody is sent anything after saying no more', async () => {
  const tenant = await openTenant()
  const boss = tenant.hire('supervisor')
  const [quiet, loud] = [await watching(here, tenant, boss), await watching(here, tenant, boss)]
  quiet.send({ t: 'watch_live', on: false })
  quiet.send({ t: 'hb', probe: true })
  await until('it was heard', () => quiet.frames.at(-1)?.t === 'hb')
  const heard = quiet.frames.filter(isLive).length
  const before = heardBoard(loud.frames).last
  await here.desk.visitor(
    { tenant: tenant.id, visitor: newId(), site: tenant.site },
    { t: 'start', id: newId(), stream: newId(), text: 'hello' },
  )
  await until('the other one hears more', () => heardBoard(loud.frames).last !== before && lastWaits(loud))
  expect(quiet.frames.filter(isLive).length).toBe(heard)
  for (const one of [quiet, loud]) one.terminate()
})

function lastWaits(line: Line): boolean {
  return heardBoard(line.frames).last?.waiting.length === 1
}

function overOf(line: Line): unknown {
  return line.frames.find(({ t }: { readonly t: string }) => t === 'live_over') ?? null
}

function isLive(frame: { readonly t: string }): boolean {
  return frame.t === 'live'
}
