// Everything that a fresh machine needs, with nothing but Node ≥ 20 and npm on it. Each step is skipped when its inputs have not changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { giveUp, say } from './say.mjs'

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The environment of every tool: the pinned Node of `node_modules/.bin` comes first on the path. */
export const toolEnvironment = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
}

const pnpm = 'pnpm@12.21.0'
const stamps = join(root, 'node_modules', '.cache', 'switchboard')
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|dns error|error resolving|client error \(Connect\)/i

/** Installs and builds what is not up to date; ends the process with a sentence where that cannot be done. */
export async function setUp() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    giveUp(`Node ${process.versions.node} is too old; install Node 20 or newer.`)
  try {
    accessSync(root, constants.W_OK)
  } catch {
    giveUp(`The folder ${root} cannot be written; change its owner, or check out elsewhere.`)
  }
  await install()
  await build()
}

async function install() {
  const inputs = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...packageFiles('package.json')]
  const key = digest(inputs) + process.platform + process.arch
  if (isStamped('install', key) && existsSync(join(root, 'node_modules', '.bin', 'tsc'))) return
  say('installing dependencies (some 300 MB the first time, a minute or two)')
  const parameters = [
    '--yes',
    '--prefer-offline',
    pnpm,
    'install',
    '--frozen-lockfile',
    '--reporter=append-only',
  ]
  const { code, output } = await run('npx', parameters, {
    npm_config_fetch_retries: '1',
    npm_config_fetch_timeout: '30000',
  })
  if (code !== 0) {
    if (unreachable.test(output))
      giveUp('The package registry cannot be reached; connect to the network and run the command again.')
    if (/ENOSPC|no space left/i.test(output))
      giveUp('The disk is full; free about 1 GB and run the command again.')
    giveUp(`Installing the dependencies failed (exit code ${code}); the lines above say why.`)
  }
  stamp('install', key)
}

async function build() {
  const key = digest([
    ...packageFiles('src'),
    ...packageFiles('tsconfig.json'),
    'tsconfig.base.json',
    'tsconfig.json',
    'rollup.config.js',
    'pnpm-lock.yaml',
  ])
  if (isStamped('build', key) && existsSync(join(root, 'dist', 'widget.js'))) return
  say('building')
  removeOldAssets(join(root, 'dist', 'assets'))
  const steps = [
    { tool: 'tsc', parameters: ['-b', ...packageFolders()] },
    { tool: 'rollup', parameters: ['-c', '--silent'] },
    { tool: 'node', parameters: [join(root, 'scripts', 'compress.mjs')] },
  ]
  for (const { tool, parameters } of steps) {
    const { code } = await run(join(root, 'node_modules', '.bin', tool), parameters)
    if (code !== 0) giveUp(`The build failed in ${tool}; the lines above say where.`)
  }
  stamp('build', key)
}

/** A page that was opened before a deploy still fetches the parts of its own panel, by their hashed names: they stay for 30 days. */
function removeOldAssets(folder) {
  if (!existsSync(folder)) return
  const oldest = Date.now() - 30 * 24 * 3600 * 1000
  for (const name of readdirSync(folder))
    if (statSync(join(folder, name)).mtimeMs < oldest) rmSync(join(folder, name))
}

/** Runs a program in the checkout, its output shown and kept; Ctrl-C ends it with us. */
export function run(command, parameters, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...toolEnvironment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])
      from.on('data', (data) => {
        output = (output + String(data)).slice(-100_000)
        to.write(data)
      })
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }))
    child.on('close', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), output }))
  })
}

/** The packages' folders, relative to the checkout. */
export function packageFolders() {
  return readdirSync(join(root, 'packages'))
    .map((name) => `packages/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
}

function packageFiles(path) {
  return packageFolders().flatMap((folder) => filesBelow(`${folder}/${path}`))
}

function filesBelow(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!/\.[a-z]+$/.test(path))
    return readdirSync(full, { withFileTypes: true })
      .flatMap((entry) => filesBelow(`${path}/${entry.name}`))
      .toSorted()
  return [path]
}

function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function isStamped(name, key) {
  const file = join(stamps, name)
  return existsSync(file) && readFileSync(file, 'utf8') === key
}

function stamp(name, key) {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, name), key)
}
