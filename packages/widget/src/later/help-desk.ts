import type { TemplateResult } from 'lit/html.js'
import type { Scene } from '../views/view.js'
import type { Kit } from './kit.js'

/** Searches and shows the articles of the brand, for one session. */
export interface HelpDesk {
  drawn(scene: Scene): TemplateResult
  /** Shows the article of this id. */
  read(article: string): void
  close(): void
}

/** What a help desk stands on. */
export interface HelpDeskParts {
  readonly kit: Kit
  readonly gateway: Gateway
  readonly changed: () => void
  /** An element of the panel, where it is drawn. */
  readonly find: (selector: string) => HTMLElement | null
}

/** Where the articles are fetched from, and by which site's key. */
export interface Gateway {
  /** Such as `https://support.example.com`. */
  readonly origin: string
  readonly site: string
}

/** Fetches how to search for help: when somebody wants to. */
export const helpDesk = async (): Promise<{
  readonly style: string
  readonly open: (parts: HelpDeskParts) => HelpDesk
}> => (await import('../help/help.js')).help
