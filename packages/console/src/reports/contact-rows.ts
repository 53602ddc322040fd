import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { avatar } from '../elements/parts.js'
import { icon } from '../look/icons.js'
import { shortId } from '../words/format.js'
import { nameOf } from './context.js'
import type { ReportContext } from './context.js'
import { clock } from './figures.js'
import { dayName, timeToTheSecond } from './moments.js'
import type { BehindRow } from './reports-api.js'

/** The rows behind a number, each a way to the whole of its contact. */
export function contactRows(
  context: Pick<ReportContext, 'words' | 'names' | 'tag' | 'metrics'>,
  rows: readonly BehindRow[],
  open: (contact: string) => void,
): TemplateResult {
  const { words, names, tag } = context
  return html`<ul class="contacts">${rows.map((row) => {
    const { contact, at, channel, queue, agent, outcome, ms, score } = row
    const how = [
      outcome === null ? '' : (words.outcomes[outcome] ?? outcome),
      ms === null ? '' : clock(ms),
      score === null ? '' : words.behind.rating(score),
      agent === null ? '' : nameOf(context, 'agent', agent),
    ].filter((part) => part !== '')
    return html`<li><button type="button" @click=${() => open(contact)}>
      ${avatar({ id: contact, name: null, size: 's32' })}
      <span class="grow"><span class="strong">${words.behind.of(shortId(contact))}</span>
        <span class="small quiet num">${words.channels[channel ?? ''] ?? channel}, ${dayName(at, names.zone, tag)} ${timeToTheSecond(at, names.zone, tag)}${queue === null ? nothing : html` · ${nameOf(context, 'queue', queue)}`}</span>
        <span class="small quiet num">${how.join(' · ')}</span></span>
      ${icon('outside', 16)}
    </button></li>`
  })}</ul>`
}
