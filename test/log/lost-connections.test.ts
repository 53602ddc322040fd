import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { openLog } from '../../packages/gateway/src/log/open-log.js'
import type { LogError } from '../../packages/gateway/src/log/failures.js'
import { chooser } from './commands.js'
import { type Contact, meaning, tenant } from './small-domain.js'
import { ask, carriedOut, signIn, start, stateOf, useWorld } from './world.js'

const world = useWorld()
const id = (): string => randomUUID()

/** Cuts every connection to the database but its own. */
function useCutter(): { cut(): Promise<number>; close(): Promise<void> } {
  const own = openPool({ connectionString: world.url }, { max: 1 })
  return {
    async cut() {
      const { rowCount } = await own.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      )
      return rowCount ?? 0
    },
    close: () => own.end(),
  }
}

test('a log whose database cannot be reached is not opened', async () => {
  const connection = { connectionString: 'postgres://nobody@127.0.0.1:1/none' }
  await expect(openLog({ connection, meaning })).rejects.toMatchObject({
    name: 'LogError',
    code: 'unavailable',
  })
})

test('commands with a retry key survive cut connections: each is carried out once, in order', async () => {
  const log = await world.open()
  const cutter = useCutter()
  const contacts = await Promise.all(Array.from({ length: 5 }, () => start(log)))
  const said: number[] = []
  const cuts = { made: 0 }
  const cutting = setInterval(() => void cutter.cut().then((count) => (cuts.made += count)), 150)
  await Promise.all(
    contacts.map(async (contact, place) => {
      for (; cuts.made < 12; said[place] = (said[place] ?? 0) + 8) {
        const answers = await Promise.all(
          Array.from({ length: 8 }, () => ask(log, { ...contact, do: 'say', clientId: id() })),
        )
        const seqs = answers.map((answer) => carriedOut(answer).seq)
        expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
      }
      carriedOut(await ask(log, { ...contact, do: 'end', clientId: id() }))
    }),
  )
  clearInterval(cutting)
  for (const [place, { stream }] of contacts.entries()) {
    const messages = 1 + (said[place] ?? 0)
    expect(await stateOf<Contact>(log, stream)).toMatchObject({ phase: 'ended', messages })
    expect((await log.head(stream))?.seq).toBe(messages + 2)
  }
  await cutter.close()
})

test('a command without a retry key is never carried out twice: it is done once, or rejected as unknown', async () => {
  const log = await world.open()
  const cutter = useCutter()
  const { stream } = await start(log)
  const fact = { fact: { type: 'message_sent', body: { length: 1 } }, visible: true }
  const outcomes: string[] = []
  for (let round = 0; round < 60; round++) {
    const command = { tenant, actor: null, clientId: null }
    const done =
      round % 2 === 0
        ? log.send({ ...command, stream, decide: () => ({ facts: [fact] }) })
        : log.together({
            ...command,
            lead: stream,
            companions: () => [],
            decide: () => new Map([[stream, { facts: [fact] }]]),
          })
    const outcome = done.then(
      (answer) => String(carriedOut(answer).seq),
      (error: LogError) => error.code,
    )
    if (round % 3 === 0) await cutter.cut()
    outcomes.push(await outcome)
  }
  const seqs = outcomes.filter((outcome) => /^\d+$/.test(outcome))
  expect(new Set(seqs).size).toBe(seqs.length)
  expect(
    outcomes.filter((outcome) => !/^\d+$/.test(outcome)).every((code) => code === 'outcome_unknown'),
  ).toBe(true)
  const { messages } = await stateOf<Contact>(log, stream)
  expect(messages - 1).toBeGreaterThanOrEqual(seqs.length)
  expect(messages - 1).toBeLessThanOrEqual(outcomes.length)
  await cutter.close()
})

test('routing goes on when its connection is cut in the middle', async () => {
  const log = await world.open()
  const cutter = useCutter()
  await signIn(log, 2)
  const { stream } = await start(log)
  const choose = chooser(id, 60_000)
  let cut = false
  const routing = log.route(tenant, (view) => {
    if (!cut) void cutter.cut()
    cut = true
    return choose(view)
  })
  await routing
  await log.route(tenant, choose)
  expect((await stateOf<Contact>(log, stream)).phase).toBe('offered')
  await cutter.close()
})
