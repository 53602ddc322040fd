import { html, LitElement, nothing } from 'lit'
import type { CSSResult, TemplateResult } from 'lit'
import type { Emit } from './events.js'
import { focused, keepInside } from './focus.js'
import { keepInStep } from './launcher/launcher-badge.js'
import type { Launcher } from './launcher/launcher.js'
import type { Session } from './session/session.js'
import { conversationStyle } from './style/conversation.js'
import { panelStyle } from './style/panel.js'
import { tokens } from './style/tokens.js'
import { viewsStyle } from './style/views.js'
import type { Way } from './switchboard.js'
import { announcement } from './views/announcement.js'
import { conversation } from './views/conversation.js'
import { header } from './views/header.js'
import { home } from './views/home.js'
import { unreachable } from './views/unreachable.js'
import type { Actions, Place, Scene, Score } from './views/view.js'
import { en } from './words/en.js'
import type { Words } from './words/en.js'
import { loadWords } from './words/load.js'

/** Smaller than this the panel covers the page; the style sheet says the same. */
const coversPage = matchMedia('(max-width: 479px), (max-height: 559px)')

/** How near (px) to the end of the conversation one must be for it to follow what comes. */
const nearEnd = 80

/**
 * The panel. It draws into the shadow root that it stands in, beside the launcher that the loader has put there, so that
 * every part is one of `<switchboard-widget>`.
 */
export class PanelElement extends LitElement {
  static override styles = [tokens, panelStyle, viewsStyle, conversationStyle]

  words: Words = en
  #session: Session | null = null
  #launcher: Launcher | null = null
  #step: ReturnType<typeof keepInStep> = () => {}
  #emit: Emit = () => {}
  #undo: (() => void)[] = []
  #open = false
  #place: Place = 'home'
  #score: Score | null = null
  #comment = ''
  #scoreMissing = false
  #opener: HTMLElement | null = null
  #looking = false
  #wasLost = false
  #follow = true
  #hadFocus = false
  #ticking: ReturnType<typeof setInterval> | undefined

