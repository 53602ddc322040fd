import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { LoggedFact } from '../../packages/gateway/src/log/log.js'
import { type Agent, type Contact, tenant } from './small-domain.js'
import { ask, carriedOut, signIn, start, stateOf, useWorld } from './world.js'

const world = useWorld()
const id = (): string => randomUUID()
const times = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place))

const agentFact = (type: string, contact: string) => ({
  facts: [{ fact: { type, body: { contact } }, visible: false }],
})

/** How often a lock was waited for in a circle, in this database, ever. */
async function deadlocks(): Promise<number> {
  const { rows } = await world.pool.query<{ deadlocks: number }>(
    `SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`,
  )
  return rows[0]?.deadlocks ?? 0
}

test('sixteen writers on one stream, on two nodes: no gap, nothing lost, each in its own order', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const { stream, actor } = await start(one)
  const written = await Promise.all(
    times(16, async (writer) => {
      const seqs: number[] = []
      for (let count = 0; count < 20; count++) {
        const answer = carriedOut(
          await ask(writer % 2 ? one : other, { stream, actor, do: 'say', clientId: id() }),
        )
        seqs.push(answer.seq)
      }
      return seqs
    }),
  )
  for (const seqs of written) expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
  expect(written.flat().toSorted((a, b) => a - b)).toEqual(times(320, (place) => place + 3))
  const facts = await one.read({ tenant, stream, audience: 'visitor', after: 0, limit: 1000 })
  expect(facts.map((fact) => fact.vseq)).toEqual(times(322, (place) => place + 1))
  expect(facts.every((fact, place) => fact.at >= (facts[place - 1]?.at ?? 0))).toBe(true)
  expect((await stateOf<Contact>(one, stream)).messages).toBe(321)
})

test('sixteen writers on forty streams, on two nodes: no gap, nothing lost, told in order', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const heard = new Map<string, number[]>()
  for (const log of [one, other])
    log.onCommitted((facts: readonly LoggedFact[]) => {
      for (const { stream, seq } of facts) heard.set(stream, [...(heard.get(stream) ?? []), seq])
    })
  const contacts = await Promise.all(times(40, () => start(one)))
  await Promise.all(
    times(16, async (writer) => {
      for (let count = 0; count < 40; count++) {
        const contact = contacts[(writer * 7 + count) % 40]
        if (contact)
          carriedOut(await ask(writer % 2 ? one : other, { ...contact, do: 'say', clientId: id() }))
      }
    }),
  )
  for (const { stream } of contacts) {
    const head = await one.head(stream)
    expect(head?.seq).toBe(18)
    expect(heard.get(stream)?.toSorted((a, b) => a - b)).toEqual(times(18, (place) => place + 1))
  }
})

test('sixteen writers on pairs and triples of twenty agents, on two nodes: no deadlock, no command lost', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const agents = await signIn(one, 20)
  const pick = (): string => agents[Math.floor(Math.random() * 20)] ?? ''
  const before = await deadlocks()
  const given = new Map(agents.map((agent) => [agent, 0]))
  await Promise.all(
    times(16, async (writer) => {
      for (let count = 0; count < 25; count++) {
        const [lead, ...others] = [...new Set([pick(), pick(), pick()])]
        const answer = await (writer % 2 ? one : other).together({
          tenant,
          lead: lead ?? '',
          actor: null,
          clientId: id(),
          companions: () => others,
          decide: (heads) =>
            new Map(
              [...heads.keys()].map((agent) => [agent, agentFact('work_started', `${writer}-${count}`)]),
            ),
        })
        for (const { stream } of carriedOut(answer).facts) given.set(stream, (given.get(stream) ?? 0) + 1)
        // Beside them, commands on one stream in groups, and a retry of what was just done.
        await (writer % 2 ? other : one).send({
          tenant,
          stream: lead ?? '',
          actor: null,
          clientId: id(),
          decide: () => agentFact('work_ended', `${writer}-${count}`),
        })
      }
    }),
  )
  for (const agent of agents) {
    const { rows } = await world.pool.query<{ n: number }>(
      `SELECT count(*) AS n FROM facts WHERE stream = $1 AND type = 'work_started'`,
      [agent],
    )
    expect(rows[0]?.n).toBe(given.get(agent))
    const head = await one.head(agent)
    const facts = await one.read({ tenant, stream: agent, audience: 'staff', after: 0, limit: 10_000 })
    expect(facts.map(({ seq }) => seq)).toEqual(times(head?.seq ?? 0, (place) => place + 1))
    expect(Object.keys((await stateOf<Agent>(one, agent)).load).length).toBeGreaterThanOrEqual(0)
  }
  expect(await deadlocks()).toBe(before)
})

test('a node whose clock is seconds ahead writes nothing into the future, and comes through', async () => {
  const [right, wrong] = [await world.open(), await world.open({ skewMs: 5000 })]
  const { stream, actor } = await start(right)
  const answers = await Promise.all(times(5, () => ask(wrong, { stream, actor, do: 'say', clientId: id() })))
  const { rows } = await world.pool.query<{ now: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now',
  )
  for (const answer of answers) expect(carriedOut(answer).at).toBeLessThanOrEqual((rows[0]?.now ?? 0) + 1000)
})
