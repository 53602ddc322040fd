import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import type { Answer } from '../../packages/gateway/src/log/log.js'
import { LogError } from '../../packages/gateway/src/log/failures.js'
import { openLog } from '../../packages/gateway/src/log/open-log.js'
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

/** Reads again as long as it meets connections that were cut while nobody used them. */
async function afterCuts<T>(read: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left -= 1) {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof LogError && error.code === 'unavailable') || left === 0) throw error
    }
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
  const underWay: Promise<void>[] = []
  const cutting = setInterval(
    () => underWay.push(cutter.cut().then((count) => void (cuts.made += count))),
    150,
  )
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
  await Promise.all(underWay)
  for (const [place, { stream }] of contacts.entries()) {
    const messages = 1 + (said[place] ?? 0)
    const state = await afterCuts(() => stateOf<Contact>(log, stream))
    expect(state).toMatchObject({ phase: 'ended', messages })
    expect((await afterCuts(() => log.head(stream)))?.seq).toBe(messages + 2)
  }
  await cutter.close()
})

/** A way to the database on which one answer can be lost: it is swallowed, and the connection is cut a moment later. */
async function useLossyWay(): Promise<{ url: string; loseNextAnswer(): void; close(): void }> {
  const there = new URL(world.url)
  let losing = false
  const proxy = createServer((client) => {
    const server = connect(Number(there.port), there.hostname)
    let silent = false
    client.on('error', () => server.destroy()).on('close', () => server.destroy())
    server.on('error', () => client.destroy()).on('close', () => client.destroy())
    client.on('data', (data) => server.write(data))
    server.on('data', (data) => {
      if (losing) setTimeout(() => client.destroy(), 100)
      if (losing) silent = true
      losing = false
      if (!silent) client.write(data)
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const here = new URL(world.url)
  here.port = String((proxy.address() as AddressInfo).port)
  return { url: here.href, loseNextAnswer: () => void (losing = true), close: () => void proxy.close() }
}

test.each(['in a group', 'under locks'])(
  'a command that was committed %s, but whose answer was lost, is not carried out again',
  async (way) => {
    const lossy = await useLossyWay()
    const log = await world.open({ connection: { connectionString: lossy.url } })
    const { stream, actor } = await start(log)
    const change = { facts: [{ fact: { type: 'message_sent', body: { length: 1 } }, visible: true }] }
    const carryOut = (clientId: string | null): Promise<Answer> => {
      const asker = { tenant, actor, clientId }
      let asked = 0
      const lose = (): void => {
        if ((asked += 1) === 1) lossy.loseNextAnswer()
      }
      if (way === 'in a group') return log.send({ ...asker, stream, decide: () => (lose(), change) })
      return log.together({
        ...asker,
        lead: stream,
        companions: () => [],
        decide: () => (lose(), new Map([[stream, change]])),
      })
    }
    const told: number[] = []
    log.onCommitted((facts) => told.push(...facts.map(({ seq }) => seq)))
    expect(await carryOut(id())).toMatchObject({ seq: 3, again: true })
    // Nobody has told of it before: the answer that would have made it known was lost.
    await expect.poll(() => told).toEqual([3])
    await expect(carryOut(null)).rejects.toMatchObject({ name: 'LogError', code: 'outcome_unknown' })
    expect((await stateOf<Contact>(log, stream)).messages).toBe(3)
    await log.close()
    lossy.close()
  },
)

test('routing goes on when its connection is cut in the middle', async () => {
  const log = await world.open()
  const cutter = useCutter()
  await signIn(log, 2)
  const { stream } = await start(log)
  const choose = chooser(id, 60_000)
  let cutting: Promise<number> | undefined
  await log.route(tenant, (view) => {
    cutting ??= cutter.cut()
    return choose(view)
  })
  await cutting
  await log.route(tenant, choose)
  expect((await afterCuts(() => stateOf<Contact>(log, stream))).phase).toBe('offered')
  await cutter.close()
})
