import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Choose, Head, LoggedFact } from '../../packages/gateway/src/log/log.js'
import { createHeadCache } from '../../packages/gateway/src/log/head-cache.js'
import { knownCodes } from '../../packages/gateway/src/log/meaning.js'
import { views } from '../../packages/gateway/src/log/route-view.js'
import { chooser } from './commands.js'
import { type Agent, capacity, type Contact, meaning, tenant, upgraded } from './small-domain.js'
import { ask, carriedOut, signIn, start, stateOf, useWorld, waitingForLocks } from './world.js'

const world = useWorld()
const id = (): string => randomUUID()
const choose = chooser(id, 60_000)

async function endAll(log: Awaited<ReturnType<typeof world.open>>): Promise<void> {
  const { rows } = await world.pool.query<{ id: string }>(
    `SELECT id FROM streams WHERE tenant = 1 AND kind = 'contact' AND phase <> 'ended'`,
  )
  await Promise.all(
    rows.map(({ id: stream }) =>
      ask(log, { do: 'end', stream, actor: id(), clientId: id() }).then(carriedOut),
    ),
  )
}

test('eight routers on two nodes place every contact once, and nobody beyond capacity', async () => {
  const [one, other] = [await world.open(), await world.open()]
  await signIn(one, 20)
  const contacts = await Promise.all(Array.from({ length: 40 }, () => start(one)))
  const offers = await Promise.all(
    Array.from({ length: 8 }, (_, place) => (place % 2 === 0 ? one : other).route(tenant, choose)),
  )
  expect(offers.reduce((sum, made) => sum + made, 0)).toBeGreaterThanOrEqual(40)
  const states = await Promise.all(contacts.map(({ stream }) => stateOf<Contact>(one, stream)))
  expect(states.every(({ phase }) => phase === 'offered')).toBe(true)
  const { rows } = await world.pool.query<{ n: number }>(
    `SELECT count(*) AS n FROM facts WHERE type = 'offer_made'`,
  )
  expect(rows[0]?.n).toBe(40)
  const agents = await world.pool.query<{ state: Agent }>(`SELECT state FROM streams WHERE kind = 'agent'`)
  expect(Math.max(...agents.rows.map(({ state }) => Object.keys(state.load).length))).toBe(2)
  await endAll(one)
})

test('calls for one tenant coalesce, and each sees what was there when it came', async () => {
  const log = await world.open()
  await signIn(log, 5)
  let passes = 0
  const counting: Choose = (view) => {
    passes += 1
    return choose(view)
  }
  const first = await start(log)
  const running = [log.route(tenant, counting)]
  const second = await start(log)
  running.push(...Array.from({ length: 20 }, () => log.route(tenant, counting)))
  await Promise.all(running)
  expect(passes).toBeLessThanOrEqual(4)
  for (const { stream } of [first, second])
    expect((await stateOf<Contact>(log, stream)).phase).toBe('offered')
  await endAll(log)
})

test('contacts that nobody can take do not keep those behind them waiting', async () => {
  const log = await world.open()
  await signIn(log, 1)
  const many = await Promise.all(Array.from({ length: 70 }, () => start(log)))
  const unwanted = new Set(many.map(({ stream }) => stream))
  const wanted = await start(log)
  const picky: Choose = (view) =>
    choose({ ...view, waiting: view.waiting.filter((head) => !unwanted.has(head.id)) })
  expect(await log.route(tenant, picky)).toBe(1)
  expect((await stateOf<Contact>(log, wanted.stream)).phase).toBe('offered')
  await endAll(log)
})

test('who comes free while later pages are looked at is not given to those who wait on them', async () => {
  const log = await world.open()
  await signIn(log, 1)
  await Promise.all(Array.from({ length: 70 }, () => start(log)))
  const core = { cache: createHeadCache(100), known: knownCodes(meaning) }
  const client = await world.pool.connect()
  try {
    const pages = views(core, client, tenant)
    const first = (await pages.next()).value
    expect(first).toMatchObject({ isFirst: true, isLast: false })
    await signIn(log, 1)
    const second = (await pages.next()).value
    expect(second).toMatchObject({ isFirst: false, isLast: true })
    expect(second?.view.agents).toEqual(first?.view.agents)
  } finally {
    client.release()
  }
  await endAll(log)
})

