import type { Answers, Uuid } from '@switchboard/protocol'
import type { TemplateResult } from 'lit/html.js'
import type { Message } from '../conversation/conversation.js'
import type { Form, Submission } from '../forms/form.js'
import type { RatingFilling } from '../forms/rating-filling.js'
import type { FieldViews } from '../later/field-views.js'
import type { LaterName } from '../later/view-part.js'
import type { Model } from '../session/model.js'
import type { Session } from '../session/session.js'
import type { Words } from '../words/words.js'

/** Where the visitor is in the panel. */
export type Place = 'home' | 'conversation' | 'message' | 'callback' | 'help'

/** What the views are drawn from. */
export interface Scene {
  readonly model: Model
  readonly words: Words
  /** BCP 47, for times. */
  readonly locale: string
  /** Epoch ms. */
  readonly now: number
  readonly place: Place
  readonly draft: string
  /** Whether the emoji are open. */
  readonly emoji: boolean
  /** What is being filled in, of the form that is shown. */
  readonly form: Form
  readonly online: boolean
  /** Where one stands in line, in words, as a screen reader was last told; empty while one does not. */
  readonly saidPlace: string
  /** The rating that is being filled in; `begin` makes one that nobody has begun. */
  readonly rating: (begin: (session: Session, changed: () => void) => RatingFilling) => RatingFilling
  /** Whether a call begins once the form is filled in. */
  readonly dials: boolean
  /** What the page has greeted this visitor with, in the brand's name; undefined or null: with nothing. */
  readonly greeted: string | null | undefined
  /** Draws a view whose file may still be on its way. */
  readonly later: (name: LaterName) => TemplateResult
  /** How fields are drawn; null while that is still on its way. */
  readonly fields: () => FieldViews | null
  /** Draws a file of the conversation, by its name alone while how to is still on its way. */
  readonly file: (message: Message) => TemplateResult | null
  /** Draws what came along with a message; null while how to is still on its way. */
  readonly extra: (message: Message) => TemplateResult | null
  /** The address of a small picture of a file; null while it is not known. */
  readonly picture: (file: Uuid) => string | null
  /** Draws the switch for the sound; null while how to is still on its way. */
  readonly sound: () => TemplateResult | null
  /** Draws the files on their way. */
  readonly tray: () => unknown
}

/** What the views ask for. */
export interface Actions {
  close(): void
  back(): void
  write(): void
  /** Somebody may soon want to call. */
  nearCall(): void
  call(): void
  /** Leaves a spoken message, for when nobody is there. */
  speak(): void
  home(): void
  /** To a form for when nobody is there, or to where one searches for help. */
  fillIn(place: 'message' | 'callback' | 'help'): void
  /** Opens a link of the conversation: one to an article, in the panel. */
  follow(event: Event): void
  /** A field of the form has changed. */
  fill(name: string, value: string): void
  /** The form is filled in; `then`: what gets the focus once it is taken. */
  submit(submission: Submission, then: string): void
  /** What the site asks first is filled in. */
  answer(answers: Answers, faults: Form['faults']): void
  type(text: string): void
  /** Opens the emoji, or closes them. */
  emoji(open: boolean): void
  send(): void
  /** Says this at once. */
  say(text: string): void
  attach(files: Iterable<File>): void
  retry(key: string): void
  end(): void
  startAgain(): void
  tryNow(): void
}
