import { execFileSync } from 'node:child_process'
import type { SystemUser } from './closed-folders.js'
import { StartFault } from './start-fault.js'

const name = 'postgres'

/** Whom Postgres runs as: null for whoever we are, or, started as root, which Postgres refuses to be, the system's `postgres`, made if need be. */
export function postgresUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null
  const present = find()
  if (present !== null) return present
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
      { stdio: 'ignore' },
    )
  } catch (cause) {
    throw new StartFault(
      'Postgres will not run as root and the system user "postgres" could not be made: run Switchboard as an ordinary user.',
      { cause },
    )
  }
  const made = find()
  if (made === null)
    throw new StartFault(
      'Postgres will not run as root and there is no system user "postgres": run Switchboard as an ordinary user.',
    )
  return made
}

function find(): SystemUser | null {
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null
  }
}

function ask(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
}
