import type { Command } from './command.js'

/** The list of all commands. */
export function helpOfAll(commands: readonly Command[]): string {
  const lines = commands.map((command) => [nameOf(command), command.summary] as const)
  return [
    'switchboard <command>: without one, it starts.',
    '',
    ...table(lines),
    '',
    'switchboard <command> --help tells more. The variables are those of docs/operate.md, for all of them.',
  ].join('\n')
}

/** One command with its options. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(
    ([name, { value, what }]) => [value === undefined ? `--${name}` : `--${name} ${value}`, what] as const,
  )
  return [
    `switchboard ${nameOf(command)}`,
    command.summary,
    ...(options.length === 0 ? [] : ['', ...table(options)]),
  ].join('\n')
}

function nameOf({ name, takes }: Command): string {
  return takes === '' ? name : `${name} ${takes}`
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`)
}