test('one call places as many as can be, on whichever page they wait', async () => {
  const log = await world.open()
  const agents = await signIn(log, 2)
  await Promise.all(Array.from({ length: 70 }, () => start(log)))
  const last = await start(log)
  // The first agent takes whoever is first, the second only the one who is last.
  const [first = '', second = ''] = agents
  const choosy: Choose = (view) => {
    const mine = choose({
      ...view,
      waiting: view.waiting.slice(0, 1),
      agents: view.agents.filter(({ id: agent }) => agent === first),
    })
    if (mine.size > 0) return mine
    const waiting = view.waiting.filter(({ id: contact }) => contact === last.stream)
    return choose({ ...view, waiting, agents: view.agents.filter(({ id: agent }) => agent === second) })
  }
  expect(await log.route(tenant, choosy)).toBe(capacity + 1)
  expect((await stateOf<Contact>(log, last.stream)).phase).toBe('offered')
  await endAll(log)
})

test('the longest waiting come first, and only of the own tenant', async () => {
  const log = await world.open()
  await signIn(log, 3)
  const contacts: string[] = []
  let now = Date.now()
  for (let place = 0; place < 4; place++) {
    contacts.push((await start(log)).stream)
    await expect.poll(() => Date.now(), { interval: 1 }).toBeGreaterThan(now + 1) // in the same millisecond nobody is first
    now = Date.now()
  }
  const foreign = id()
  const facts = [{ fact: { type: 'contact_started', body: { visitor: 'v' } }, visible: true }]
  await log.send({
    tenant: 2,
    stream: foreign,
    create: 'contact',
    actor: null,
    clientId: null,
    decide: () => ({ facts }),
  })
  let waiting: readonly Head[] = []
  const looking: Choose = (view) => {
    waiting = view.waiting
    return new Map()
  }
  expect(await log.route(tenant, looking)).toBe(0)
  expect(waiting.map((head) => head.id)).toEqual(contacts)
  expect(await log.route(2, looking)).toBe(0)
  await endAll(log)
})

test('a contact that holds facts newer than this node is left to newer nodes', async () => {
  const [older, newer] = [await world.open(), await world.open({ meaning: upgraded })]
  await signIn(older, 1)
  const { stream } = await start(older)
  const facts = [{ fact: { type: 'mood_guessed', body: {} }, visible: false }]
  await newer.send({ tenant, stream, actor: null, clientId: null, decide: () => ({ facts }) })
  expect(await older.route(tenant, choose)).toBe(0)
  expect(await newer.route(tenant, choose)).toBe(1)
  await endAll(newer)
})

test('a contact that ends while it is being chosen is not offered', async () => {
  const [one, other] = [await world.open(), await world.open()]
  await signIn(one, 2)
  const { stream, actor } = await start(one)
  const blocker = await world.pool.connect()
  await blocker.query('BEGIN')
  await blocker.query('SELECT FROM streams WHERE id = $1 FOR UPDATE', [stream])
  let hasChosen = false
  const routing = one.route(tenant, (view) => {
    hasChosen = true
    return choose(view)
  })
  await expect.poll(() => hasChosen).toBe(true)
  const ending = ask(other, { do: 'end', stream, actor, clientId: id() })
  // Both stand in line for the row: routing after its look, the end after its guess at the companions.
  await expect.poll(() => waitingForLocks(world.pool)).toBeGreaterThanOrEqual(2)
  await blocker.query(`UPDATE streams SET seq = seq WHERE id = $1`, [stream])
  await blocker.query('COMMIT')
  blocker.release()
  await Promise.all([routing, ending.then(carriedOut)])
  const facts = await one.read({ tenant, stream, audience: 'staff', after: 0, limit: 20 })
  const types = facts.map((fact: LoggedFact) => fact.type)
  expect(types.indexOf('contact_ended')).toBe(types.length - 1)
  const state = await stateOf<Contact>(one, stream)
  expect(state).toMatchObject({ phase: 'ended', agent: null })
  const agents = await world.pool.query(`SELECT FROM streams WHERE kind = 'agent' AND state->'load' ? $1`, [
    stream,
  ])
  expect(agents.rowCount).toBe(0)
})
