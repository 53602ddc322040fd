import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { columnsOf, evolve, factVersions, upcast } from '@switchboard/domain'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSealing } from '../../packages/gateway/src/centre/sealing.js'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { openLog } from '../../packages/gateway/src/log/open-log.js'
import type { Log } from '../../packages/gateway/src/log/log.js'
import { makeSecret } from '../../packages/gateway/src/webhooks/secrets.js'
import { useDatabase } from '../support/postgres.ts'
import { until } from '../support/switchboard.ts'
import { type Receiver, startReceiver } from './receiver.ts'

const secret = 'of two gateways on one database'
let database: Awaited<ReturnType<typeof useDatabase>>
let pool: Pool
let log: Log
let receiver: Receiver
const nodes = new Set<ChildProcess>()
const webhook = randomUUID()

beforeAll(async () => {
  database = await useDatabase()
  receiver = await startReceiver()
  const connection = { connectionString: database.url }
  pool = openPool(connection)
  log = await openLog({ connection, meaning: { evolve, columnsOf, upcast, versions: factVersions } })
  await pool.query("INSERT INTO tenants (id, key, name) OVERRIDING SYSTEM VALUE VALUES (1, 'one', 'One')")
  await pool.query(
    `INSERT INTO webhooks (id, tenant, name, url, types, words, paused) VALUES ($1, 1, 'All', $2, '{logged_in,logged_out}', false, false)`,
    [webhook, receiver.url],
  )
  await makeSecret(pool, { tenant: 1, actor: null }, { webhook, sealing: createSealing(secret) })
})
afterAll(async () => {
  for (const node of nodes) node.kill('SIGKILL')
  await receiver.close()
  await log.close()
  await pool.end()
  await database.drop()
})

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

async function startNode(): Promise<ChildProcess> {
  const node = fork(here('./dispatcher-process.ts'), [database.url, secret], {
    execArgv: ['--import', here('../log/plant.mjs')],
    env: { ...process.env, PLANT: '[]' },
  })
  nodes.add(node)
  await new Promise((resolve) => node.once('message', resolve))
  return node
}

async function kill(node: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => node.once('exit', resolve))
  node.kill('SIGKILL')
  nodes.delete(node)
  await gone
}

/** One more fact of an agent's day. */
async function happen(agent: string, count: number): Promise<void> {
  const answer = await log.send({
    tenant: 1,
    stream: agent,
    actor: agent,
    clientId: null,
    create: 'agent',
    decide: () => ({
      facts: [
        {
          fact: { type: count % 2 === 0 ? 'logged_in' : 'logged_out', body: { cause: 'chosen' } },
          visible: false,
        },
      ],
    }),
  })
  expect(answer).toHaveProperty('seq')
}

const heardOf = (agent: string): number[] =>
  receiver.heard
    .filter(({ payload }) => payload.data['stream'] === agent)
    .map(({ payload }) => Number(payload.data['seq']))

test('killed between sending and writing it down, a gateway’s delivery is sent again by another under the same id', async () => {
  const agent = randomUUID()
  const first = await startNode()
  receiver.manner = () => null
  await happen(agent, 0)
  await until('it is sent', () => receiver.heard.length === 1)
  await kill(first)
  receiver.manner = () => ({ status: 200 })
  await startNode()
  await until('it is sent again', () => receiver.heard.length === 2)
  const [one, again] = receiver.heard
  expect(again?.headers['webhook-id']).toBe(one?.headers['webhook-id'])
  expect(heardOf(agent)).toEqual([1, 1])
  const { rows } = await until('it is written down', async () => {
    const answer = await pool.query("SELECT attempts FROM webhook_deliveries WHERE state = 'delivered'")
    return answer.rowCount === 1 ? answer : null
  })
  expect(rows).toEqual([{ attempts: 1 }])
})

test('of two gateways that are killed again and again nothing is missed, and each stream comes in order', async () => {
  const agents = Array.from({ length: 4 }, () => randomUUID())
  const each = 6
  let [left, right] = [await startNode(), await startNode()]
  for (let count = 0; count < each; count += 1) {
    await Promise.all(agents.map((agent) => happen(agent, count)))
    if (count === 1) {
      await kill(left)
      left = await startNode()
    }
    if (count === 3) {
      await kill(right)
      right = await startNode()
    }
  }
  const wanted = Array.from({ length: each }, (_, index) => index + 1)
  await until('all is told', () => agents.every((agent) => new Set(heardOf(agent)).size === each))
  for (const agent of agents) expect([...new Set(heardOf(agent))]).toEqual(wanted)
})
