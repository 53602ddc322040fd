import type { Place } from '@switchboard/protocol'
import type { Conversation } from '../conversation/conversation.js'
import type { PreChat, SiteForm } from './pre-chat.js'
import type { Reach } from './reach.js'
import type { Standing } from './standing.js'

/** What the panel shows. */
export interface Model {
  readonly reach: Reach
  /** The company's name; null until the gateway has said it. */
  readonly brand: string | null
  /** Whether there are articles to search for help in. */
  readonly hasArticles: boolean
  /** How the queue stood when the gateway was last asked; null until then. */
  readonly standing: Standing | null
  /** What the site asks of this visitor; null: nothing. */
  readonly form: SiteForm | null
  /** The answer to it that the gateway has refused last. */
  readonly wrongAnswer: PreChat['refused']
  /** Whether that is to be filled in before anything is written. */
  readonly asks: boolean
  /** Whether somebody will read what is written now, as far as is known. */
  readonly there: boolean
  /** Where the contact stands in line, while it waits; null while that is not known. */
  readonly place: Place | null
  readonly conversation: Conversation
  /** Whether there is a contact, present or past. */
  readonly hasContact: boolean
  /** Whether the facts of the contact are still on their way. */
  readonly loading: boolean
  readonly typing: boolean
  readonly unread: number
}

/** Whether the queue takes nobody at this hour: there is nothing to write into. */
export function isShut({ standing, hasContact }: Model): boolean {
  return standing?.openings?.open === false && !hasContact
}
