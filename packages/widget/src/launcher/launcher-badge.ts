import type { Words } from '../words/words.js'
import type { Launcher } from './launcher.js'
import { make } from './make.js'
import { countInTitle } from './page-title.js'

/** Keeps the launcher in step with the panel: it makes way for it, and counts what waits to be read. Returns the function to call at every change. */
export function keepInStep({
  box,
  button,
}: Launcher): (now: { open: boolean; unread: number; words: Words }) => void {
  const badge = make('span', { class: 'badge', part: 'badge', 'aria-hidden': 'true' })
  box.append(badge)
  return ({ open, unread, words }) => {
    box.hidden = open
    button.setAttribute('aria-expanded', `${open}`)
    button.setAttribute(
      'aria-label',
      unread > 0 ? `${words.writeToUs}, ${words.unread(unread)}` : words.writeToUs,
    )
    countInTitle(unread)
    badge.textContent = unread > 99 ? '99+' : unread > 0 ? `${unread}` : ''
  }
}
