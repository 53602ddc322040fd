import type { IconName } from './look/icons.js'
import { phrases } from './words/language.js'
import type { Phrases } from './words/en.js'

/** Something that can be done from the palette. */
export interface Command {
  readonly id: string
  readonly group: 'contact' | 'open' | 'presence' | 'go' | 'settings'
  readonly icon: IconName
  readonly label: (words: Phrases) => string
  /** What stands behind it, such as whose contact it is. */
  readonly detail?: string
  /** The key that does the same, as shown; null for none. */
  readonly key: string | null
  readonly run: () => void
}

/** Words small and without marks, as one types them in haste. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
}

/**
 * The commands whose name has all the words that were typed, in either language, marks or not; those that begin so come
 * first. Nothing typed: all of them.
 */
export function matching(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return commands
  const languages = [phrases('en'), phrases('vi')]
  const rank = (command: Command): number => {
    const names = [...languages.map((words) => command.label(words)), command.detail ?? ''].map(folded)
    if (names.some((name) => name.startsWith(wanted.join(' ')))) return 0
    return names.some((name) => wanted.every((word) => name.includes(word))) ? 1 : 2
  }
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((one) => one.rank < 2)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ command }) => command)
}
