// Builds the pinned livekit-server once into the cache, where Go is new enough. It takes two minutes on two cores.
import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { say } from './say.mjs'

const version = 'v1.13.5'
const program = `github.com/livekit/livekit-server/cmd/server@${version}`
const oldestGo = [1, 26]
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'switchboard')
const built = join(cache, `livekit-server-${version}`)
const execute = promisify(execFile)

/** Makes sure that there is a livekit-server, if it can be had. Resolves to whether there is one; never throws. */
export async function provideLivekitServer() {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'livekit-server'))
  for (const path of [...onPath, built]) if (await isProgram(path)) return true
  if (!(await hasGo())) return false
  say('building livekit-server (once, about two minutes)')
  const began = Date.now()
  const progress = setInterval(
    () => say(`  still building, ${Math.round((Date.now() - began) / 1000)} s`),
    30_000,
  )
  try {
    await mkdir(cache, { recursive: true })
    // A folder of its own: two builds at once do not meet, and one that was cut short leaves no program behind.
    const folder = await mkdtemp(join(cache, 'building-'))
    const environment = { ...process.env, GOBIN: folder, GOFLAGS: '-trimpath', CGO_ENABLED: '0' }
    try {
      const building = execute('go', ['install', program], { env: environment, maxBuffer: 50_000_000 })
      process.once('exit', () => building.child.kill())
      await building
      await rename(join(folder, 'server'), built)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    say('livekit-server is built: calls travel over it from now on')
    return true
  } catch (error) {
    say(
      `livekit-server could not be built: ${String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .at(-1)}`,
    )
    return false
  } finally {
    clearInterval(progress)
  }
}

async function isProgram(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function hasGo() {
  try {
    const { stdout } = await execute('go', ['env', 'GOVERSION'])
    const [major, minor] = /go(\d+)\.(\d+)/.exec(stdout).slice(1).map(Number)
    return major > oldestGo[0] || (major === oldestGo[0] && minor >= oldestGo[1])
  } catch {
    return false
  }
}
