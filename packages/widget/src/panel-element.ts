import { html, nothing } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'
import { DrawnElement } from './drawn-element.js'
import type { TappedLine } from '@switchboard/client'
import type { Emit } from './events.js'
import { listen } from './listen.js'
import { Focusing, focused, invalid } from './focus.js'
import { kit } from './later/kit.js'
import { CallAtHand } from './later/call-at-hand.js'
import { HelpAtHand } from './later/help-at-hand.js'
import { Parts } from './later/parts.js'
import { extraViews } from './later/extras.js'
import { FilesAtHand } from './later/files-at-hand.js'
import { soundParts } from './later/sound-parts.js'
import { Wardrobe } from './later/wardrobe.js'
import { laterViews } from './later/view-part.js'
import type { LaterName, LaterView } from './later/view-part.js'
import type { Submission } from './forms/form.js'
import type { FormFilling } from './forms/form-filling.js'
import type { RatingFilling } from './forms/rating-filling.js'
import type { Greeting } from './greeting/rules.js'
import { keepInStep } from './launcher/launcher-badge.js'
import type { Launcher } from './launcher/launcher.js'
import { countInTitle } from './launcher/page-title.js'
import { isShut } from './session/model.js'
import { SaidPlace } from './session/said-place.js'
import type { Session } from './session/session.js'
import { panelStyles } from './style/panel-styles.js'
import { Ticker } from './ticker.js'
import type { Way } from './switchboard.js'
import { blankForm } from './views/blank.js'
import { coming } from './views/coming.js'
import { coversPage, dialog } from './views/dialog.js'
import type { Actions, Place, Scene } from './views/view.js'
import type { Words } from './words/words.js'

/** How near (px) to the end of the conversation one must be for it to follow what comes. */
const nearEnd = 80

/**
 * The panel. It draws into the shadow root that it stands in, beside the launcher that the loader has put there, so that
 * every part is one of `<switchboard-widget>`.
 */
