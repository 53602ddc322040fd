import type { Session } from '../session/session.js'
import { blankForm, filled } from './form.js'
import type { Form, Submission } from './form.js'

/** The form that the visitor is filling in, and what becomes of it. */
export class FormFilling {
  form: Form = blankForm
  readonly #changed: () => void

  /** `changed` is called after every change. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  fill(name: string, value: string): void {
    this.form = filled(this.form, name, value)
    this.#changed()
  }

  /** Says what is wrong; answers whether nothing is. */
  blame(faults: Form['faults'], state: Form['state'] = 'open'): boolean {
    const isRight = Object.keys(faults).length === 0
    this.form = { ...this.form, faults, state: isRight ? state : 'open' }
    this.#changed()
    return isRight
  }

  /** Begins anew. What was typed stays, unless it has been sent. */
  begin(): void {
    this.form = this.form.state === 'sent' ? blankForm : { ...this.form, faults: {} }
  }

  /** Sends what was filled in, unless it is wrong or on its way; resolves whether it was taken. */
  async submit(session: Session, { faults, send, rules }: Submission): Promise<boolean> {
    if (this.form.state === 'sending' || !this.blame(faults, 'sending')) return false
    const refusal = await send(session)
    return this.blame(refusal === null ? {} : rules.faultsOfRefusal(refusal), 'sent')
  }
}
