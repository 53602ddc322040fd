import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { FilledForm } from '@switchboard/protocol'
import type { Phrases } from '../words/en.js'

/** What the visitor has filled in before the chat, question by question. Everything is text, also an address. */
export function answersView(form: FilledForm | undefined, words: Phrases): TemplateResult | typeof nothing {
  if (form === undefined) return nothing
  const { form: said, consent, noConsent, labels } = words.context.answers
  const { answers } = form
  return html`<div class="part">
    <h2>${said}</h2>
    ${
      answers === null
        ? html`<p class="small faint">${words.conversation.erased}</p>`
        : html`<dl>${answers.map(({ kind, label, text }) => html`<dt>${label || (kind === 'text' || kind === 'select' ? kind : labels[kind])}</dt><dd>${text}</dd>`)}</dl>`
    }
    <p class="small faint">${form.consent ? consent : noConsent}</p>
  </div>`
}
