import type { Left } from '@switchboard/protocol'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { PastContact, Person } from '../browser/desk-api.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import type { Phrases } from '../words/en.js'
import { moment } from '../words/format.js'
import { dispositionWords } from './line-view.js'

/** What the brand has signed of a visitor; nothing for who is anonymous. Everything is text, also an address. */
export function identityView(person: Person | null, words: Phrases): readonly (readonly [string, string])[] {
  if (person === null) return []
  const { email, person: number } = person
  return [
    ...(email === null ? [] : [[words.context.email, email] as const]),
    ...(number === null ? [] : [[words.context.person, number] as const]),
  ]
}

/** How who left a message, or wishes to be called, said to be reached. */
export function reachView(left: Left | undefined, words: Phrases): readonly (readonly [string, string])[] {
  const { labels } = words.context.answers
  return [
    ...(left?.email == null ? [] : [[labels.email, left.email] as const]),
    ...(left?.phone == null ? [] : [[labels.phone, left.phone] as const]),
  ]
}

/** That the brand vouches for who the visitor is. */
export function verifiedTag(person: Person | null, words: Phrases): TemplateResult | typeof nothing {
  if (person?.identifiedAt == null) return nothing
  const { verified, verifiedHint } = words.context
  return html`<span class="tag good" title=${verifiedHint}>${icon('check', 14)}${verified}</span>`
}

/** What pages have said of the visitor, field by field. */
export function attributesView(person: Person | null, words: Phrases): TemplateResult | typeof nothing {
  const entries = Object.entries(person?.attributes ?? {})
  if (entries.length === 0) return nothing
  return html`<div class="part">
    <h2 title=${words.context.attributesHint}>${words.context.attributes}</h2>
    <dl>${entries.map(([key, value]) => html`<dt class="cut" title=${key}>${key}</dt><dd>${value}</dd>`)}</dl>
  </div>`
}

/** The contacts that came before, each to be opened. */
export function earlierView(
  person: Person | null,
  context: {
    readonly words: Phrases
    readonly desk: Desk
    /** The one that is shown. */
    readonly shown: string
    readonly open: (contact: PastContact) => void
  },
): TemplateResult | typeof nothing {
  if (person === null) return nothing
  const { words, shown, open } = context
  return html`<div class="part">
    <h2>${words.context.earlier}</h2>
    ${
      person.earlier.length === 0
        ? html`<p class="small faint">${words.context.noEarlier}</p>`
        : html`<ul class="earlier">
          ${person.earlier.map(
            (one) => html`<li>
              <button type="button" class="past" aria-current=${one.id === shown ? 'true' : nothing} @click=${() => open(one)}>
                ${icon('chat', 16)}
                <span class="grow">
                  <span class="row"><span class="cut grow">${howItWent(one, context)}</span><time class="tiny faint">${moment(one.startedAt, context.desk.clock.now(), words.tag)}</time></span>
                  <span class="tiny faint cut">${byWhom(one, words)}</span>
                </span>
              </button>
            </li>`,
          )}
        </ul>`
    }
  </div>`
}

function howItWent(contact: PastContact, context: { readonly words: Phrases; readonly desk: Desk }): string {
  const { stillOpen } = context.words.context
  const { queueName, disposition, phase } = contact
  if (disposition !== null) return dispositionWords(disposition, context)
  return phase === 'closed' ? queueName : `${queueName} · ${stillOpen}`
}

function byWhom({ answeredByName, score }: PastContact, words: Phrases): string {
  const { by, nobody, rated } = words.context
  const who = answeredByName === null || answeredByName === '' ? nobody : by(answeredByName)
  return score === null ? who : `${who} · ${rated(score)}`
}
