import { type Gateway, startGateway } from '../gateway.js'
import type { Command } from './command.js'

/** A gateway that cannot close is ended after so long, in ms; its engines are taken over by the next one. */
const patienceMs = 30_000

/** Runs a gateway until it is told to stop. */
export const startCommand: Command = {
  name: 'start',
  takes: '',
  summary: 'Starts a gateway with everything that it owns; Ctrl-C ends it.',
  options: {
    'no-past': { type: 'boolean', what: 'a demo begins with empty books: no past month is played' },
  },
  positionals: 0,
  async run({ config, terminal, given }) {
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
    const gateway: Gateway = await startGateway(config, {
      say: (line) => terminal.say(line),
      past: config.demo && !given('no-past'),
    })
    terminal.say(gateway.greeting)
    const failure = await Promise.race([asked, gateway.failed])
    if (failure === undefined) terminal.say('Stopping.')
    else terminal.warn(`${failure}: the gateway stops.`)
    setTimeout(() => process.exit(1), patienceMs).unref()
    await gateway.close()
    return failure === undefined ? 0 : 1
  },
}
