import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { LoggedFact } from '../../packages/gateway/src/log/log.js'
import { type Contact, tenant } from './small-domain.js'
import { ask, carriedOut, newContact, stateOf, useWorld } from './world.js'

const world = useWorld()
const id = (): string => randomUUID()
const mustNotBeAsked = (): never => {
  throw new Error('must not be asked')
}

test('a command that makes a stream is stored with its facts, words, marks and state, and read back', async () => {
  const log = await world.open()
  const contact = newContact()
  const clientId = id()
  const answer = carriedOut(await ask(log, { ...contact, clientId, do: 'start', length: 3 }))
  expect(answer).toMatchObject({ stream: contact.stream, seq: 1, vseq: 1, again: false })
  expect(answer.facts.map((fact) => [fact.type, fact.seq, fact.clientId, fact.content])).toEqual([
    ['contact_started', 1, clientId, undefined],
    ['message_sent', 2, null, { text: 'xxx' }],
  ])
  const query = { tenant, stream: contact.stream, audience: 'staff', after: 0, limit: 10 } as const
  expect(await log.read(query)).toEqual(answer.facts)
  const head = await log.head(contact.stream)
  expect(head).toMatchObject({
    kind: 'contact',
    tenant,
    seq: 2,
    vseq: 2,
    lastAt: answer.at,
    phase: 'queued',
    since: answer.at,
  })
  expect(await stateOf<Contact>(log, contact.stream)).toMatchObject({ messages: 1, visitor: contact.actor })
  const { rows } = await world.pool.query('SELECT seq FROM unshipped WHERE stream = $1 ORDER BY seq', [
    contact.stream,
  ])
  expect(rows).toEqual([{ seq: 1 }, { seq: 2 }])
  expect(Math.abs(answer.at - Date.now())).toBeLessThan(60_000)
})

test('a retry gets the first answer, on this node and on another, and changes nothing', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const contact = newContact()
  const start = { ...contact, clientId: id(), do: 'start' } as const
  const first = carriedOut(await ask(one, start))
  const say = { ...contact, clientId: id(), do: 'say', length: 2 } as const
  const said = carriedOut(await ask(one, say))
  for (const log of [one, other]) {
    expect(await ask(log, start)).toEqual({ ...first, again: true, facts: [] })
    expect(await ask(log, say)).toEqual({ ...said, again: true, facts: [] })
  }
  expect((await one.head(contact.stream))?.seq).toBe(3)
})

test('a retry of what was carried out is answered, although the state would refuse it now', async () => {
  const log = await world.open()
  const contact = newContact()
  await ask(log, { ...contact, clientId: id(), do: 'start' })
  const say = { ...contact, clientId: id(), do: 'say' } as const
  const said = carriedOut(await ask(log, say))
  carriedOut(await ask(log, { ...contact, clientId: id(), do: 'end' }))
  const late = { ...contact, clientId: id(), do: 'say' } as const
  expect(await ask(log, late)).toEqual({ refused: 'contact_over' })
  expect(await ask(log, say)).toEqual({ ...said, again: true, facts: [] })
  // Also where the two come at once, and one look at the head serves both.
  expect(await Promise.all([ask(log, late), ask(log, say)])).toEqual([
    { refused: 'contact_over' },
    { ...said, again: true, facts: [] },
  ])
})

test('the same command twice at once, on one node and on two, is carried out once', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const contact = newContact()
  const start = { ...contact, clientId: id(), do: 'start' } as const
  const answers = await Promise.all([one, one, other, other].map((log) => ask(log, start)))
  expect(new Set(answers.map((answer) => carriedOut(answer).at)).size).toBe(1)
  expect(answers.filter((answer) => !carriedOut(answer).again)).toHaveLength(1)
  expect((await one.head(contact.stream))?.seq).toBe(2)
})

