import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

/** The release of livekit-server that is built and was tried. */
export const livekitVersion = 'v1.13.5'

/** Where programs may be. */
export interface ProgramFolders {
  /** The folders of the search path. */
  readonly path: readonly string[]
  /** Where what was built once is kept; null: nowhere. */
  readonly cache: string | null
}

/** The livekit-server of this machine: on the path, or built before; null where there is none. */
export function findLivekitProgram({ path, cache }: ProgramFolders): string | null {
  const places = path.map((folder) => join(folder, 'livekit-server'))
  if (cache !== null) places.push(join(cache, `livekit-server-${livekitVersion}`))
  return places.find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
