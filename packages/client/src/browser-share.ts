import type { OpenLine } from './client.js'
import { TabShare } from './tab-share.js'

/** What the tabs of one site have in common. */
export interface Share<Asked, News> {
  /** A line that stands on the one line of the tab that leads. */
  readonly open: OpenLine
  /** What the tab that leads answers: it fetches for all. Rejects where its fetch has failed. */
  ask(): Promise<Asked>
  /** Tells all other tabs. */
  tell(news: News): void
  /** Leaves; another tab leads from now on. */
  close(): void
}

/** `name` tells sites apart; `open` and `fetch` are used in the tab that leads, `heard` in all others. */
export interface ShareOptions<Asked, News> {
  readonly name: string
  readonly open: OpenLine
  readonly fetch: () => Promise<Asked>
  readonly heard: (news: News) => void
}

/**
 * One line and one fetch for all tabs of a site: the tab that holds the Web Lock leads, the others reach it by a BroadcastChannel.
 * When it goes, or freezes, the next one leads, and every client resumes as after a lost line. A page that is hidden for good or
 * for the back/forward cache lets go of everything; a line that is opened later begins anew. Where locks or channels are missing,
 * each tab has its own line. Make it before the clients that use it.
 */
export function browserShare<Asked, News>(options: ShareOptions<Asked, News>): Share<Asked, News> {
  const { locks } = navigator as Partial<Navigator>
  if (locks !== undefined && typeof BroadcastChannel === 'function') return new TabShare(options, locks)
  const { open, fetch } = options
  return { open, ask: fetch, tell: () => {}, close: () => {} }
}
