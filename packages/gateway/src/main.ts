import { readConfig } from './config.js'
import { isStartFault } from './engines/start-fault.js'
import { type Gateway, startGateway } from './gateway.js'

/** A gateway that cannot close is ended after so long, in ms; its engines are taken over by the next one. */
const patienceMs = 30_000

// Whatever the terminal's own mask is: other users must be able to pass into what is made for them. Secrets name their mode.
process.umask(0o022)
await run()

async function run(): Promise<void> {
  const read = readConfig(process.env)
  if ('faults' in read) return fail(read.faults.join('\n'))
  // Heard from the first moment on: a start that is interrupted must not leave an engine behind.
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve()
        // Who asks twice does not want to wait: the next start takes over what is left.
        process.once(signal, () => process.exit(1))
      })
    }
  })
  let gateway: Gateway
  try {
    gateway = await startGateway(read.config, { say: (line) => console.log(line) })
  } catch (error) {
    return fail(isStartFault(error) ? error.message : error)
  }
  console.log(gateway.greeting)
  const failure = await Promise.race([asked, gateway.failed])
  if (failure !== undefined) fail(`${failure}: the gateway stops.`)
  else console.log('Stopping.')
  setTimeout(() => process.exit(1), patienceMs).unref()
  await gateway.close()
  process.exit()
}

/** What was foreseen is one sentence; anything else is told with its origin, since somebody must mend it. */
function fail(reason: unknown): void {
  console.error(
    typeof reason === 'string'
      ? reason
      : reason instanceof Error
        ? (reason.stack ?? reason.message)
        : String(reason),
  )
  process.exitCode = 1
}
