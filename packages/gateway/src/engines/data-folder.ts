import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { closedFolder } from './closed-folders.js'
import type { SystemUser } from './closed-folders.js'
import { type FolderLock, lockFolder } from './folder-lock.js'
import { StartFault, codeOf } from './start-fault.js'

/** The folder with everything that lasts: Postgres, the analytics engine, keys. Ours alone until closed. */
export interface DataFolder {
  readonly path: string
  /** A secret that is made once, by name; 256 bits, base64url, readable by the owner alone. */
  secret(name: string): string
  /** A small remembered text, or null. */
  recall(name: string): string | null
  remember(name: string, text: string): void
  /** Gives it up; one that was made just now and holds nothing is removed. */
  close(): void
}

/** Where root keeps data that would otherwise lie in a home folder that Postgres' own user cannot enter. */
const systemData = '/var/lib/switchboard'

/**
 * Opens, makes if need be, and locks the data folder. `chosen` is DATA_DIR, null for `data` in the working folder.
 * `guest`: the other user that must be able to pass into it. Throws a StartFault; then nothing was left behind.
 */
export function openDataFolder(chosen: string | null, guest: SystemUser | null): DataFolder {
  const path = dataFolderPath(chosen, guest)
  if (guest !== null) refuseClosed(path, guest)
  const made = makeFolder(path)
  const lock = lockIn(path)
  return {
    path,
    secret: (name) => secretIn(path, name),
    recall: (name) => (existsSync(join(path, name)) ? readFileSync(join(path, name), 'utf8').trim() : null),
    remember: (name, text) => writeWhole(join(path, name), `${text}\n`),
    close() {
      lock.release()
      if (made && readdirSync(path).length === 0) rmdirSync(path)
    },
  }
}

/** Where the data folder is or would be. */
export function dataFolderPath(chosen: string | null, guest: SystemUser | null): string {
  return chosen === null ? defaultFolder(guest) : resolve(chosen)
}

function defaultFolder(guest: SystemUser | null): string {
  const here = resolve('data')
  if (guest === null || closedFolder(here, guest) === null) return here
  const folder = process.cwd()
  return join(
    systemData,
    `${basename(folder) || 'root'}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`,
  )
}

function refuseClosed(path: string, guest: SystemUser): void {
  const closed = closedFolder(path, guest)
  if (closed === null) return
  throw new StartFault(
    `Postgres runs as its own user, who cannot enter ${closed} on the way to the data folder: run chmod o+x ${closed}, or set DATA_DIR to a folder outside of it.`,
  )
}

function makeFolder(path: string): boolean {
  try {
    const made = makeMissing(path)
    // Fails with ENOTDIR where it is a file.
    readdirSync(path)
    accessSync(path, constants.W_OK | constants.X_OK)
    return made
  } catch (cause) {
    throw new StartFault(
      `The data folder ${path} ${reasonOf(cause)}: make it writable, or set DATA_DIR to another folder.`,
      { cause },
    )
  }
}

/** Whether it was missing. One by one: Node's own way of making parents never ends where the system answers that there is no such place. */
function makeMissing(path: string): boolean {
  if (existsSync(path)) return false
  if (dirname(path) !== path) makeMissing(dirname(path))
  // 711: Postgres' own user passes through, and nobody lists what is inside.
  mkdirSync(path, { mode: 0o711 })
  return true
}

function lockIn(path: string): FolderLock {
  try {
    return lockFolder(path)
  } catch (cause) {
    if (codeOf(cause) === '') throw cause
    throw new StartFault(
      `The data folder ${path} ${reasonOf(cause)}: make it writable, or set DATA_DIR to another folder.`,
      { cause },
    )
  }
}

function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'may not be written by this user'
    case 'EROFS':
      return 'is on a read-only disk'
    case 'ENOSPC':
      return 'is on a full disk'
    case 'ENOENT':
      return 'cannot be made there'
    case 'EEXIST':
    case 'ENOTDIR':
      return 'is not a folder'
    default:
      return `cannot be used (${codeOf(error) || String(error)})`
  }
}

function secretIn(folder: string, name: string): string {
  const path = join(folder, name)
  if (existsSync(path)) {
    const kept = readFileSync(path, 'utf8').trim()
    if (kept.length >= 32) return kept
  }
  const made = randomBytes(32).toString('base64url')
  writeWhole(path, `${made}\n`)
  return made
}

/** Never a half-written file, even if the machine dies meanwhile. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`
  rmSync(draft, { force: true })
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true })
  renameSync(draft, path)
}