test("another actor's use of an id gets id_taken, and the other streams of its group are not troubled", async () => {
  const log = await world.open()
  const contact = newContact()
  const clientId = id()
  await ask(log, { ...contact, clientId, do: 'start' })
  const others = Array.from({ length: 20 }, newContact)
  const [thief, ...rest] = await Promise.all([
    ask(log, { stream: contact.stream, actor: id(), clientId, do: 'start' }),
    ...others.map((other) => ask(log, { ...other, clientId, do: 'start' })),
  ])
  expect(thief).toEqual({ refused: 'id_taken' })
  for (const answer of rest) expect(carriedOut(answer).again).toBe(false)
})

test('a stream of another tenant is not found, neither for commands nor for reads nor for retries', async () => {
  const log = await world.open()
  const contact = newContact()
  const clientId = id()
  const start = { ...contact, clientId, do: 'start' } as const
  await ask(log, start)
  const foreign = { tenant: 2, stream: contact.stream, actor: contact.actor }
  expect(await log.send({ ...foreign, clientId: id(), decide: mustNotBeAsked })).toEqual({
    refused: 'not_found',
  })
  expect(await log.send({ ...foreign, clientId: id(), create: 'contact', decide: mustNotBeAsked })).toEqual({
    refused: 'not_found',
  })
  expect(await log.send({ ...foreign, clientId, decide: mustNotBeAsked })).toEqual({ refused: 'not_found' })
  expect(
    await log.read({ tenant: 2, stream: contact.stream, audience: 'staff', after: 0, limit: 10 }),
  ).toEqual([])
})

test('a stream that does not exist is not found, and not made by a command that may not make it', async () => {
  const log = await world.open()
  const contact = newContact()
  expect(await ask(log, { ...contact, clientId: id(), do: 'say' })).toEqual({ refused: 'not_found' })
  expect(await ask(log, { ...contact, clientId: id(), do: 'end' })).toEqual({ refused: 'not_found' })
  expect(await log.head(contact.stream)).toBeNull()
})

test('a refusal is not founded on an old head: what another node has changed counts', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const contact = newContact()
  const agent = id()
  await ask(one, { stream: agent, actor: agent, clientId: id(), do: 'sign_in' })
  await ask(one, { ...contact, clientId: id(), do: 'start' })
  expect(await ask(one, { stream: contact.stream, actor: agent, clientId: id(), do: 'note' })).toEqual({
    refused: 'not_yours',
  })
  const offers = await other.route(tenant, ({ waiting, agents, at }) => {
    const [free] = agents
    return new Map(
      waiting.map((head) => [
        head.id,
        {
          facts: [
            {
              fact: { type: 'offer_made', body: { agent: free?.id, offer: 'o', dueAt: at + 60_000 } },
              visible: false,
            },
          ],
        },
      ]),
    )
  })
  expect(offers).toBeGreaterThan(0)
  await other.together({
    tenant,
    lead: contact.stream,
    actor: agent,
    clientId: id(),
    companions: () => [],
    decide: () =>
      new Map([[contact.stream, { facts: [{ fact: { type: 'offer_accepted', body: {} }, visible: true }] }]]),
  })
  const owner = (await stateOf<Contact>(one, contact.stream)).agent ?? ''
  carriedOut(await ask(one, { stream: contact.stream, actor: owner, clientId: id(), do: 'note' }))
})

test('a decision without facts is answered with where the stream stands, and writes nothing', async () => {
  const log = await world.open()
  const contact = newContact()
  const started = carriedOut(await ask(log, { ...contact, clientId: id(), do: 'start' }))
  const nothing = await log.send({ tenant, ...contact, clientId: id(), decide: () => ({ facts: [] }) })
  expect(nothing).toEqual({
    stream: contact.stream,
    seq: 2,
    vseq: 2,
    at: started.at,
    again: false,
    facts: [],
  })
  expect((await log.head(contact.stream))?.seq).toBe(2)
})

test('commands on one stream are carried out in the order in which they came', async () => {
  const log = await world.open()
  const contact = newContact()
  const answers = await Promise.all([
    ask(log, { ...contact, clientId: id(), do: 'start' }),
    ...Array.from({ length: 40 }, () => ask(log, { ...contact, clientId: id(), do: 'say' })),
    ask(log, { ...contact, clientId: id(), do: 'end' }),
    ...Array.from({ length: 5 }, () => ask(log, { ...contact, clientId: id(), do: 'say' })),
  ])
  expect(answers.slice(1, 41).map((answer) => carriedOut(answer).seq)).toEqual(
    Array.from({ length: 40 }, (_, place) => place + 3),
  )
  expect(carriedOut(answers[41] ?? { refused: 'not_found' }).seq).toBe(43)
  expect(answers.slice(42)).toEqual(Array.from({ length: 5 }, () => ({ refused: 'contact_over' })))
})

