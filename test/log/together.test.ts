import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import type { LoggedFact } from '../../packages/gateway/src/log/log.js'
import { chooser, ringOver } from './commands.js'
import { type Agent, type Contact, tenant } from './small-domain.js'
import { ask, carriedOut, signIn, start, stateOf, useWorld, waitingForLocks } from './world.js'

const world = useWorld()
const id = (): string => randomUUID()
const aMinute = 60_000

/** A contact that rings at an agent. */
async function ringing(log: Awaited<ReturnType<typeof world.open>>, ring = aMinute) {
  const { stream } = await start(log)
  for (;;) {
    await signIn(log, 1)
    await log.route(tenant, chooser(id, ring))
    const { agent: chosen, offer, dueAt } = await stateOf<Contact>(log, stream)
    if (chosen !== null) return { stream, agent: chosen, offer: offer ?? '', dueAt: dueAt ?? 0 }
  }
}

test('an accept takes contact and agent in one step, at one time, and tells both', async () => {
  const log = await world.open()
  const { stream, agent, offer } = await ringing(log)
  const heard: LoggedFact[] = []
  log.onCommitted((facts) => heard.push(...facts))
  const accept = { do: 'accept', stream, actor: agent, offer, clientId: id() } as const
  const answer = carriedOut(await ask(log, accept))
  expect(answer.facts.map((fact) => [fact.stream, fact.type, fact.clientId, fact.at])).toEqual([
    [stream, 'offer_accepted', accept.clientId, answer.at],
    [agent, 'work_started', null, answer.at],
  ])
  expect(answer).toMatchObject({ stream, seq: 4, vseq: 3 })
  expect(heard).toEqual(answer.facts)
  expect(await stateOf<Contact>(log, stream)).toMatchObject({ phase: 'active', agent })
  expect((await stateOf<Agent>(log, agent)).load[stream]).toBe('active')
  const { rowCount } = await world.pool.query('SELECT FROM deadlines WHERE stream = $1', [stream])
  expect(rowCount).toBe(0)
  expect(await ask(log, accept)).toEqual({ ...answer, again: true, facts: [] })
  await expect.poll(() => heard.length).toBe(4)
  expect(new Set(heard.slice(2))).toEqual(new Set(answer.facts))
})

test('fifty accepts of one offer at once, on two nodes: one is carried out, the others are refused', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const { stream, agent, offer } = await ringing(one)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, place) =>
      ask(place % 2 === 0 ? one : other, { do: 'accept', stream, actor: agent, offer, clientId: id() }),
    ),
  )
  expect(answers.filter((answer) => 'seq' in answer)).toHaveLength(1)
  expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'offer_gone')).toHaveLength(49)
})

test('the same accept fifty times at once is carried out once and answered alike fifty times', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const { stream, agent, offer } = await ringing(one)
  const accept = { do: 'accept', stream, actor: agent, offer, clientId: id() } as const
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, place) => ask(place % 2 === 0 ? one : other, accept)),
  )
  expect(new Set(answers.map((answer) => carriedOut(answer).at)).size).toBe(1)
  expect(answers.filter((answer) => !carriedOut(answer).again)).toHaveLength(1)
})

test('companions that changed since the look at them are found under the lock', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const { stream, agent, offer } = await ringing(one)
  carriedOut(await ask(one, { do: 'accept', stream, actor: agent, offer, clientId: id() }))
  const [next = ''] = await signIn(one, 1)
  expect((await stateOf<Contact>(other, stream)).agent).toBe(agent)
  await ask(other, { do: 'note', stream, actor: agent, clientId: id() }) // the other node remembers the contact with its first agent
  carriedOut(await ask(one, { do: 'pass', stream, actor: agent, to: next, clientId: id() }))
  const ended = carriedOut(await ask(other, { do: 'end', stream, actor: next, clientId: id() }))
  expect(ended.facts.map((fact) => fact.stream)).toEqual([stream, next])
})

test('a deadline is carried out no earlier than it is due, and not at all when its reason has gone', async () => {
  const log = await world.open()
  const { stream, dueAt } = await ringing(log, 5)
  await expect
    .poll(async () => (await log.due(1000)).filter((row) => row.stream === stream))
    .toEqual([{ stream, kind: 'offer', dueAt }])
  const over = carriedOut(await log.together(ringOver(stream, dueAt)))
  expect(over.at).toBeGreaterThanOrEqual(dueAt)
  expect((await stateOf<Contact>(log, stream)).phase).toBe('queued')
  expect(await log.together(ringOver(stream, dueAt))).toEqual({ refused: 'offer_gone' })
  expect((await log.due(1000)).filter((row) => row.stream === stream)).toEqual([])
})

test('what a deadline brings about is stamped no earlier than it was due, although the clocks of nodes differ', async () => {
  const log = await world.open()
  const { stream } = await start(log)
  const dueAt = Date.now() + 700
  const system = { tenant, actor: null, clientId: null, dueAt }
  const facts = [{ fact: { type: 'message_sent', body: { length: 1 } }, visible: true }]
  const alone = await log.send({ ...system, stream, decide: () => ({ facts }) })
  expect(carriedOut(alone).at).toBe(dueAt)
  const other = await start(log)
  const several = { ...system, lead: other.stream, companions: () => [] }
  const answer = await log.together({ ...several, decide: () => new Map([[other.stream, { facts }]]) })
  expect(carriedOut(answer).at).toBe(dueAt)
})

