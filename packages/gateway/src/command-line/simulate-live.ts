import { LiveFault } from '../simulate/live/demo-gateway.js'
import type { Tally } from '../simulate/live/live-world.js'
import { playLive } from '../simulate/live/play-live.js'
import { type Call, CommandFault, type Option } from './command.js'
import { wholeOf } from './whole-number.js'

/** The options of `simulate --live`. */
export const liveOptions = {
  live: {
    type: 'boolean',
    what: 'no past: visitors write now and agents answer, at a demo that runs, until Ctrl-C',
  },
  rate: { type: 'string', value: 'N', what: 'with --live: visitors a minute; 6 unless given' },
  agents: { type: 'string', value: 'N', what: 'with --live: how many answer at most; 4 unless given' },
  duration: { type: 'string', value: 'TIME', what: 'with --live: for how long, such as 90s, 10m or 2h' },
  pace: {
    type: 'string',
    value: 'N',
    what: 'with --live: people are so many times as fast; 1 unless given',
  },
  url: { type: 'string', value: 'URL', what: 'with --live: where the demo runs, unless on this machine' },
} as const satisfies Record<string, Option>

/** Options that only a past has. */
const ofPast = ['contacts', 'days'] as const
const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 }

/** Plays live traffic at a demo and resolves to the exit code. Throws a CommandFault. */
export async function simulateLive(call: Call): Promise<number> {
  const { terminal } = call
  for (const name of ofPast)
    if (call.text(name) !== null) throw new CommandFault(`--${name} is for a past, not for --live.`)
  const tenant = call.text('tenant') ?? 'demo'
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      terminal.warn('Everybody comes to an end …')
      stop.abort()
      // Who asks twice does not want to wait.
      process.once(signal, () => process.exit(1))
    })
  let told = false
  try {
    const tally = await playLive({
      url: originOf(call),
      tenant,
      rate: wholeOf(call, 'rate', { unless: 6, most: 600 }),
      agents: wholeOf(call, 'agents', { unless: 4, most: 12 }),
      seed: wholeOf(call, 'seed', { unless: 1, most: 2 ** 31 - 1 }),
      pace: wholeOf(call, 'pace', { unless: 1, most: 100 }),
      durationMs: durationOf(call.text('duration')),
      signal: stop.signal,
      onNews({ agents, tally: now }) {
        terminal.warn(told ? sentenceOf(now) : `${agents.join(', ')} answer at ${tenant}. Ctrl-C ends it.`)
        told = true
      },
    })
    terminal.say(sentenceOf(tally))
    return 0
  } catch (error) {
    if (error instanceof LiveFault) throw new CommandFault(error.message, { cause: error })
    throw error
  }
}

function sentenceOf({ came, refused, answered, left, ended, rated, messages }: Tally): string {
  const turnedAway = refused === 0 ? '' : `, ${refused} were not taken`
  return `${came} visitors${turnedAway}: ${answered} answered, ${left} left before, ${ended} over, ${rated} rated; ${messages} messages.`
}

/** Where the demo is: as `--url` says, or where one with these variables would be. */
function originOf({ text, config }: Call): string {
  const given = text('url')
  if (given === null) return config.publicUrl ?? `http://${config.host}:${config.port || 4000}`
  const address = URL.parse(given)
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new CommandFault(`--url is an address such as http://127.0.0.1:4000, not ${given}.`)
  return address.origin
}

function durationOf(given: string | null): number | null {
  if (given === null) return null
  const [, count, unit = 's'] = /^([1-9]\d{0,4})([smh])?$/.exec(given) ?? []
  const unitMs = units[unit]
  if (count === undefined || unitMs === undefined)
    throw new CommandFault(`--duration is a time such as 90s, 10m or 2h, not ${given}.`)
  return Number(count) * unitMs
}
