import type { TemplateResult } from 'lit/html.js'
import type { Message } from '../conversation/conversation.js'
import type { Actions, Scene } from '../views/view.js'
import type { Kit } from './kit.js'

/** How answers to choose from and cards are drawn. */
export interface ExtraViews {
  readonly style: string
  message(kit: Kit, scene: Scene, actions: Actions, message: Message): TemplateResult | null
}

/** Fetches it, with the first of them in the conversation. */
export const extraViews = async (): Promise<ExtraViews> => (await import('../views/extras.js')).extras
