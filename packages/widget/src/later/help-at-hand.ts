import type { TemplateResult } from 'lit/html.js'
import type { Session } from '../session/session.js'
import type { Scene } from '../views/view.js'
import type { CallPlace } from './call-at-hand.js'
import { helpDesk } from './help-desk.js'
import type { HelpDesk } from './help-desk.js'
import { kit } from './kit.js'
import type { Parts } from './parts.js'

/** The help of the panel: what searches is fetched when somebody wants to. */
export class HelpAtHand {
  #desk: HelpDesk | null = null
  /** The article to show, once it is known how. */
  #wanted = ''
  readonly #parts: Parts
  readonly #place: CallPlace

  constructor(parts: Parts, place: CallPlace) {
    this.#parts = parts
    this.#place = place
  }

  /** Whether an address is that of an article, which is then the one to show. */
  wants(address: string, { gateway }: Session): boolean {
    const [start, article] = address.split('/articles/')
    if (start !== gateway.origin || !article) return false
    this.#wanted = article
    return true
  }

  /** Null while it is not known how to draw it. */
  drawn(scene: Scene, { gateway }: Session): TemplateResult | null {
    const part = this.#parts.get(helpDesk)
    if (part === null) return null
    const { changed, find } = this.#place
    this.#desk ??= part.open({ kit, gateway, changed, find })
    if (this.#wanted !== '') this.#desk.read(this.#wanted)
    this.#wanted = ''
    return this.#desk.drawn(scene)
  }

  /** Another session begins. */
  forget(): void {
    this.#desk?.close()
    this.#desk = null
  }
}
