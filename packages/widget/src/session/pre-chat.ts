import type { Outcome } from '@switchboard/client'
import type { Answers } from '@switchboard/protocol'
import type { Admission } from './visitor-token.js'

/** By language, such as `en`. */
export type Labels = Readonly<Record<string, string>>

/** What a site asks of a visitor before a chat, as the gateway says it. */
export interface SiteForm {
  readonly fields: readonly {
    readonly key: string
    readonly kind: 'name' | 'email' | 'phone' | 'text' | 'select'
    readonly required: boolean
    readonly labels: Labels
    readonly options?: readonly { readonly key: string; readonly labels: Labels }[]
  }[]
  readonly consent: {
    readonly required: boolean
    readonly labels: Labels
    readonly link: string | null
  } | null
}

/** What is asked before the first words, and what was answered. */
export class PreChat {
  /** What the gateway has said of the site last. */
  site: Pick<Admission, 'form' | 'recordsCalls'> = {}
  answers: Answers | null = null
  /** The answer that the gateway has refused last. */
  refused: { readonly code: string; readonly field?: string } | null = null

  get form(): SiteForm | null {
    return this.site.form ?? null
  }

  /** Whether something is still to be filled in. */
  get isDue(): boolean {
    return this.form !== null && this.answers === null
  }

  /** What goes along with the first words. */
  get filled(): { readonly answers?: Answers } {
    return this.answers === null ? {} : { answers: this.answers }
  }

  /** Takes back the answers where the gateway has refused them; answers whether it has. */
  takeBack(outcome: Outcome): boolean {
    if (outcome.ok || !outcome.code.startsWith('answer_')) return false
    this.answers = null
    this.refused = outcome
    return true
  }
}
