import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Finding, doubtful, well, wrong } from './finding.js'

const gigabyte = 1_073_741_824
/** Postgres stops, and with it everything, when the disk is full. */
const littleRoom = 2 * gigabyte

/** Whether the folder is there, or could be made, may be written, and has room. */
export function checkDataFolder(path: string): Finding {
  const place = nearest(path)
  try {
    accessSync(place, constants.W_OK | constants.X_OK)
  } catch {
    return wrong(
      `${place} may not be written by this user: make it writable, or set DATA_DIR to another folder.`,
    )
  }
  const { bavail, bsize } = statfsSync(place)
  const room = bavail * bsize
  const told = `${path}, with room for ${(room / gigabyte).toFixed(1)} GB`
  if (room < littleRoom) return doubtful(`${told}: that is little.`)
  return well(existsSync(path) ? told : `${told}; made by the first start`)
}

function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path))
}
