import { expect, test } from 'vitest'
import { crowd } from './crowd.js'
import { checkHistory } from './history.js'
import { type Plant, startNodes } from './nodes.js'
import { useWorld } from './world.js'
import { useDatabase } from '../support/postgres.js'
import { openPool } from '../../packages/gateway/src/database/pool.js'

const world = useWorld()

test('two processes on one database, one of them killed on the way: the history agrees with every answer', async () => {
  const nodes = await startNodes(world.url)
  const until = Date.now() + 6000
  const killing = new Promise((resolve) => setTimeout(resolve, 2500)).then(() => nodes.kill('A'))
  const { acknowledged, faults } = await crowd(nodes, world.pool, { until, enough: 200 })
  await killing
  nodes.close()
  expect([...faults, ...(await checkHistory(world.pool, acknowledged))]).toEqual([])
})

// The same crowd and the same check must find what is wrong with a log that is wrong.
const plants: [string, Plant][] = [
  [
    'trusts its memory when it refuses',
    ['round.ts', 'unit !== undefined || !fresh.streams.has(stream)', 'unit !== undefined'],
  ],
  ['does not compare the seq', ['append.ts', 's.seq = h.expected AND s.tenant', 's.tenant']],
  [
    'does not lock the heads of a command on several streams',
    ['lock.ts', 'ORDER BY id FOR NO KEY UPDATE', 'ORDER BY id'],
  ],
  [
    'does not look up the retry key of a refused command',
    ['together.ts', 'command.clientId === null ? null : await', 'true ? null : await'],
  ],
  [
    'counts wrongly what another node has told',
    ['grow.ts', 'vseq: fact.vseq ?? head.vseq', 'vseq: head.vseq'],
  ],
]
test.each(plants)('a log that %s is found out', async (_name, plant) => {
  const { url, drop } = await useDatabase()
  const pool = openPool({ connectionString: url })
  const nodes = await startNodes(url, plant)
  const { acknowledged, faults } = await crowd(nodes, pool, {
    until: Date.now() + 8000,
    enough: 400,
    visitors: 20,
  })
  nodes.close()
  const found = [...faults, ...(await checkHistory(pool, acknowledged))]
  expect(found).not.toEqual([])
  await pool.end()
  await drop()
})
