import type { TappedLine } from '@switchboard/client'
import type { Session } from '../session/session.js'
import type { Actions, Scene } from '../views/view.js'
import { callDesk } from './call-desk.js'
import type { CallDesk, DrawnCall } from './call-desk.js'
import { kit } from './kit.js'
import type { Parts } from './parts.js'

/** Where a call is drawn. */
export interface CallPlace {
  /** Adopts a style once. */
  readonly dress: (style: string) => void
  readonly changed: () => void
  readonly find: (selector: string) => HTMLElement | null
}

/** The call of the panel: what makes it is fetched when somebody comes near. */
export class CallAtHand {
  #desk: CallDesk | null = null
  #wanted: 'begin' | 'speak' | null = null
  readonly #parts: Parts
  readonly #place: CallPlace
  /** Whether a call begins as soon as may be; `asked`: once the form is filled in. */
  dials: 'soon' | 'asked' | null = null
  /** The session's line; without it nobody can call. */
  line: TappedLine | null = null

  constructor(parts: Parts, place: CallPlace) {
    this.#parts = parts
    this.#place = place
  }

  /** Somebody may soon want to call. */
  near(): void {
    this.#parts.get(callDesk)
  }

  /** Calls, where somebody is there to be called; what the site wants to be agreed to is asked before. */
  dial(session: Session): void {
    const { phase } = session.model.conversation
    if (phase === 'ended' || phase === 'rated') session.startAgain()
    const { there, asks, form } = session.model
    this.dials = there && asks && form?.consent ? 'asked' : null
    if (there && this.dials === null) this.#begin(session, 'begin')
  }

  /** What is asked before a call is filled in. */
  answered(session: Session): void {
    if (this.dials !== null) this.#begin(session, 'begin')
    this.dials = null
  }

  /** Records a message. */
  speak(session: Session): void {
    this.#begin(session, 'speak')
  }

  /** As soon as can be. */
  #begin(session: Session, what: 'begin' | 'speak'): void {
    this.#wanted = what
    this.#open(session)
    this.#place.changed()
  }

  /** Keeps the call in step with its contact, and draws it; null where there is none. */
  drawn(scene: Scene, session: Session, actions: Actions): DrawnCall | null {
    const { call, phase } = scene.model.conversation
    const goesOn = call && (phase === 'queued' || phase === 'connected')
    const desk = goesOn || this.#wanted !== null || this.#desk !== null ? this.#open(session) : null
    desk?.sync(scene.model)
    return desk?.drawn(scene, actions) ?? null
  }

  /** Ends it here: another session begins. */
  forget(): void {
    this.#desk?.close()
    this.#desk = null
    this.#wanted = null
  }

  #open(session: Session): CallDesk | null {
    const { line } = this
    const part = this.#parts.get(callDesk)
    if (part === null || line === null) return null
    this.#desk ??= part.open({ kit, session, line, ...this.#place })
    if (this.#wanted !== null) this.#desk[this.#wanted]()
    this.#wanted = null
    return this.#desk
  }
}
