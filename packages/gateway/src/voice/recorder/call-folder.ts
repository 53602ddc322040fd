import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A call that is recorded. */
export interface Call {
  readonly tenant: number
  readonly contact: string
  readonly brand: string
}

/** Where the sound of one call is written, with whose it is: it outlives whoever writes it. */
export interface CallFolder extends Call {
  readonly folder: string
  readonly sound: string
}

const prefix = 'call-'

/** Makes one for a call below `root`. */
export async function openCallFolder(root: string, { tenant, contact, brand }: Call): Promise<CallFolder> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(root, prefix))
  const call: Call = { tenant, contact, brand }
  await writeFile(join(folder, 'call.json'), JSON.stringify(call), { mode: 0o600 })
  return { ...call, folder, sound: join(folder, 'call.wav') }
}

/** Takes one away with all that is in it. */
export function dropCallFolder({ folder }: CallFolder): Promise<void> {
  return rm(folder, { recursive: true, force: true })
}

/** Those below `root` that a gateway has left; what does not say whose it is, is thrown away. */
export async function leftCallFolders(root: string): Promise<readonly CallFolder[]> {
  const names = await readdir(root).catch(() => [])
  const left: CallFolder[] = []
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const folder = join(root, name)
    const text = await readFile(join(folder, 'call.json'), 'utf8').catch(() => null)
    const call = text === null ? null : read(text)
    if (call === null) await rm(folder, { recursive: true, force: true })
    else left.push({ ...call, folder, sound: join(folder, 'call.wav') })
  }
  return left
}

function read(text: string): Call | null {
  try {
    const { tenant, contact, brand } = JSON.parse(text) as Call
    return { tenant, contact, brand }
  } catch {
    // Written half: nothing was recorded by then.
    return null
  }
}
