import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { FoundArticle } from '../browser/desk-api.js'
import type { Desk } from '../desk.js'
import type { OpenContact } from '../state/desk-view.js'
import type { Loaded } from '../state/look-ups.js'

/** How long typing rests before articles are searched for, ms. */
const restMs = 200

/** Whose articles, and where they are asked for. */
interface Asked {
  readonly desk: Desk
  readonly contact: OpenContact
}

/** Searches the articles for a contact as one types; an answer to what is no longer asked is dropped. */
export class ArticleSearch implements ReactiveController {
  found: Loaded<readonly FoundArticle[]> = { is: 'ready', value: [] }
  /** Whether the answer to what is sought now is still to come: what is shown is of before. */
  pending = false
  readonly #host: ReactiveControllerHost
  #resting: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** What was found before stays until the answer has come; the first look does not wait. */
  seek(asked: Asked, words: string, wait: 'rest' | 'now' = 'rest'): void {
    this.#cancel()
    if (this.found.is !== 'ready' || this.found.value.length === 0) this.#set({ is: 'loading' })
    this.pending = true
    this.#resting = setTimeout(() => void this.#ask(asked, words), wait === 'now' ? 0 : restMs)
  }

  /** Nothing is sought any more. */
  forget(): void {
    this.#cancel()
    this.#set({ is: 'ready', value: [] })
  }

  hostDisconnected(): void {
    this.#cancel()
  }

  #cancel(): void {
    clearTimeout(this.#resting)
    this.#asked += 1
  }

  async #ask({ desk, contact }: Asked, words: string): Promise<void> {
    const asked = this.#asked
    const language = contact.view.began?.locale ?? ''
    const answer = await desk.lookUps.findArticles(contact.id, { words: words.trim(), language })
    if (asked !== this.#asked) return
    this.#set(answer.ok ? { is: 'ready', value: answer.value } : { is: 'failed', code: answer.code })
  }

  #set(found: Loaded<readonly FoundArticle[]>): void {
    this.found = found
    if (found.is !== 'loading') this.pending = false
    this.#host.requestUpdate()
  }
}

/** What an article is sent as: its name, for whoever reads, and its address. */
export function articleLink({ title, url }: FoundArticle): string {
  return `${title}: ${url}`
}
