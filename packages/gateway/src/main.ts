import { runCommandLine } from './command-line/run-command-line.js'

// Whatever the terminal's own mask is: other users must be able to pass into what is made for them. Secrets name their mode.
process.umask(0o022)
const code = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  terminal: { say: (line) => console.log(line), warn: (line) => console.error(line) },
})
process.exit(code)
