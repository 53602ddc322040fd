import type { Connection } from '@switchboard/client'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Phrases } from '../words/en.js'
import { refusal } from '../words/refusal.js'

/** What the strip is told. `local`: epoch ms of this computer, by which the client counts its next try. */
export interface Strip {
  readonly words: Phrases
  readonly connection: Connection
  /** Whether the browser believes to have a network at all. */
  readonly online: boolean
  readonly local: number
  readonly tryNow: () => void
  readonly reload: () => void
}

/** One amber strip while the line is down, a red one when it will not come back; nothing while all is well. */
export function lineStrip(strip: Strip): TemplateResult | typeof nothing {
  const { connection, words } = strip
  switch (connection.is) {
    case 'idle':
    case 'open':
      return nothing
    case 'connecting':
      // The first attempt is the loading of the page: that has its own picture.
      return connection.attempt === 0 ? nothing : lost(strip, words.line.connecting)
    case 'waiting':
      return lost(strip, words.line.again(Math.max(1, Math.ceil((connection.retryAt - strip.local) / 1000))))
    case 'stopped':
      return html`<div class="strip stopped" role="alert">
        ${icon('unplugged')}<span class="grow"><b>${words.line.stoppedTitle}</b> ${connection.code === 'closed' ? '' : refusal(words, connection.code)}</span>
        <button type="button" class="button second low" @click=${strip.reload}>${words.line.reload}</button>
      </div>`
    default:
      return connection satisfies never
  }
}

function lost({ words, online, tryNow }: Strip, next: string): TemplateResult {
  const { line } = words
  return html`<section class="strip" aria-label=${line.label}>
    ${icon('unplugged')}
    <span class="grow">
      <span role="status"><b>${online ? line.lostTitle : line.offlineTitle}</b> ${online ? line.lost : line.offline}</span>
      <span class="num">${next}</span>
    </span>
    <button type="button" class="button second low" @click=${tryNow}>${line.tryNow}</button>
  </section>`
}
