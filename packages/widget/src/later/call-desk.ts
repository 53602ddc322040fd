import type { TappedLine } from '@switchboard/client'
import type { TemplateResult } from 'lit/html.js'
import type { Model } from '../session/model.js'
import type { Session } from '../session/session.js'
import type { Actions, Scene } from '../views/view.js'
import type { Kit } from './kit.js'

/** A call as it is drawn: over the whole panel, or as a bar above what is written beside it. */
export interface DrawnCall {
  readonly whole: boolean
  readonly drawn: TemplateResult
}

/** Makes the calls of one session: the microphone, the sound, what is measured, and the views. */
export interface CallDesk {
  /** Asks for the microphone, then for somebody to talk to; to be called in the press itself. */
  begin(): void
  /** Records a message for when nobody is there; to be called in the press itself. A call under way ends. */
  speak(): void
  /** The contact may have changed. */
  sync(model: Model): void
  /** Null: there is no call. */
  drawn(scene: Scene, actions: Actions): DrawnCall | null
  close(): void
}

/** What a call desk stands on. */
export interface CallDeskParts {
  readonly kit: Kit
  readonly session: Session
  readonly line: TappedLine
  /** Adopts a style once. */
  readonly dress: (style: string) => void
  readonly changed: () => void
  /** An element of the panel, where it is drawn. */
  readonly find: (selector: string) => HTMLElement | null
}

/** Fetches how to call: when somebody comes near the button, or a call goes on. */
export const callDesk = async (): Promise<{
  readonly style: string
  readonly open: (parts: CallDeskParts) => CallDesk
}> => (await import('../call/call.js')).call
