import { isCommand, isParseFault, parseClientFrame, serialize } from '@switchboard/protocol'
import type { Command } from '@switchboard/protocol'
import type { OutboxStorage } from './client.js'

/** Keeps the outbox in the tab's sessionStorage. Where that is full or forbidden, it is kept in memory only. */
export function sessionOutbox(key: string): OutboxStorage {
  return {
    load: () => guarded(() => read(sessionStorage.getItem(key))) ?? [],
    save: (commands) => {
      guarded(() => {
        if (commands.length === 0) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, commands.map(serialize).join('\n'))
      })
    },
  }
}

/** One command a line; what is not one (another version's, a stranger's) is passed over. */
function read(text: string | null): readonly Command[] {
  const lines = text === null ? [] : text.split('\n')
  const frames = lines.map((line) => parseClientFrame(line))
  return frames.filter((frame): frame is Command => !isParseFault(frame) && isCommand(frame))
}

function guarded<T>(access: () => T): T | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}
