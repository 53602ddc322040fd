import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, openSync, closeSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.js'
import { isRunning, startOf } from './process-identity.js'
import { StartFault } from './start-fault.js'

interface OwnLivekitParts {
  readonly program: string
  /** The data folder: configuration, log and the server's process are noted there. */
  readonly folder: string
  readonly apiKey: string
  /** At least 32 characters. */
  readonly apiSecret: string
  /** Where the gateway hears hints. */
  readonly webhook: string
}

/** A livekit-server of our own, on loopback. */
export interface OwnLivekit {
  readonly url: string
  /** Whether it still runs. */
  alive(): boolean
  close(): Promise<void>
}

const patienceMs = 15_000

/** Starts the server; one that a killed gateway has left running is ended first. Throws a StartFault. */
export async function startOwnLivekit(parts: OwnLivekitParts): Promise<OwnLivekit> {
  const note = join(parts.folder, 'livekit.json')
  endOrphan(note)
  const port = await freePort()
  const config = join(parts.folder, 'livekit.yaml')
  writeFileSync(config, await configurationOf(parts, port), { mode: 0o600 })
  chmodSync(config, 0o600)
  const log = openSync(join(parts.folder, 'livekit.log'), 'w', 0o600)
  const server = spawn(parts.program, ['--config', config], { stdio: ['ignore', log, log] })
  closeSync(log)
  const state = { alive: true }
  server.once('exit', () => (state.alive = false))
  server.once('error', () => (state.alive = false))
  writeFileSync(note, JSON.stringify({ pid: server.pid, started: startOf(server.pid ?? 0) }), { mode: 0o600 })
  const url = `http://127.0.0.1:${port}`
  await ready(url, state)
  return {
    url: url.replace('http', 'ws'),
    alive: () => state.alive,
    close: () => end(server, state),
  }
}

async function configurationOf(
  { apiKey, apiSecret, webhook }: OwnLivekitParts,
  port: number,
): Promise<string> {
  // The program reads YAML, of which JSON is a part.
  return JSON.stringify({
    port,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      udp_port: await freePort(),
      tcp_port: await freePort(),
      use_external_ip: false,
      node_ip: '127.0.0.1',
      enable_loopback_candidate: true,
    },
    keys: { [apiKey]: apiSecret },
    webhook: { api_key: apiKey, urls: [webhook] },
    room: {
      auto_create: false,
      empty_timeout: 60,
      departure_timeout: 60,
      max_participants: 8,
      enabled_codecs: [{ mime: 'audio/opus' }, { mime: 'audio/red' }],
    },
    logging: { level: 'warn' },
  })
}

async function ready(url: string, state: { readonly alive: boolean }): Promise<void> {
  const until = Date.now() + patienceMs
  while (state.alive && Date.now() < until) {
    const answers = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answers) return
    await sleep(25)
  }
  throw new StartFault('The voice server did not start; livekit.log in the data folder says why.')
}

async function end(server: ChildProcess, state: { readonly alive: boolean }): Promise<void> {
  if (!state.alive) return
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  // The first asks it to wait until its rooms are empty, the second to go.
  server.kill('SIGTERM')
  server.kill('SIGKILL')
  await exited
}

function endOrphan(note: string): void {
  if (!existsSync(note)) return
  try {
    const { pid, started } = JSON.parse(readFileSync(note, 'utf8')) as { pid: number; started: string }
    if (isRunning({ pid, started })) process.kill(pid, 'SIGKILL')
  } catch {
    // A note that was cut short names nobody.
  }
}
