import type { Command } from './command.js'
import { checks } from './doctor/checks.js'
import type { Finding } from './doctor/finding.js'

const marks: Readonly<Record<Finding['is'], string>> = { well: 'ok  ', doubtful: '??  ', wrong: '!!  ' }

/** Looks at everything that a gateway needs, and says what to do about what is not there. */
export const doctorCommand: Command = {
  name: 'doctor',
  takes: '',
  summary:
    'Looks at everything that a gateway needs and says what to do; exit code 1 where it could not run.',
  options: {},
  positionals: 0,
  async run({ config, terminal }) {
    let wrong = false
    for (const [name, check] of Object.entries(checks)) {
      const finding = await check(config).catch((error: unknown): Finding => ({
        is: 'wrong',
        what: error instanceof Error ? error.message : String(error),
      }))
      wrong ||= finding.is === 'wrong'
      terminal.say(`${marks[finding.is]}${name}: ${finding.what}`)
    }
    return wrong ? 1 : 0
  },
}
