import { parseArgs } from 'node:util'
import { createClosing } from '../closing.js'
import { type Config, readConfig } from '../config.js'
import { isStartFault } from '../engines/start-fault.js'
import { type Call, type Command, CommandFault, type Terminal } from './command.js'
import { commands } from './commands.js'
import { helpOf, helpOfAll } from './help.js'

/** What a command line is run in. */
interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly terminal: Terminal
}

/** Exit codes: done; it could not be done; it was called wrongly. */
const codes = { done: 0, failed: 1, misused: 2 } as const

/** Runs what a command line asks for and resolves to the exit code. What was foreseen is told in sentences; anything else with its origin. */
export async function runCommandLine(
  line: readonly string[],
  { environment, terminal }: Surroundings,
): Promise<number> {
  const [name, ...rest] = line
  if (name === 'help' || name === '--help' || name === '-h') {
    terminal.say(helpOfAll(commands))
    return codes.done
  }
  const isNamed = name !== undefined && !name.startsWith('-')
  const command = isNamed ? commands.find((one) => one.name === name) : commands[0]
  if (command === undefined) {
    terminal.warn(`There is no command ${name ?? ''}.\n\n${helpOfAll(commands)}`)
    return codes.misused
  }
  const read = readCall(command, isNamed ? rest : line)
  if ('fault' in read) {
    terminal.warn(`${read.fault}\n\n${helpOf(command)}`)
    return codes.misused
  }
  if (read.given('help')) {
    terminal.say(helpOf(command))
    return codes.done
  }
  const config = readConfig(environment)
  if ('faults' in config) {
    for (const fault of config.faults) terminal.warn(fault)
    return codes.failed
  }
  return carryOut(command, { ...read, config: config.config, terminal })
}

type Read = Pick<Call, 'positionals' | 'text' | 'given'>

function readCall(command: Command, line: readonly string[]): Read | { readonly fault: string } {
  try {
    const options = Object.fromEntries(
      Object.entries(command.options).map(([name, { type }]) => [name, { type }] as const),
    )
    const { values, positionals } = parseArgs({
      args: [...line],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
    const all = values as Readonly<Record<string, string | boolean | undefined>>
    const given = (name: string): boolean => all[name] === true
    if (positionals.length !== command.positionals && !given('help'))
      return {
        fault: positionals.length < command.positionals ? 'Something is missing.' : 'That is too much.',
      }
    const text = (name: string): string | null => (typeof all[name] === 'string' ? all[name] : null)
    return { positionals, given, text }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

async function carryOut(
  command: Command,
  call: Read & { readonly config: Config; readonly terminal: Terminal },
): Promise<number> {
  const closing = createClosing()
  try {
    return await command.run({ ...call, closing })
  } catch (error) {
    call.terminal.warn(sentenceOf(error))
    return codes.failed
  } finally {
    await closing.closeAll()
  }
}

function sentenceOf(error: unknown): string {
  if (isStartFault(error) || error instanceof CommandFault) return error.message
  // Nobody has foreseen it, so somebody must mend it.
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
