import type { Uuid } from '@switchboard/protocol'

/** Which of a contact's fields; of the disposition its code. */
export type DraftKind = 'reply' | 'note' | 'disposition'

/** What was typed and not yet sent, by contact; kept over a reload of the tab, gone with the tab. */
export interface Drafts {
  get(contact: Uuid, kind: DraftKind): string
  set(contact: Uuid, kind: DraftKind, text: string): void
  /** Forgets everything: at log-out. */
  clear(): void
}

const prefix = 'switchboard.draft.'

/** Drafts in a store of the browser; null keeps them in memory alone. */
export function createDrafts(storage: Storage | null): Drafts {
  const memory = new Map<string, string>()
  return {
    get: (contact, kind) => memory.get(name(contact, kind)) ?? storage?.getItem(name(contact, kind)) ?? '',
    set: (contact, kind, text) => {
      memory.set(name(contact, kind), text)
      try {
        if (text === '') storage?.removeItem(name(contact, kind))
        else storage?.setItem(name(contact, kind), text)
      } catch {
        // full or forbidden: the memory has it
      }
    },
    clear: () => {
      memory.clear()
      for (const key of Object.keys(storage ?? {})) if (key.startsWith(prefix)) storage?.removeItem(key)
    },
  }
}

function name(contact: Uuid, kind: DraftKind): string {
  return `${prefix}${kind}.${contact}`
}
