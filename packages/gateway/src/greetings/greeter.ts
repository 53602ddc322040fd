import type { Greetings } from './greetings.js'

/**
 * The loader, and behind it what greets, with the greetings of these sites by embed key. It sees them by a name of its own scope, so
 * that nothing is left in the page.
 */
export function withGreeter(
  loader: string,
  greeter: string,
  sites: Readonly<Record<string, Greetings>>,
): string {
  return `${loader}\n!function(){const greetings=${inAscii(JSON.stringify(sites))};${greeter}}();\n`
}

/** A page may read a classic script in an encoding of its own: only ASCII is the same in all. */
function inAscii(json: string): string {
  return json.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