test('a command that is refused is refused on the state that it found, not on that after its followers', async () => {
  const log = await world.open()
  const contact = newContact()
  carriedOut(await ask(log, { ...contact, clientId: id(), do: 'start' }))
  const early = log.send({
    tenant,
    ...contact,
    clientId: id(),
    decide: (head) => (head?.seq === 2 ? { refused: 'not_connected' } : { facts: [] }),
  })
  const late = ask(log, { ...contact, clientId: id(), do: 'say' })
  expect(await early).toEqual({ refused: 'not_connected' })
  expect(carriedOut(await late).seq).toBe(3)
})

test('one command that the database cannot take fails alone, not the others of its group', async () => {
  const log = await world.open()
  const contacts = Array.from({ length: 10 }, newContact)
  const bad = log.send({
    tenant,
    stream: 'no-uuid',
    actor: null,
    clientId: null,
    create: 'contact',
    decide: () => ({ facts: [] }),
  })
  const worse = log.send({
    tenant,
    ...newContact(),
    clientId: null,
    create: 'contact',
    decide: () => ({ facts: [{ fact: { type: 'never_heard_of', body: {} }, visible: true }] }),
  })
  const good = contacts.map((contact) => ask(log, { ...contact, clientId: id(), do: 'start' }))
  for (const failed of await Promise.allSettled([bad, worse]))
    expect(failed).toMatchObject({ status: 'rejected', reason: { name: 'LogError', code: 'fault' } })
  for (const answer of await Promise.all(good)) carriedOut(answer)
})

test('text with a NUL or half a character is kept, with U+FFFD in its place', async () => {
  const log = await world.open()
  const contact = newContact()
  await ask(log, { ...contact, clientId: id(), do: 'start' })
  const odd = {
    fact: { type: 'message_sent', body: { length: 5 } },
    visible: true,
    content: { text: 'a\0b\ud800 \\u0000 😀' },
  }
  const answer = carriedOut(
    await log.send({ tenant, ...contact, clientId: id(), decide: () => ({ facts: [odd] }) }),
  )
  const [stored] = await log.read({ tenant, stream: contact.stream, audience: 'visitor', after: 2, limit: 1 })
  expect(stored?.content).toEqual({ text: 'a\ufffdb\ufffd \\u0000 😀' })
  expect(answer.facts[0]?.content).toEqual(stored?.content)
})

test('what is committed is told to the listeners in order, and told again when a retry is answered', async () => {
  const log = await world.open()
  const heard: LoggedFact[] = []
  const stop = log.onCommitted((facts) => heard.push(...facts))
  const contact = newContact()
  const start = { ...contact, clientId: id(), do: 'start' } as const
  const { facts } = carriedOut(await ask(log, start))
  expect(heard).toEqual(facts)
  await ask(log, start)
  await expect.poll(() => heard).toEqual([...facts, ...facts])
  stop()
  await ask(log, { ...contact, clientId: id(), do: 'say' })
  expect(heard).toHaveLength(4)
})

test('closing waits for what is under way, and lets nothing more begin', async () => {
  const log = await world.open()
  const contacts = Array.from({ length: 5 }, newContact)
  const under = contacts.flatMap((contact) => [
    ask(log, { ...contact, clientId: id(), do: 'start' }),
    ask(log, { ...contact, clientId: id(), do: 'say' }),
    ask(log, { ...contact, clientId: id(), do: 'end' }),
  ])
  const closed = log.close()
  await expect(ask(log, { ...newContact(), clientId: id(), do: 'start' })).rejects.toMatchObject({
    code: 'unavailable',
  })
  for (const answer of await Promise.all(under)) carriedOut(answer)
  await closed
})
