import type { HelpDesk, HelpDeskParts } from '../later/help-desk.js'
import { articleView } from './article-view.js'
import { readArticle, searchArticles } from './knowledge.js'
import type { Article, Found } from './knowledge.js'
import { searchView } from './search-view.js'

/** After the last key, so long until a search goes out, ms. */
const pauseMs = 200

/** What is known of the articles that were sought. */
export interface Search {
  readonly words: string
  /** Null until the first answer. */
  readonly found: readonly Found[] | null
  readonly state: 'searching' | 'done' | 'failed'
}

/** What is known of the article that was chosen. `gone`: there is none that may be read. */
export interface Reading {
  readonly id: string
  readonly state: 'loading' | 'failed' | 'gone' | Article
}

/** Opens the help desk of one session. */
export function openHelpDesk({ kit, gateway, changed, find }: HelpDeskParts): HelpDesk {
  let search: Search = { words: '', found: null, state: 'searching' }
  let reading: Reading | null = null
  let language: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const focusSoon = (selector: string): void => void setTimeout(() => find(selector)?.focus())
  const seek = async (): Promise<void> => {
    const { words } = search
    const asked = language ?? 'en'
    const isStale = (): boolean => words !== search.words || asked !== language
    try {
      const found = await searchArticles(gateway, words, asked)
      if (isStale()) return
      search = { words, found, state: 'done' }
    } catch {
      if (isStale()) return
      search = { ...search, state: 'failed' }
    }
    changed()
  }
  const seekSoon = (words: string, pause: number): void => {
    clearTimeout(timer)
    search = { ...search, words, state: 'searching' }
    timer = setTimeout(() => void seek(), pause)
    changed()
  }
  const current = (): string | undefined => reading?.id
  const read = async (id: string): Promise<void> => {
    reading = { id, state: 'loading' }
    changed()
    const state = await readArticle(gateway, id).then(
      (article) => article ?? ('gone' as const),
      () => 'failed' as const,
    )
    if (current() !== id) return
    reading = { id, state }
    changed()
    focusSoon('.article h3')
  }
  const hands: HelpHands = {
    type: (words) => seekSoon(words, pauseMs),
    again: () => (reading === null ? seekSoon(search.words, 0) : void read(reading.id)),
    read: (id) => void read(id),
    list() {
      const last = reading?.id
      reading = null
      changed()
      focusSoon(search.found?.some(({ id }) => id === last) === true ? `#article-${last}` : '.seek input')
    },
  }
  return {
    drawn(scene) {
      if (scene.locale !== language) {
        const isFirst = language === null
        language = scene.locale
        seekSoon(search.words, 0)
        if (isFirst && reading === null) focusSoon('.seek input')
      }
      return reading === null
        ? searchView({ kit, scene, hands }, search)
        : articleView({ kit, scene, hands }, reading)
    },
    read: hands.read,
    close: () => clearTimeout(timer),
  }
}

/** What the views of help ask for. */
export interface HelpHands {
  type(words: string): void
  /** Tries again what could not be had. */
  again(): void
  read(id: string): void
  /** Back to what was found. */
  list(): void
}
