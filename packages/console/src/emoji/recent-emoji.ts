import { browserStorage } from '../browser/settings.js'
import { withRecent } from './emoji.js'

const key = 'switchboard.console.emoji'

/** What was chosen last on this browser, the latest first. */
export function readRecent(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(browserStorage('localStorage')?.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** Keeps that one more was chosen; where the browser refuses storage nothing is remembered. */
export function keepRecent(sign: string): void {
  try {
    browserStorage('localStorage')?.setItem(key, JSON.stringify(withRecent(readRecent(), sign)))
  } catch {
    // full or forbidden: it was a convenience
  }
}
