import type { NewCommand } from '@switchboard/client'
import type { Uuid } from '@switchboard/protocol'
import type { Session } from '../session/session.js'

/** What a visitor can give. */
export type Score = 1 | 2 | 3 | 4 | 5

/** The rating that the visitor is filling in, and what becomes of it. */
export class RatingFilling {
  score: Score | null = null
  comment = ''
  /** What was wrong with it when it was last sent. */
  fault: 'missing' | 'failed' | null = null
  readonly #session: Session
  readonly #changed: () => void

  /** `changed` is called after every change. */
  constructor(session: Session, changed: () => void) {
    this.#session = session
    this.#changed = changed
  }

  choose(score: Score): void {
    this.score = score
    this.#blame(null)
  }

  remark(comment: string): void {
    this.comment = comment
    this.#changed()
  }

  /** Sends it, unless there is no score or it is on its way; resolves whether it was tried. */
  async send(): Promise<boolean> {
    const { contact, model } = this.#session
    if (this.score === null) this.#blame('missing')
    if (this.score === null || contact === undefined || model.conversation.rating) return false
    this.#blame(null)
    const outcome = await this.#session.send(ratingOf(contact, this.score, this.comment))
    this.#blame(outcome.ok || outcome.code === 'closed' ? null : 'failed')
    return true
  }

  #blame(fault: RatingFilling['fault']): void {
    this.fault = fault
    this.#changed()
  }
}

/** The command that rates a contact; a blank comment is none. */
function ratingOf(stream: Uuid, score: Score, comment: string): NewCommand {
  const said = comment.trim()
  return { t: 'rate', stream, score, ...(said && { comment: said }) }
}
