import { auditCommand } from './audit.js'
import type { Command } from './command.js'
import { doctorCommand } from './doctor.js'
import { eraseCommand } from './erase.js'
import { explainCommand } from './explain.js'
import { exportCommand } from './export.js'
import { migrateCommand } from './migrate.js'
import { replayCommand } from './replay.js'
import { retentionCommand } from './retention.js'
import { simulateCommand } from './simulate.js'
import { startCommand } from './start.js'

/** Every command of the program, in the order of the help. The first is what happens where none is named. */
export const commands: readonly Command[] = [
  startCommand,
  migrateCommand,
  simulateCommand,
  doctorCommand,
  explainCommand,
  exportCommand,
  eraseCommand,
  retentionCommand,
  replayCommand,
  auditCommand,
]