test('a deadline is cleared only if it is the same row still', async () => {
  const log = await world.open()
  const { stream, dueAt } = await ringing(log, 5)
  await log.clear({ stream, kind: 'offer', dueAt: dueAt + 1 })
  await expect.poll(async () => (await log.due(1000)).some((row) => row.stream === stream)).toBe(true)
  await log.clear({ stream, kind: 'offer', dueAt })
  expect((await log.due(1000)).some((row) => row.stream === stream)).toBe(false)
})

test('a head that somebody holds does not hold up the others of a group; its own command waits, then comes through', async () => {
  const log = await world.open()
  const [held, ...others] = await Promise.all(Array.from({ length: 10 }, () => start(log)))
  const blocker = openPool({ connectionString: world.url }, { max: 1 })
  const client = await blocker.connect()
  await client.query('BEGIN')
  await client.query('SELECT FROM streams WHERE id = $1 FOR UPDATE', [held?.stream])
  let through = false
  const waiting = ask(log, {
    stream: held?.stream ?? '',
    actor: held?.actor ?? '',
    do: 'say',
    clientId: id(),
  }).then((answer) => {
    through = true
    return carriedOut(answer)
  })
  const behind = ask(log, { stream: held?.stream ?? '', actor: held?.actor ?? '', do: 'say', clientId: id() })
  await Promise.all(
    others.map((contact) => ask(log, { ...contact, do: 'say', clientId: id() }).then(carriedOut)),
  )
  expect(through).toBe(false)
  await client.query('COMMIT')
  expect((await waiting).seq).toBe(3)
  expect(carriedOut(await behind).seq).toBe(4)
  client.release()
  await blocker.end()
})

test.each([
  // The accept takes the agent's row first and waits for the contact's, or the other way round: either is held up by a third.
  ['ffffffff', 'contact'],
  ['00000000', 'agent'],
] as const)(
  'what comes after a command on several streams waits for it; agent %s…, the %s is locked',
  async (beginning, locked) => {
    const log = await world.open()
    const agent = `${beginning}${id().slice(8)}`
    await ask(log, { do: 'sign_in', stream: agent, actor: agent, clientId: id() })
    const { stream } = await start(log)
    const offer = id()
    const made = {
      fact: { type: 'offer_made', body: { agent, offer, dueAt: Date.now() + aMinute } },
      visible: false,
    }
    await log.send({ tenant, stream, actor: null, clientId: null, decide: () => ({ facts: [made] }) })
    const blocker = await world.pool.connect()
    await blocker.query('BEGIN')
    await blocker.query('SELECT FROM streams WHERE id = $1 FOR UPDATE', [
      locked === 'contact' ? stream : agent,
    ])
    const accepting = ask(log, { do: 'accept', stream, actor: agent, offer, clientId: id() })
    await expect.poll(() => waitingForLocks(world.pool)).toBe(1)
    // Refused, had it gone first.
    const noting = ask(log, { do: 'note', stream, actor: agent, clientId: id() })
    const idle = { fact: { type: 'work_ended', body: { contact: 'none' } }, visible: false }
    const onAgent = log.send({
      tenant,
      stream: agent,
      actor: agent,
      clientId: id(),
      decide: () => ({ facts: [idle] }),
    })
    await ask(log, { ...(await start(log)), do: 'say', clientId: id() }) // a whole round goes by for somebody else
    await blocker.query('COMMIT')
    blocker.release()
    const accepted = carriedOut(await accepting)
    expect(carriedOut(await noting).seq).toBe(accepted.seq + 1)
    const started = accepted.facts.find((fact) => fact.stream === agent)
    expect(carriedOut(await onAgent).seq).toBe((started?.seq ?? 0) + 1)
  },
)

test('a stream of another tenant is not found, as lead or as companion', async () => {
  const log = await world.open()
  const { stream, agent } = await ringing(log)
  const command = {
    lead: stream,
    actor: agent,
    clientId: id(),
    companions: () => [],
    decide: () => new Map(),
  }
  expect(await log.together({ ...command, tenant: 2 })).toEqual({ refused: 'not_found' })
  const [foreign] = [id()]
  await log.send({
    tenant: 2,
    stream: foreign,
    create: 'agent',
    actor: null,
    clientId: null,
    decide: () => ({ facts: [{ fact: { type: 'signed_in', body: {} }, visible: false }] }),
  })
  let seen: string[] = []
  await log.together({
    ...command,
    tenant,
    companions: () => [foreign],
    decide: (heads) => ((seen = [...heads.keys()]), new Map()),
  })
  expect(seen).toEqual([stream])
})

test('a decision about a stream that is not locked, or that leaves no trace of its retry key, is a fault', async () => {
  const log = await world.open()
  const { stream, agent } = await ringing(log)
  const change = { facts: [{ fact: { type: 'note_added', body: {} }, visible: false }] }
  const command = { tenant, lead: stream, actor: agent, clientId: id() }
  await expect(
    log.together({ ...command, companions: () => [], decide: () => new Map([[agent, change]]) }),
  ).rejects.toMatchObject({ code: 'fault' })
  await expect(
    log.together({ ...command, companions: () => [agent], decide: () => new Map([[agent, change]]) }),
  ).rejects.toMatchObject({ code: 'fault' })
  carriedOut(await ask(log, { do: 'end', stream, actor: agent, clientId: id() })) // nothing is left locked
})