  /** Gives the element what it needs; without it, nothing shows. A second session takes the place of the first. */
  begin(session: Session, launcher: Launcher, emit: Emit): void {
    this.#forget()
    this.#session = session
    if (this.#launcher !== launcher) this.#step = keepInStep(launcher)
    this.#launcher = launcher
    this.#emit = emit
    this.#place = 'home'
    const update = (): void => this.requestUpdate()
    const look = (): void => this.#look()
    this.#undo = [
      session.subscribe(update),
      listen(window, 'online', update),
      listen(window, 'offline', update),
      listen(coversPage, 'change', update),
      listen(document, 'visibilitychange', look),
    ]
    if (this.#open) session.connect()
    update()
  }

  /** Opens the panel: on a contact that is open or not rated, else where `way` says, else at home. `quiet`: the focus stays where it is. */
  open(way?: Way, quiet = false): void {
    const session = this.#session
    if (session === null) return
    if (!this.#open) {
      this.#opener = focused()
      this.#open = true
      session.keepOpen(true)
      session.connect()
      this.#emit('open', undefined)
    }
    if (way === 'chat' && session.isRated) session.startAgain()
    const goesOn = session.model.hasContact && !session.isRated
    this.#go(way === 'chat' || (goesOn && way !== 'call') ? 'conversation' : 'home', quiet)
  }

  /** Closes the panel to the launcher; what was typed stays. */
  close(): void {
    if (!this.#open) return
    this.#open = false
    this.#session?.keepOpen(false)
    const back = this.#opener?.isConnected === true ? this.#opener : this.#launcher?.button
    this.#opener = null
    this.requestUpdate()
    void this.#leave(back)
    this.#emit('close', undefined)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#ticking)
    this.#ticking = undefined
  }

  /** Ends everything that this element has begun. */
  end(): void {
    this.#forget()
    this.#session = null
    this.#open = false
    this.requestUpdate()
  }

  /** Speaks a language from now on, a BCP 47 tag of those that are known. */
  async speak(locale: string): Promise<void> {
    this.words = await loadWords(locale)
    this.requestUpdate()
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.getRootNode() as ShadowRoot
    const sheets = PanelElement.elementStyles.map((each) => (each as CSSResult).styleSheet!)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets]
    this.renderOptions.renderBefore = root.firstChild
    return root
  }

  protected override willUpdate(): void {
    const scroll = this.renderRoot.querySelector('.scroll')
    this.#follow ||= scroll === null || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < nearEnd
    this.#hadFocus = this.#root?.activeElement != null
  }

  protected override render(): TemplateResult | typeof nothing {
    const scene = this.#scene()
    if (!this.#open || scene === null) return nothing
    const { model, words } = scene
    const { reach, brand } = model
    this.#wasLost ||= reach.is === 'lost'
    const name = brand === null ? words.support : words.supportOf(brand)
    const down = reach.is === 'unreachable' || reach.is === 'refused'
    const view = down ? unreachable : this.#place === 'home' ? home : conversation
    return html`<div class="box dock">
      <section
        class="panel"
        part="panel"
        role="dialog"
        aria-modal=${coversPage.matches ? 'true' : nothing}
        aria-label=${name}
        lang=${words.tag}
        dir=${words.direction}
        @keydown=${this.#press}
      >
        ${header(down ? { ...scene, place: 'home' } : scene, this.#actions)}
        <p class="hidden" role="status">${announcement(scene, this.#wasLost)}</p>
        ${view(scene, this.#actions)}
      </section>
    </div>`
  }

  protected override updated(): void {
    this.#step({ open: this.#open, unread: this.#session?.model.unread ?? 0, words: this.words })
    this.#look()
    this.#tick()
    if (!this.#open) return
    if (this.#hadFocus && this.#root?.activeElement == null) this.#focus('.card .ask', 'h2')
    const scroll = this.renderRoot.querySelector('.scroll')
    if (scroll !== null && this.#follow) scroll.scrollTop = scroll.scrollHeight
    this.#follow = false
  }

  readonly #actions: Actions = {
    close: () => this.close(),
    back: () => this.#go(this.#place === 'home' ? 'conversation' : 'home'),
    write: () => this.#write(),
    type: (text) => {
      this.#session?.type(text)
      this.requestUpdate()
    },
    send: () => this.#send(),
    retry: (key) => this.#session?.retry(key),
    end: () => this.#session?.end(),
    choose: (score) => {
      this.#score = score
      this.#scoreMissing = false
      this.#follow = true
      this.requestUpdate()
    },
    remark: (text) => {
      this.#comment = text
      this.requestUpdate()
    },
    rate: () => this.#rate(),
    startAgain: () => this.#write(),
    tryNow: () => this.#session?.connect(),
  }

  #scene(): Scene | null {
    const session = this.#session
    if (session === null) return null
    return {
      model: session.model,
      words: this.words,
      locale: this.words.tag,
      now: Date.now(),
      place: this.#place,
      draft: session.draft,
      online: navigator.onLine,
      score: this.#score,
      comment: this.#comment,
      scoreMissing: this.#scoreMissing,
    }
  }

  /** To the conversation to write in; one that has ended is left behind. */
  #write(): void {
    const phase = this.#session?.model.conversation.phase
    if (phase === 'ended' || phase === 'rated') {
      this.#session?.startAgain()
      this.#score = null
      this.#comment = ''
      this.#scoreMissing = false
    }
    this.#go('conversation')
  }

  #send(): void {
    const session = this.#session
    const text = session?.draft.trim() ?? ''
    if (session === null || text === '') return
    session.say(text)
    session.type('')
    this.#follow = true
    this.requestUpdate()
    this.#focus('.composer textarea')
  }

  #rate(): void {
    this.#scoreMissing = this.#score === null
    if (this.#score === null) this.#focus('.score input')
    else void this.#session?.rate(this.#score, this.#comment)
    this.requestUpdate()
  }

  #go(place: Place, quiet = false): void {
    this.#place = place
    this.#follow = true
    this.requestUpdate()
    if (!quiet)
      void this.updateComplete.then(() =>
        this.#focus(place === 'conversation' ? '.composer textarea' : 'h2', 'h2'),
      )
  }

  async #leave(back: HTMLElement | undefined): Promise<void> {
    await this.updateComplete
    back?.focus()
    this.#session?.rest()
  }

  #focus(...selectors: string[]): void {
    for (const selector of selectors) {
      const element = this.renderRoot.querySelector<HTMLElement>(selector)
      if (element === null) continue
      element.focus()
      return
    }
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation()
      this.close()
    } else if (event.key === 'Tab' && coversPage.matches) {
      keepInside(event, event.currentTarget as Element)
    }
  }

  #look(): void {
    const looking = this.#open && this.#place === 'conversation' && document.visibilityState === 'visible'
    if (looking === this.#looking) return
    this.#looking = looking
    this.#session?.look(looking)
  }

  /** Counts down while the line is down. */
  #tick(): void {
    const counts = this.#open && this.isConnected && this.#session?.model.reach.is === 'unreachable'
    if (counts) this.#ticking ??= setInterval(() => this.requestUpdate(), 1000)
    else {
      clearInterval(this.#ticking)
      this.#ticking = undefined
    }
  }

  get #root(): ShadowRoot | undefined {
    return this.renderRoot as ShadowRoot | undefined
  }

  #forget(): void {
    for (const undo of this.#undo) undo()
    this.#undo = []
    this.#looking = false
    this.#wasLost = false
    this.#score = null
    this.#comment = ''
  }
}

function listen(target: EventTarget, name: string, fn: () => void): () => void {
  target.addEventListener(name, fn)
  return () => target.removeEventListener(name, fn)
}
