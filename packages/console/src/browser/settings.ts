import { chooseLanguage, isLanguage } from '../words/language.js'
import type { Language } from '../words/language.js'

/** How the page looks: as the system does, or pinned. */
export type Theme = 'auto' | 'light' | 'dark'

/** What one person has chosen on this browser. */
export interface Settings {
  readonly language: Language
  readonly theme: Theme
  /** Whether single keys act outside of fields. */
  readonly keys: boolean
  /** Whether offers and messages sound. */
  readonly sounds: boolean
  /** Whether the browser tells of them while the page is not looked at. */
  readonly notifications: boolean
  /** The tenant of the last log-in. */
  readonly tenant: string
}

const key = 'switchboard.console'

/** The settings as stored; what is missing or makes no sense is what a new reader gets. */
export function readSettings(storage: Storage | null, wanted: readonly string[]): Settings {
  const stored = parse(storage?.getItem(key) ?? null)
  const { language, theme, keys, sounds, notifications, tenant } = stored
  return {
    language: isLanguage(language) ? language : chooseLanguage(wanted),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    keys: keys !== false,
    sounds: sounds !== false,
    notifications: notifications === true,
    tenant: typeof tenant === 'string' ? tenant : '',
  }
}

/** Keeps the settings; where the browser refuses storage they last as long as the page. */
export function keepSettings(storage: Storage | null, settings: Settings): void {
  try {
    storage?.setItem(key, JSON.stringify(settings))
  } catch {
    // full or forbidden: the choice stands until the page is left
  }
}

/** Shows the settings on the document: its language and its theme. */
export function applySettings(root: HTMLElement, settings: Settings): void {
  root.lang = settings.language
  if (settings.theme === 'auto') delete root.dataset['theme']
  else root.dataset['theme'] = settings.theme
}

/** The browser's own store, or null where it is forbidden. */
export function browserStorage(which: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return globalThis[which]
  } catch {
    return null
  }
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
