import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ProcessIdentity, isRunning, thisProcess } from './process-identity.js'
import { StartFault, codeOf } from './start-fault.js'

/** A data folder that is ours alone until released, or until this process ends in whatever way. */
export interface FolderLock {
  release(): void
}

interface Owner extends ProcessIdentity {
  readonly token: string
}

const name = 'gateway.lock'

/**
 * Takes the folder for this process. Throws a StartFault while another one runs on it; a dead one's lock is taken over.
 * Two that find the same dead owner meet at one link: only its maker may replace the lock, so there is one winner.
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, name)
  const owner: Owner = { ...thisProcess(), token: randomUUID() }
  const mine = join(folder, `${name}.${owner.token}`)
  writeFileSync(mine, JSON.stringify(owner), { mode: 0o600 })
  try {
    while (!takeFree(mine, path)) {
      const present = readOwner(path)
      if (present !== null) takeOver({ folder, path, mine, present })
    }
    return { release: () => release(path, owner) }
  } finally {
    rmSync(mine, { force: true })
  }
}

function release(path: string, owner: Owner): void {
  if (readOwner(path)?.token === owner.token) rmSync(path, { force: true })
}

function takeFree(mine: string, path: string): boolean {
  try {
    linkSync(mine, path)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  }
}

/** Clears the way where the present owner is dead; the caller then tries again with everybody else. */
function takeOver(at: { folder: string; path: string; mine: string; present: Owner }): void {
  if (isRunning(at.present)) {
    throw new StartFault(
      `The data folder ${at.folder} is in use by the gateway with process id ${at.present.pid}: stop that one, or set DATA_DIR to another folder.`,
    )
  }
  const claim = `${at.path}.after-${at.present.token}`
  if (!takeFree(at.mine, claim)) {
    // Whoever claimed it may have died on the way: a claim is inherited as the lock is.
    const claimant = readOwner(claim)
    if (claimant !== null) takeOver({ ...at, path: claim, present: claimant })
    return
  }
  // Between our reading of the lock and our claim another may have come, replaced it and dropped its claim.
  if (readOwner(at.path)?.token === at.present.token) rmSync(at.path)
  rmSync(claim)
}

function readOwner(path: string): Owner | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  try {
    const { pid, started, token } = JSON.parse(text) as Partial<Owner>
    if (typeof pid === 'number' && typeof started === 'string' && typeof token === 'string')
      return { pid, started, token }
  } catch {
    // Below.
  }
  return { pid: 0, started: '', token: 'unreadable' }
}