export class PanelElement extends DrawnElement {
  /** What the page has greeted the visitor with; null: nothing. */
  greeting: Greeting | null = null
  #words: Words | null = null
  #session: Session | null = null
  #launcher: Launcher | null = null
  #step: ReturnType<typeof keepInStep> = () => {}
  #emit: Emit = () => {}
  #undo: (() => void)[] = []
  #open = false
  #place: Place = 'home'
  #emoji = false
  #filling: FormFilling | null = null
  #rating: RatingFilling | null = null
  #opener: HTMLElement | null = null
  #looking = false
  #wasLost = false
  readonly #saidPlace = new SaidPlace()
  #follow = true
  #hadFocus = false
  readonly #focusing = new Focusing()
  readonly #wardrobe = new Wardrobe(() => this.root)
  readonly #parts = new Parts(({ style }) => {
    this.#wardrobe.wear(style)
    this.#grow()
  })
  readonly #hands = {
    dress: (style: string) => this.#wardrobe.wear(style),
    changed: () => this.redraw(),
    find: (selector: string) => this.root.querySelector<HTMLElement>(selector),
  }
  readonly #files = new FilesAtHand(this.#parts, this.#hands.changed)
  readonly #call = new CallAtHand(this.#parts, this.#hands)
  readonly #help = new HelpAtHand(this.#parts, this.#hands)
  readonly #ticker = new Ticker(() => this.redraw())

  /** The words that it speaks; without them, nothing shows. */
  set words(words: Words) {
    this.#words = words
    this.redraw()
  }

  /** The language that it speaks, a BCP 47 tag. */
  get language(): string {
    return this.#words?.tag ?? 'en'
  }

  /** Gives the element what it needs; without it, nothing shows. A second session takes the place of the first. */
  begin(session: Session, launcher: Launcher, emit: Emit, line: TappedLine | null = null): void {
    this.#forget()
    this.#session = session
    this.#call.line = line
    if (this.#launcher !== launcher) this.#step = keepInStep(launcher)
    this.#launcher = launcher
    this.#emit = emit
    this.#place = 'home'
    const update = (): void => this.redraw()
    this.#undo = [
      session.subscribe(update),
      listen(window, 'online', update),
      listen(window, 'offline', update),
      listen(coversPage, 'change', update),
      listen(document, 'visibilitychange', () => this.#look()),
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
    this.#go(way === 'chat' || goesOn ? 'conversation' : 'home', quiet)
    if (way === 'call' && !session.hasOpenContact) this.#call.dials = 'soon'
  }

  /** Closes the panel to the launcher; what was typed stays. */
  close(): void {
    if (!this.#open) return
    this.#open = false
    this.#session?.keepOpen(false)
    const back = this.#opener?.isConnected === true ? this.#opener : this.#launcher?.button
    this.#opener = null
    this.redraw()
    void this.#leave(back)
    this.#emit('close', undefined)
  }

  connectedCallback(): void {
    this.#wardrobe.wear(...panelStyles)
    this.redraw()
  }

  disconnectedCallback(): void {
    // The time to the next try is counted down.
    this.#ticker.run(this.#open && this.isConnected && this.#session?.model.reach.is === 'unreachable')
  }

  /** Ends everything that this element has begun. */
  end(): void {
    this.#forget()
    this.#session = null
    this.#open = false
    this.#parts.stop()
    countInTitle(0)
    this.redraw()
  }

  protected override willDraw(): void {
    const scroll = this.root.querySelector('.scroll')
    this.#follow ||= scroll === null || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < nearEnd
    this.#hadFocus = this.root.activeElement != null
  }

  protected override draw(): TemplateResult | typeof nothing {
    const scene = this.#scene()
    const call = scene && this.#session ? this.#call.drawn(scene, this.#session, this.#actions) : null
    if (!this.#open || scene === null) return nothing
    this.#wasLost ||= scene.model.reach.is === 'lost'
    return dialog(scene, this.#actions, this.#wasLost, () => this.#view(scene, call))
  }

  #view(scene: Scene, call: ReturnType<CallAtHand['drawn']>): TemplateResult {
    const { place } = scene
    if (call?.whole && place !== 'home') return call.drawn
    if (place === 'help' && this.#session) return this.#help.drawn(scene, this.#session) ?? coming(scene)
    if (place !== 'conversation') return scene.later(place === 'home' ? place : 'leave')
    return html`${call?.drawn}${scene.later(scene.model.asks ? 'preChat' : place)}`
  }

  protected override hasDrawn(): void {
    if (this.#words !== null)
      this.#step({ open: this.#open, unread: this.#session?.model.unread ?? 0, words: this.#words })
    this.#look()
    // The time to the next try is counted down.
    this.#ticker.run(this.#open && this.isConnected && this.#session?.model.reach.is === 'unreachable')
    if (this.#call.dials === 'soon' && this.#session?.admitted) this.#talk('dial')
    if (!this.#open) return
    if (this.#hadFocus && this.root.activeElement === null) this.#focusing.give(this.root, '.card .ask', 'h2')
    else this.#focusing.pay(this.root)
    const scroll = this.root.querySelector('.scroll')
    if (scroll !== null && this.#follow) scroll.scrollTop = scroll.scrollHeight
    this.#follow = false
  }

  readonly #actions: Actions = {
    close: () => this.close(),
    back: () => this.#go(this.#place === 'home' ? 'conversation' : 'home'),
    write: () => this.#write(),
    nearCall: () => this.#call.near(),
    call: () => this.#talk('dial'),
    speak: () => this.#talk('speak'),
    home: () => this.#go('home'),
    fillIn: (place) => this.#go(place),
    fill: (name, value) => this.#form()?.fill(name, value),
    submit: (submission, then) => void this.#submit(submission, then),
    answer: (answers, faults) => {
      const isRight = this.#form()?.blame(faults)
      if (isRight) {
        this.#session!.answer(answers)
        this.#call.answered(this.#session!)
      }
      this.#focusSoon(isRight ? '.composer textarea' : invalid)
    },
    follow: (event) => {
      if (!this.#help.wants((event.currentTarget as HTMLAnchorElement).href, this.#session!)) return
      event.preventDefault()
      this.#go('help')
    },
    type: (text) => {
      this.#session?.type(text)
      this.redraw()
    },
    emoji: (open) => {
      this.#emoji = open
      this.redraw()
      this.#focusSoon(open ? '.emoji button' : '.composer textarea')
    },
    send: () => this.#send(),
    say: (text) => this.#say(text),
    attach: (files) => this.#files.attach(files),
    retry: (key) => this.#session?.retry(key),
    end: () => this.#session?.end(),
    startAgain: () => this.#write(),
    tryNow: () => this.#session?.connect(),
  }

  #talk(how: 'dial' | 'speak'): void {
    const there = this.#session?.model.there !== false
    this.#rating = null
    this.#go(how === 'speak' ? 'message' : there ? 'conversation' : 'home')
    if (this.#session !== null) this.#call[how](this.#session)
  }

  #scene(): Scene | null {
    const session = this.#session
    const words = this.#words
    if (session === null || words === null) return null
    const told = session.model.conversation.greeting
    const scene: Scene = {
      model: session.model,
      words,
      locale: words.tag,
      now: Date.now(),
      place: this.#place === 'conversation' && isShut(session.model) ? 'home' : this.#place,
      draft: session.draft,
      emoji: this.#emoji,
      form: this.#filling?.form ?? blankForm,
      online: navigator.onLine,
      saidPlace: this.#saidPlace.of(session.model.place, words, Date.now()),
      rating: (begin) => (this.#rating ??= begin(session, () => this.#grow())),
      greeted: told === undefined ? this.greeting?.text : told,
      dials: this.#call.dials !== null,
      later: (name) => this.#later(name, scene),
      fields: () => this.#parts.get(laterViews.preChat),
      file: (message) => this.#files.message(message, scene, session),
      extra: (message) => this.#parts.get(extraViews)?.message(kit, scene, this.#actions, message) ?? null,
      picture: (file) => this.#files.picture(file, session),
      sound: () => this.#parts.get(soundParts)?.sound(kit, scene, this.#actions) ?? null,
      tray: () => this.#files.tray(scene, session),
    }
    return scene
  }

  #later(name: LaterName, scene: Scene): TemplateResult {
    const load: () => Promise<{ readonly style: string } & Partial<Record<LaterName, LaterView>>> =
      laterViews[name]
    return this.#parts.get(load)?.[name]?.(kit, scene, this.#actions) ?? coming(scene)
  }

  /** What is filled in; it comes with how fields are drawn. */
  #form(): FormFilling | null {
    const fields = this.#parts.get(laterViews.preChat)
    return (this.#filling ??= fields?.startFilling(blankForm, () => this.redraw()) ?? null)
  }

  /** To the conversation to write in; one that has ended is left behind. */
  #write(): void {
    const phase = this.#session?.model.conversation.phase
    if (phase === 'ended' || phase === 'rated') {
      this.#session?.startAgain()
      this.#rating = null
    }
    this.#go('conversation')
  }

  #send(): void {
    const session = this.#session
    const text = session?.draft.trim() ?? ''
    if (session === null || text === '') return
    session.type('')
    this.#say(text)
  }

  #say(text: string): void {
    this.#emoji = false
    this.#session?.say(text)
    this.#grow()
    this.#focusing.give(this.root, '.composer textarea')
  }

  async #submit(submission: Submission, then: string): Promise<void> {
    const session = this.#session
    if (session === null) return
    const taken = await this.#form()?.submit(session, submission)
    await this.drawn
    this.#focusing.give(this.root, taken ? then : invalid)
  }

  /** Draws more, to the end of which it goes. */
  #grow(): void {
    this.#follow = true
    this.redraw()
  }

  #go(place: Place, quiet = false): void {
    this.#place = place
    this.#call.dials = null
    this.#emoji = false
    this.#filling?.begin()
    if (place === 'home') this.#session?.lookAround()
    this.#grow()
    if (!quiet) this.#focusSoon(place === 'conversation' ? '.composer textarea' : 'h2', 'h2')
  }

  /** Gives the focus once what is to be drawn is there. */
  #focusSoon(...selectors: readonly string[]): void {
    void this.drawn.then(() => this.#focusing.give(this.root, ...selectors))
  }

  async #leave(back: HTMLElement | undefined): Promise<void> {
    await this.drawn
    back?.focus()
    this.#session?.rest()
  }

  #look(): void {
    const looking = this.#open && this.#place === 'conversation' && document.visibilityState === 'visible'
    if (looking === this.#looking) return
    this.#looking = looking
    this.#session?.look(looking)
  }

  #forget(): void {
    for (const undo of this.#undo) undo()
    this.#undo = []
    this.#files.forget()
    this.#call.forget()
    this.#help.forget()
    this.#looking = false
    this.#wasLost = false
    this.#rating = null
  }
}
