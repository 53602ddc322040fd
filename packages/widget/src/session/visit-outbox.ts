import type { OutboxStorage } from '@switchboard/client'
import type { Command } from '@switchboard/protocol'

const kinds: readonly unknown[] = ['start', 'leave', 'transcript', 'say', 'end', 'rate']

/**
 * Keeps what is unanswered in the tab's sessionStorage, or nowhere. As `sessionOutbox` of the client, without the parser of
 * every frame there is: only this file writes here, and the gateway checks what comes of it.
 */
export function visitOutbox(key: string): OutboxStorage {
  return {
    load() {
      try {
        const kept = JSON.parse(sessionStorage.getItem(key) ?? '[]') as readonly Command[]
        return kept.filter(({ t, id, stream }) => kinds.includes(t) && !!id && !!stream)
      } catch {
        return []
      }
    },
    save(commands) {
      try {
        if (commands.length === 0) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, JSON.stringify(commands))
      } catch {
        // Full or forbidden: the outbox lives as long as the page.
      }
    },
  }
}
