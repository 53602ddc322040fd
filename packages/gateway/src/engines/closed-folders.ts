import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** A system user that a child process runs as. */
export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** The first folder on the way to a path that the user may not pass through, or null. What does not exist yet is not asked. */
export function closedFolder(path: string, user: SystemUser): string | null {
  const parents: string[] = []
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    parents.unshift(folder)
    if (folder === dirname(folder)) break
  }
  return parents.find((folder) => isFolder(folder) && !isPassable(folder, user)) ?? null
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

function isPassable(path: string, { uid, gid }: SystemUser): boolean {
  const { mode, uid: owner, gid: group } = statSync(path)
  if (owner === uid) return (mode & 0o100) !== 0
  if (group === gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
