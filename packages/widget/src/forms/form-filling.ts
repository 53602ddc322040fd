import type { Session } from '../session/session.js'
import { blankForm, filled } from './form.js'
import type { Form, FormRules } from './form.js'

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

  /** Begins anew. What was typed stays, unless it has been sent. */
  begin(): void {
    this.form = this.form.state === 'sent' ? blankForm : { ...this.form, faults: {} }
  }

  /** Sends what was filled in for a message or a call; resolves whether it was taken. */
  leave(session: Session, channel: 'message' | 'callback', rules: FormRules): Promise<boolean> {
    const needed = channel === 'message' ? ['email', 'text'] : ['phone']
    const used = channel === 'message' ? ['email', 'text', 'name'] : ['phone', 'text', 'name', 'callAt']
    const values = Object.fromEntries(used.map((name) => [name, this.form.values[name] ?? '']))
    return this.#send(rules, needed, values, () => session.leave(channel, values))
  }

  /** Has the conversation sent to the address that was filled in. */
  sendTranscript(session: Session, rules: FormRules): Promise<boolean> {
    const { email = '' } = this.form.values
    return this.#send(rules, ['email'], { email }, () => session.sendTranscript(email))
  }

  async #send(
    rules: FormRules,
    needed: readonly string[],
    values: Form['values'],
    send: () => Promise<string | null>,
  ): Promise<boolean> {
    if (this.form.state === 'sending') return false
    const faults = rules.faultsIn(values, needed)
    const isRight = Object.keys(faults).length === 0
    this.form = { ...this.form, faults, state: isRight ? 'sending' : 'open' }
    this.#changed()
    if (!isRight) return false
    const refusal = await send()
    this.form =
      refusal === null
        ? { ...this.form, state: 'sent' }
        : { ...this.form, faults: rules.faultsOfRefusal(refusal), state: 'open' }
    this.#changed()
    return refusal === null
  }
}
