import { mayRetry } from '@switchboard/client'
import type { Upload, Uploads } from '@switchboard/client'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { icon } from '../look/icons.js'
import type { Phrases } from '../words/en.js'
import { fileSize } from '../words/format.js'

/** The files of a contact that are on their way, each with how far it has come and what can be done about it. */
export function attachments(
  uploads: readonly Upload[],
  { words, list }: { readonly words: Phrases; readonly list: Uploads },
): TemplateResult | typeof nothing {
  if (uploads.length === 0) return nothing
  return html`<ul class="attachments" aria-label=${words.files.onTheirWay}>
    ${uploads.map((one) => row(one, { words, list }))}
  </ul>`
}

function row(
  upload: Upload,
  { words, list }: { readonly words: Phrases; readonly list: Uploads },
): TemplateResult {
  const { key, name, bytes, share } = upload
  const failed = upload.is === 'failed'
  return html`<li class=${failed ? 'failed' : ''}>
    ${icon(failed ? 'alert' : 'file', 18)}
    <span class="grow">
      <span class="cut strong">${name}</span>
      ${
        failed
          ? html`<span class="why" role="alert">${why(upload, words)}</span>`
          : html`<progress max="1" .value=${share} aria-label=${words.files.progress(name)}></progress><span class="small quiet">${upload.is === 'waiting' ? words.files.waiting : `${fileSize(bytes * share, words.tag)} / ${fileSize(bytes, words.tag)}`}</span>`
      }
    </span>
    ${failed && mayRetry(upload.code) ? html`<button type="button" class="link" @click=${() => list.retry(key)}>${words.conversation.retry}</button>` : nothing}
    <button type="button" class="icon-button" aria-label=${words.files.cancel(name)} title=${words.files.cancel(name)} @click=${() => list.cancel(key)}>${icon('close', 16)}</button>
  </li>`
}

function why({ code }: Upload, words: Phrases): string {
  if (code === 'unreachable' || code === undefined) return words.files.unreachable
  const known: Readonly<Record<string, string>> = words.refused
  return known[code] ?? words.refused.internal
}
