import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startOf } from './engines/process-identity.js'

const main = join(import.meta.dirname, '..', 'dist', 'main.js')

let parent: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'switchboard-main-'))
  chmodSync(parent, 0o711)
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

interface Run {
  readonly child: ChildProcess
  readonly ended: Promise<{ code: number | null; out: string; err: string }>
  /** Resolves when it has said that it is open. */
  readonly open: Promise<void>
}

function run(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DEMO: '1',
      PORT: '0',
      DATA_DIR: join(parent, 'data'),
      LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  const open = new Promise<void>((resolve) => {
    child.stdout.on('data', (data) => {
      said.out += String(data)
      if (said.out.includes('Ctrl-C ends it.')) resolve()
    })
  })
  child.stderr.on('data', (data) => (said.err += String(data)))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }))
  return { child, ended, open }
}

test.each<[string, Record<string, string>, RegExp]>([
  ['a wrong variable', { PORT: 'x' }, /^PORT must be a number from 0 to 65535\.$/],
  [
    'a folder that is a file',
    { DATA_DIR: main },
    /^The data folder .*main\.js is not a folder: make it writable, or set DATA_DIR to another folder\.$/,
  ],
  [
    'a folder that cannot be made',
    { DATA_DIR: '/proc/switchboard' },
    /^The data folder \/proc\/switchboard cannot be made there: .*DATA_DIR.*\.$/,
  ],
  [
    'a database that is away',
    { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' },
    /^The database at 127\.0\.0\.1:1 .*ECONNREFUSED.*DATABASE_URL\.$/,
  ],
  [
    'an address of another machine',
    { DEMO: '0', HOST: '192.0.2.1' },
    /^192\.0\.2\.1 is no address of this machine.*\.$/,
  ],
])('%s is one sentence, and nothing is left', async (_what, environment, sentence) => {
  const { code, err } = await run(environment).ended
  expect(err.trimEnd()).toMatch(sentence)
  expect(err).not.toContain('secret@')
  expect(code).toBe(1)
  expect(readdirSync(parent)).toEqual([])
})

test('several wrong variables are told together', async () => {
  const { code, err } = await run({ PORT: 'x', LOG_LEVEL: 'x', REDIS_URL: 'redis://x' }).ended
  expect(err.trimEnd().split('\n')).toHaveLength(3)
  expect(code).toBe(1)
})

test('a port that is taken is one sentence, and nothing is left', async () => {
  const thief = createServer()
  await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve))
  const { port } = thief.address() as { port: number }
  const { code, err } = await run({ PORT: String(port) }).ended
  thief.close()
  expect(err.trimEnd()).toBe(
    `Port ${port} of 127.0.0.1 is taken by another program: end that one, or set PORT to another number.`,
  )
  expect(code).toBe(1)
  expect(readdirSync(parent)).toEqual([])
})

test.runIf(process.getuid?.() === 0)(
  'a closed home is one sentence for root, and nothing is left',
  async () => {
    const home = join(parent, 'home')
    mkdirSync(home, { mode: 0o700 })
    const { code, err } = await run({ DATA_DIR: join(home, 'data') }).ended
    expect(err.trimEnd()).toMatch(
      new RegExp(`^Postgres runs as its own user, who cannot enter ${home} .*\\.$`),
    )
    expect(code).toBe(1)
    expect(readdirSync(home)).toEqual([])
  },
)

test('a second start on the same folder is refused; Ctrl-C ends the first with all of its children', async () => {
  const first = run({})
  await first.open
  const second = await run({}).ended
  expect(second.err.trimEnd()).toMatch(
    new RegExp(`^The data folder .* is in use by the gateway with process id ${first.child.pid}: .*\\.$`),
  )
  expect(second.code).toBe(1)

  const children = childrenOf(first.child.pid ?? 0)
  expect(children.length).toBeGreaterThanOrEqual(2)
  first.child.kill('SIGINT')
  const { code, err } = await first.ended
  expect([code, err]).toEqual([0, ''])
  expect(children.filter((pid) => startOf(pid) !== null)).toEqual([])
  expect(existsSync(join(parent, 'data', 'gateway.lock'))).toBe(false)
})

test('after kill -9 the next start takes over folder and engines', async () => {
  const first = run({})
  await first.open
  first.child.kill('SIGKILL')
  await first.ended
  const second = run({})
  await second.open
  second.child.kill('SIGTERM')
  expect((await second.ended).code).toBe(0)
})

test('an interrupted start leaves no child', async () => {
  const { child, ended } = run({})
  const pidFile = join(parent, 'data', 'postgres', 'postmaster.pid')
  for (const deadline = Date.now() + 30_000; !existsSync(pidFile) && Date.now() < deadline;)
    await new Promise((resolve) => setTimeout(resolve, 5))
  const postgres = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  child.kill('SIGINT')
  await ended
  expect(startOf(postgres)).toBeNull()
})

/** The processes that a process has started, on Linux. */
function childrenOf(parentPid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parentPid
      } catch {
        return false
      }
    })
}
