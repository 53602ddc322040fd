import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { openAnalytics, startEngine } from '@switchboard/analytics'
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { expect, test } from 'vitest'
import { engineContract } from './engine-contract.js'
import { temporaryFolder, until } from './engine.js'

engineContract('the embedded engine', async () => {
  const folder = temporaryFolder()
  const engine = await startEngine({ folder })
  return {
    url: engine.url,
    async close() {
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
})

const given = process.env['CLICKHOUSE_URL']
if (given !== undefined)
  engineContract('CLICKHOUSE_URL', () => Promise.resolve({ url: given, close: () => Promise.resolve() }))

test('a crashed engine is started again at the same address, with its data', async () => {
  const folder = temporaryFolder()
  const notices: string[] = []
  const engine = await startEngine({ folder, onNotice: (notice) => notices.push(notice) })
  const client = createClient({ url: engine.url })
  await client.command({ query: 'CREATE DATABASE kept ENGINE = Atomic' })
  const before = engine.pid()
  process.kill(before ?? 0, 'SIGKILL')
  await until('another process', () =>
    Promise.resolve(engine.pid() !== before && engine.pid() !== null ? true : null),
  )
  const databases = await until('an answer', () =>
    client.query({ query: 'SHOW DATABASES', format: 'TabSeparated' }).then(
      (answer) => answer.text(),
      () => null,
    ),
  )
  expect(databases).toContain('kept')
  expect(notices.join('\n')).toContain('SIGKILL')
  await client.close()
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a read that says nothing of limits has the house’s, and may ask for more', async () => {
  const folder = temporaryFolder()
  const engine = await startEngine({ folder })
  const client = createClient({ url: engine.url, log: { level: ClickHouseLogLevel.OFF } })
  const query = 'SELECT number FROM numbers(1000001)'
  await expect(client.query({ query, format: 'TabSeparated' })).rejects.toMatchObject({ code: '396' })
  const wide = await client.query({
    query,
    format: 'TabSeparated',
    clickhouse_settings: { max_result_rows: '0' },
  })
  expect((await wide.text()).length).toBeGreaterThan(1_000_000)
  const limits = await client.query({
    query: `SELECT name, value FROM system.settings WHERE name IN ('max_execution_time', 'max_memory_usage', 'max_result_rows') ORDER BY name`,
    format: 'JSONEachRow',
  })
  expect(await limits.json()).toEqual([
    { name: 'max_execution_time', value: '60' },
    { name: 'max_memory_usage', value: '2000000000' },
    { name: 'max_result_rows', value: '1000000' },
  ])
  await client.close()
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a second engine on the same folder gives up in one sentence, and the first is unharmed', async () => {
  const folder = temporaryFolder()
  const engine = await startEngine({ folder })
  await expect(startEngine({ folder })).rejects.toThrow(/^The analytics folder .* another process uses it/)
  const analytics = openAnalytics({ url: engine.url })
  expect(await analytics.ping()).toBe(true)
  await analytics.close()
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

test('an engine whose owner is killed ends, and the next owner has the folder at once', async () => {
  const folder = temporaryFolder()
  const script = `import { startEngine } from '@switchboard/analytics'
    const engine = await startEngine({ folder: ${JSON.stringify(folder)} })
    console.log(engine.pid())
    fetch(engine.url.replace(/\\/\\/.*@/, '//') + '/?query=SELECT+sleepEachRow(3)+FROM+numbers(20)').catch(() => undefined)
    setInterval(() => undefined, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = Number(
    await new Promise<string>((resolve) =>
      owner.stdout.once('data', (data: Buffer) => resolve(data.toString())),
    ),
  )
  owner.kill('SIGKILL')
  const engine = await startEngine({ folder })
  await until('the old engine is gone', () => Promise.resolve(isAlive(pid) ? null : true))
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a folder that cannot be written to is one sentence', async () => {
  await expect(startEngine({ folder: '/proc/nowhere' })).rejects.toThrow(
    'The analytics folder /proc/nowhere cannot be written to.',
  )
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
