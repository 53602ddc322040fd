import type { Config } from '../config.js'
import type { Closing } from '../closing.js'

/** The terminal that a command talks to. */
export interface Terminal {
  /** A line of what was asked for, on stdout. */
  say(line: string): void
  /** A line about what is going on or wrong, on stderr. */
  warn(line: string): void
}

/** An option of a command, as `parseArgs` of Node takes it; `what` is for the help. */
export interface Option {
  readonly type: 'string' | 'boolean'
  /** What stands for its value in the help; a boolean has none. */
  readonly value?: string
  readonly what: string
}

/** What a command is called with, read and checked as far as its options say. */
export interface Call {
  readonly config: Config
  readonly terminal: Terminal
  /** What it opens; closed when it is done, however that was. */
  readonly closing: Closing
  readonly positionals: readonly string[]
  /** The value of an option; null where it was not given. */
  text(name: string): string | null
  /** Whether a switch was given. */
  given(name: string): boolean
}

/** One command: a file each, listed in `commands.ts`. */
export interface Command {
  readonly name: string
  /** What stands after its name, such as `<offer>`. */
  readonly takes: string
  /** One line for the list. */
  readonly summary: string
  readonly options: Readonly<Record<string, Option>>
  /** How many positionals it takes. */
  readonly positionals: number
  /** Does it, and resolves to the exit code. Throws a StartFault or a CommandFault for what was foreseen. */
  run(call: Call): Promise<number>
}

/** What was called for cannot be done: one sentence for the person at the terminal. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault'
}
