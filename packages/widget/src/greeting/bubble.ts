import type { Launcher } from '../launcher/launcher.js'
import { make } from '../launcher/make.js'
import { greetingWords } from '../words/tables/greeting.js'
import { bubbleStyle } from './bubble-style.js'

/** What is said, and where. */
export interface BubbleParts {
  readonly root: ShadowRoot
  readonly launcher: Launcher
  readonly text: string
  /** The language of the text, and that of the visitor, BCP 47. */
  readonly textLanguage: string
  readonly language: string
  /** Somebody presses it: the chat opens right after. */
  readonly pressed: () => void
  readonly dismissed: () => void
}

/**
 * Shows a greeting above the launcher, in the launcher's own box, which makes way for the panel. It takes no focus. Answers what
 * takes it away.
 */
export function show(parts: BubbleParts): () => void {
  const { root, launcher, text, textLanguage, language } = parts
  dress(root)
  const said = make('button', { class: 'text', 'data-switchboard': 'chat', lang: textLanguage, dir: 'auto' })
  const place = make('div', { class: 'said', role: 'status' })
  const no = make('button', { class: 'no', lang: language, 'aria-label': greetingWords(language).dismiss })
  no.append(cross())
  const bubble = make('div', { class: 'hello', part: 'greeting' })
  bubble.append(place, no)
  const close = (): void => {
    const hadFocus = bubble.contains(root.activeElement)
    bubble.remove()
    document.removeEventListener('keydown', escape)
    if (hadFocus) launcher.button.focus()
  }
  const dismiss = (): void => {
    close()
    parts.dismissed()
  }
  const escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) dismiss()
  }
  no.addEventListener('click', dismiss)
  // The loader hears the same press afterwards, at the document, and opens the chat.
  said.addEventListener('click', parts.pressed)
  document.addEventListener('keydown', escape)
  launcher.box.prepend(bubble)
  // Readers tell what comes into a status that is there already.
  requestAnimationFrame(() => {
    said.textContent = text
    place.append(said)
  })
  return close
}

const dressed = new WeakSet<ShadowRoot>()

function dress(root: ShadowRoot): void {
  if (dressed.has(root)) return
  dressed.add(root)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(bubbleStyle)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}

function cross(): HTMLElement {
  const picture = make('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, '2000/svg')
  picture.append(make('path', { d: 'm6 6 8 8m0-8-8 8' }, '2000/svg'))
  return picture
}
