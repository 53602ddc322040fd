/** What set-up tells: one line a step, one sentence when something cannot be had. */
export const say = (line) => process.stdout.write(`switchboard: ${line}\n`)

/** Ends with one clear sentence and a code that is not zero. */
export function giveUp(sentence) {
  process.stderr.write(`switchboard: ${sentence}\n`)
  process.exit(1)
}
