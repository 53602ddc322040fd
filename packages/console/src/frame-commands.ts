import type { Settings } from './browser/settings.js'
import type { Command } from './commands.js'
import type { Page } from './pages.js'
import { languageNames } from './words/language.js'

/** What the frame around the pages lets commands do. */
export interface FrameHands {
  readonly pages: readonly Page[]
  readonly settings: Settings
  readonly go: (page: string) => void
  readonly set: (part: Partial<Settings>) => void
  readonly keys: () => void
  readonly logOut: () => void
}

/** What can be done on every page: go to another one, change how it looks, leave. */
export function frameCommands({ pages, settings, go, set, keys, logOut }: FrameHands): readonly Command[] {
  const group = 'settings' as const
  const other = settings.language === 'en' ? 'vi' : 'en'
  const theme = settings.theme === 'dark' ? 'light' : 'dark'
  return [
    ...pages.map(({ id, icon, label }): Command => ({
      id: `go-${id}`,
      group: 'go',
      icon,
      label,
      key: null,
      run: () => go(id),
    })),
    {
      id: 'theme',
      group,
      icon: 'moon',
      key: null,
      label: (words) => words.settings.themes[theme],
      run: () => set({ theme }),
    },
    {
      id: 'language',
      group,
      icon: 'chat',
      key: null,
      label: () => languageNames[other],
      run: () => set({ language: other }),
    },
    { id: 'keys', group, icon: 'keys', key: '?', label: (words) => words.keys.label, run: keys },
    { id: 'log-out', group, icon: 'out', key: null, label: (words) => words.settings.logOut, run: logOut },
  ]
}
