import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDataFolder } from './data-folder.js'
import { startPostgres } from './embedded-postgres.js'
import { postgresUser } from './postgres-user.js'
import { startOf } from './process-identity.js'

let path: string
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'switchboard-postgres-'))
  chmodSync(path, 0o711)
})
afterEach(() => rmSync(path, { recursive: true, force: true }))

/** A process that starts Postgres on the folder, tells its address and waits to be ended. */
async function owner(): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    const from = (name) => import(new URL(name, ${JSON.stringify(new URL('../../dist/engines/', import.meta.url).href)}).href)
    const { openDataFolder } = await from('data-folder.js')
    const { postgresUser } = await from('postgres-user.js')
    const { startPostgres } = await from('embedded-postgres.js')
    const user = postgresUser()
    const { url } = await startPostgres(openDataFolder(${JSON.stringify(path)}, user), user)
    process.on('SIGTERM', () => process.exit(1))
    console.log(url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, url }
}

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
  await client.end()
  return rows
}

const serverPid = (): number =>
  Number(readFileSync(join(path, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

test('it starts on nothing, keeps what it was given, and leaves no process', async () => {
  const user = postgresUser()
  const folder = openDataFolder(path, user)
  const first = await startPostgres(folder, user)
  await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n')
  expect(await ask(first.url, 'SHOW fsync')).toEqual([['on']])
  expect(await ask(first.url, 'SHOW listen_addresses')).toEqual([['127.0.0.1']])
  const pid = serverPid()
  await first.close()
  expect(startOf(pid)).toBeNull()

  const second = await startPostgres(folder, user)
  expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([[7]])
  expect(second.url).toBe(first.url)
  await second.close()
  folder.close()
})

test('another password is refused, and the right one is nobody else’s to read', async () => {
  const user = postgresUser()
  const folder = openDataFolder(path, user)
  const postgres = await startPostgres(folder, user)
  const wrong = new URL(postgres.url)
  wrong.password = 'wrong'
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  expect(statSync(join(path, 'postgres-password')).mode & 0o077).toBe(0)
  expect(statSync(join(path, 'postgres')).mode & 0o077).toBe(0)
  await postgres.close()
  folder.close()
})

test('after kill -9 of its owner the next one has the data whole, on a server of its own', async () => {
  const { child, url } = await owner()
  await ask(url, 'CREATE TABLE kept AS SELECT n FROM generate_series(1, 1000) n')
  const orphan = serverPid()
  await end(child, 'SIGKILL')
  expect(startOf(orphan)).not.toBeNull()

  const user = postgresUser()
  const folder = openDataFolder(path, user)
  const postgres = await startPostgres(folder, user)
  expect(startOf(orphan)).toBeNull()
  expect(serverPid()).not.toBe(orphan)
  expect(await ask(postgres.url, 'SELECT count(*)::int FROM kept')).toEqual([[1000]])
  await postgres.close()
  folder.close()
})

test('an owner that ends by itself takes the server with it', async () => {
  const { child } = await owner()
  const pid = serverPid()
  await end(child, 'SIGTERM')
  for (const deadline = Date.now() + 30_000; startOf(pid) !== null;) {
    if (Date.now() > deadline) throw new Error('the server still runs')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
})

test('a remembered port that another program has taken is given up for another', async () => {
  const user = postgresUser()
  const folder = openDataFolder(path, user)
  const thief = createServer()
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve))
  const { port } = thief.address() as { port: number }
  folder.remember('postgres-port', String(port))
  const postgres = await startPostgres(folder, user)
  expect(new URL(postgres.url).port).not.toBe(String(port))
  expect(folder.recall('postgres-port')).toBe(new URL(postgres.url).port)
  await postgres.close()
  folder.close()
  thief.close()
})

test('a first start that was cut short is begun anew', async () => {
  const user = postgresUser()
  const folder = openDataFolder(path, user)
  const { mkdirSync, writeFileSync } = await import('node:fs')
  mkdirSync(join(path, 'postgres.new'))
  writeFileSync(join(path, 'postgres.new', 'PG_VERSION'), '18')
  const postgres = await startPostgres(folder, user)
  expect(existsSync(join(path, 'postgres.new'))).toBe(false)
  await postgres.close()
  folder.close()
})

test('a server that dies is told of', async () => {
  const user = postgresUser()
  const folder = openDataFolder(path, user)
  const postgres = await startPostgres(folder, user)
  process.kill(serverPid(), 'SIGQUIT')
  expect(await postgres.failed).toMatch(/^Postgres ended by itself/)
  await postgres.close()
  folder.close()
})
