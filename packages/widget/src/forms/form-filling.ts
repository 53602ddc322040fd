import type { Session } from '../session/session.js'
import { filled } from './form.js'
import type { Form, Submission } from './form.js'

/** The form that the visitor is filling in, and what becomes of it. */
export class FormFilling {
  form: Form
  readonly #blank: Form
  readonly #changed: () => void

  /** `blank`: what it begins with; `changed` is called after every change. */
  constructor(blank: Form, changed: () => void) {
    this.form = blank
    this.#blank = blank
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
    this.form = this.form.state === 'sent' ? this.#blank : { ...this.form, faults: {} }
  }

  /** Sends what was filled in, unless it is wrong or on its way; resolves whether it was taken. */
  async submit(session: Session, { faults, send, rules }: Submission): Promise<boolean> {
    if (this.form.state === 'sending' || !this.blame(faults, 'sending')) return false
    const refusal = await send(session)
    return this.blame(refusal === null ? {} : rules.faultsOfRefusal(refusal), 'sent')
  }
}
