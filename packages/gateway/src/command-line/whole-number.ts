import { type Call, CommandFault } from './command.js'

/** The whole number that an option gives. Throws a CommandFault where it is none, or too small or large. */
export function wholeOf(
  call: Call,
  name: string,
  { unless, most }: { readonly unless: number; readonly most: number },
): number {
  const given = call.text(name)
  if (given === null) return unless
  const value = Number(given)
  if (!/^\d+$/.test(given) || value < 1 || value > most)
    throw new CommandFault(`--${name} is a whole number from 1 to ${most}, not ${given}.`)
  return value
}
