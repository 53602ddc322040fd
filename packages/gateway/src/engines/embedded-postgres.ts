import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SystemUser } from './closed-folders.js'
import type { DataFolder } from './data-folder.js'
import { freePort } from './free-port.js'
import { postgresPrograms } from './postgres-programs.js'
import { isRunning, startOf, workingFolderOf } from './process-identity.js'
import { StartFault } from './start-fault.js'

/** A PostgreSQL of our own on loopback. */
export interface EmbeddedPostgres {
  readonly url: string
  /** Settles with a sentence if the server ends without being asked to. */
  readonly failed: Promise<string>
  /** Ends sessions, writes everything down and ends the server. */
  close(): Promise<void>
}

interface Place {
  readonly data: string
  readonly log: string
  readonly user: SystemUser | null
}

const superuser = 'switchboard'
/** As long as a crash recovery of an installation of this kind may take. */
const patienceMs = 120_000

/** Starts Postgres on the folder's data, made if there is none; one that a killed gateway has left running is ended first. Throws a StartFault. */
export async function startPostgres(folder: DataFolder, user: SystemUser | null): Promise<EmbeddedPostgres> {
  const place: Place = { data: join(folder.path, 'postgres'), log: join(folder.path, 'postgres.log'), user }
  const programs = postgresPrograms(user)
  const password = folder.secret('postgres-password')
  if (existsSync(place.data)) await endOrphan(place.data)
  else await initialise(programs.initdb, place, password)

  const remembered = Number(folder.recall('postgres-port') ?? 0)
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(Number.isInteger(remembered) && remembered < 65_536 ? remembered : 0)
    const server = launch(programs.postgres, place, port)
    const end = await ready(server, place.data)
    if (end === null) {
      folder.remember('postgres-port', String(port))
      return running(server, embeddedUrl(password, port))
    }
    // Somebody else may have taken the port in the meantime: that is worth another one.
    if (attempt === 3 || !/could not bind/i.test(logTail(place.log))) {
      throw new StartFault(
        `Postgres did not start (${end}: ${lastWord(place.log)}); its log is ${place.log}.`,
      )
    }
  }
}

/** Where an embedded server is reached. */
export function embeddedUrl(password: string, port: number): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`
}

async function initialise(initdb: string, place: Place, password: string): Promise<void> {
  // A draft, so that a first start that was cut short leaves nothing that looks like data.
  const draft = `${place.data}.new`
  rmSync(draft, { recursive: true, force: true })
  const passwordFile = `${place.data}.password`
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
  try {
    mkdirSync(draft, { mode: 0o700 })
    if (place.user !== null)
      for (const path of [draft, passwordFile]) chownSync(path, place.user.uid, place.user.gid)
    const settings = [
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--auth=scram-sha-256',
    ]
    const child = spawn(
      initdb,
      [`--pgdata=${draft}`, `--username=${superuser}`, `--pwfile=${passwordFile}`, ...settings],
      launching(place),
    )
    const end = await endOf(child)
    if (end !== 'code 0')
      throw new StartFault(
        `Postgres could not make its data folder (${end}: ${lastWord(place.log)}); its log is ${place.log}.`,
      )
    renameSync(draft, place.data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

function launch(postgres: string, place: Place, port: number): ChildProcess {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
    log_min_messages: 'warning',
    // Details of an error may quote the row that it is about, and with it somebody's words.
    log_error_verbosity: 'terse',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  if (existsSync(place.log)) renameSync(place.log, `${place.log}.old`)
  return spawn(postgres, ['-D', place.data, ...flags], launching(place))
}

function launching(place: Place): SpawnOptions {
  // A log file, not a pipe: a pipe's reader may be killed while Postgres lives.
  const log = openSync(place.log, 'a', 0o600)
  setImmediate(() => closeSync(log))
  return {
    ...place.user,
    // A session of its own: Ctrl-C at the terminal is for the gateway, which ends Postgres last.
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    cwd: '/',
    stdio: ['ignore', log, log],
  }
}

/** Null once the server takes connections, else how it ended. */
async function ready(server: ChildProcess, data: string): Promise<string | null> {
  const end: { how: string | null } = { how: null }
  void endOf(server).then((how) => (end.how = how))
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(20)) {
    if (end.how !== null) return end.how
    // The file's eighth line is Postgres' own word on it, the one that pg_ctl waits for.
    const lines = pidFile(data)
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return null
  }
  server.kill('SIGQUIT')
  return `not ready within ${patienceMs / 1000} s`
}

function running(server: ChildProcess, url: string): EmbeddedPostgres {
  const end = endOf(server)
  const pid = server.pid ?? 0
  let closing = false
  // However this process ends, short of being killed: the server then shuts down by itself.
  const leave = (): void => signal(pid, 'SIGINT')
  process.once('exit', leave)
  void end.then(() => process.off('exit', leave))
  return {
    url,
    failed: new Promise((resolve) => {
      void end.then((how) => (closing ? null : resolve(`Postgres ended by itself (${how})`)))
    }),
    async close() {
      closing = true
      await stop(pid, async () => {
        await end
        return true
      })
    },
  }
}

/** A server that outlived its gateway: ended as at a shutdown, so that ours is the only one on the data and our child. */
async function endOrphan(data: string): Promise<void> {
  const pid = Number(pidFile(data)[0])
  const started = startOf(pid)
  // The number may be somebody else's by now; a server of Postgres works in its data folder.
  if (started === null || workingFolderOf(pid) !== realpathSync(data)) {
    rmSync(join(data, 'postmaster.pid'), { force: true })
    return
  }
  await stop(pid, async () => {
    while (isRunning({ pid, started })) await sleep(20)
    return true
  })
}

/** Fast shutdown: sessions are ended, everything is written down. Immediate where that takes too long: the next start recovers. */
async function stop(pid: number, gone: () => Promise<boolean>): Promise<void> {
  const ended = gone()
  signal(pid, 'SIGINT')
  if (await Promise.race([ended, sleep(30_000, false, { ref: false })])) return
  signal(pid, 'SIGQUIT')
  if (await Promise.race([ended, sleep(10_000, false, { ref: false })])) return
  throw new StartFault(`The Postgres server with process id ${pid} does not end: end it by hand.`)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has gone already.
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(`code ${child.exitCode}`)
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, by) => resolve(by === null ? `code ${code}` : by))
  })
}

function pidFile(data: string): readonly string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function logTail(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(-4_000)
  } catch {
    return ''
  }
}

function lastWord(log: string): string {
  const lines = logTail(log).trim().split('\n')
  const line = lines.findLast((text) => /FATAL|ERROR|error:/.test(text)) ?? lines.at(-1) ?? ''
  return line.replace(/^.*?(?:FATAL|ERROR|error):\s*/, '').trim() || 'no reason given'
}
