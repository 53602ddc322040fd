import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import type { Head, LoggedFact } from '../../packages/gateway/src/log/log.js'
import { chooser } from './commands.js'
import { type Contact, tenant, upgraded, upgradedTwice } from './small-domain.js'
import { ask, carriedOut, signIn, start, stateOf, useWorld } from './world.js'

const world = useWorld()
const id = (): string => randomUUID()
const staff = { tenant, audience: 'staff' as const, limit: 100 }

test('staff read by seq, a visitor by vseq and only what is visible; both without gaps, in parts as well', async () => {
  const log = await world.open()
  await signIn(log, 1)
  const { stream, actor } = await start(log)
  await log.route(tenant, chooser(id, 60_000))
  const { agent, offer } = await stateOf<Contact>(log, stream)
  carriedOut(await ask(log, { do: 'accept', stream, actor: agent ?? '', offer: offer ?? '', clientId: id() }))
  carriedOut(await ask(log, { do: 'note', stream, actor: agent ?? '', clientId: id() }))
  carriedOut(await ask(log, { do: 'say', stream, actor, clientId: id() }))
  const all = await log.read({ ...staff, stream, after: 0 })
  expect(all.map((fact) => fact.seq)).toEqual([1, 2, 3, 4, 5, 6])
  const seen = await log.read({ ...staff, stream, audience: 'visitor', after: 0 })
  expect(seen.map((fact) => fact.vseq)).toEqual([1, 2, 3, 4])
  expect(seen.map((fact) => fact.type)).toEqual([
    'contact_started',
    'message_sent',
    'offer_accepted',
    'message_sent',
  ])
  expect(await log.read({ ...staff, stream, audience: 'visitor', after: 2, to: 3 })).toEqual(seen.slice(2, 3))
  expect(await log.read({ ...staff, stream, after: 1, to: 4, limit: 2 })).toEqual(all.slice(1, 3))
})

test('words that were erased are null, and everything else stays', async () => {
  const log = await world.open()
  const { stream } = await start(log)
  await world.pool.query('UPDATE content SET body = NULL WHERE stream = $1', [stream])
  const [started, said] = await log.read({ ...staff, stream, after: 0 })
  expect(started?.content).toBeUndefined()
  expect(said).toMatchObject({ type: 'message_sent', body: { length: 1 }, content: null })
})

test("a reader's query that forgets the tenant finds only the rows of the tenant that is set", async () => {
  const log = await world.open()
  const { stream } = await start(log)
  const everything =
    'SELECT stream FROM facts UNION ALL SELECT stream FROM content UNION ALL SELECT id FROM streams'
  const mine = openPool({ connectionString: world.url }, { tenant })
  const other = openPool({ connectionString: world.url }, { tenant: 2 })
  expect((await mine.query<{ stream: string }>(everything)).rows.some((row) => row.stream === stream)).toBe(
    true,
  )
  expect((await other.query(everything)).rowCount).toBe(0)
  // The function sets the tenant for itself only: the connection keeps none when it has answered.
  const readers = openPool({ connectionString: world.url }, { max: 1, role: 'reader' })
  expect(
    (await readers.query('SELECT * FROM read_facts(1, $1, false, 0, NULL, 10)', [stream])).rowCount,
  ).toBe(2)
  expect((await readers.query(everything)).rowCount).toBe(0)
  await Promise.all([mine, other, readers].map((pool) => pool.end()))
})

test('an older node relays a newer fact and refuses commands on its stream, until it is upgraded; retries are answered still', async () => {
  const [older, newer] = [await world.open(), await world.open({ meaning: upgradedTwice })]
  const { stream, actor } = await start(older)
  const before = { do: 'say', stream, actor, clientId: id() } as const
  const said = carriedOut(await ask(older, before))
  const mood = { facts: [{ fact: { type: 'mood_guessed', body: { mood: 'cross' } }, visible: false }] }
  const guessed = carriedOut(
    await newer.send({ tenant, stream, actor: null, clientId: null, decide: () => mood }),
  )

  const relayed = await older.read({ ...staff, stream, after: 3 })
  expect(relayed).toEqual([{ ...guessed.facts[0], newer: true }])
  expect(older.hint(guessed.facts)).toEqual(relayed)
  expect(await ask(older, { do: 'say', stream, actor, clientId: id() })).toEqual({
    refused: 'upgrade_needed',
  })
  expect(await ask(older, { do: 'end', stream, actor, clientId: id() })).toEqual({
    refused: 'upgrade_needed',
  })
  expect(await ask(older, before)).toEqual({ ...said, again: true, facts: [] })

  const lifted = await newer.read({ ...staff, stream, after: 2 })
  expect(lifted[0]).toMatchObject({ type: 'message_sent', v: 2, body: { length: 1, mood: 'unknown' } })
  carriedOut(await ask(newer, { do: 'say', stream, actor, clientId: id() }))
  carriedOut(await ask(newer, { do: 'end', stream, actor, clientId: id() }))
})

test('an older node still serves the streams that hold nothing newer', async () => {
  const [older, newer] = [await world.open(), await world.open({ meaning: upgraded })]
  const { stream, actor } = await start(newer)
  carriedOut(await ask(older, { do: 'say', stream, actor, clientId: id() }))
})

test('a hint moves a cached head on; a hint with a gap makes it forgotten; an old one is ignored', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const { stream, actor } = await start(one)
  const heard: LoggedFact[] = []
  other.onCommitted((facts) => heard.push(...facts))
  carriedOut(await ask(other, { do: 'say', stream, actor, clientId: id() }))
  carriedOut(await ask(other, { do: 'say', stream, actor, clientId: id() }))
  /** The seqs that a command finds which decides nothing: what is remembered, if anything is, and then what is so. */
  const found = async (): Promise<number[]> => {
    const seqs: number[] = []
    const decide = (head: Head | null): { facts: [] } => {
      seqs.push(head?.seq ?? 0)
      return { facts: [] }
    }
    await one.send({ tenant, stream, actor, clientId: id(), decide })
    return seqs
  }
  one.hint(heard.slice(0, 1))
  expect(await found()).toEqual([3, 4])
  one.hint(heard)
  expect(await found()).toEqual([4, 4])
  one.hint([{ ...(heard[1] as LoggedFact), seq: 9 }])
  expect(await found()).toEqual([4])
})

test('heads of many streams are read at once; those that do not exist are left out', async () => {
  const log = await world.open()
  const [one, two] = [await start(log), await start(log)]
  const heads = await log.heads([one.stream, two.stream, id()])
  expect(new Set(heads.map((head) => head.id))).toEqual(new Set([one.stream, two.stream]))
  expect(await log.heads([])).toEqual([])
})
