import { css, html, nothing } from 'lit'
import type { CSSResult, TemplateResult } from 'lit'
import { fileAddress } from '../browser/api.js'
import { icon } from '../look/icons.js'
import type { FileRef } from '../state/line.js'
import type { Phrases } from '../words/en.js'
import { fileSize } from '../words/format.js'
import { showPicture } from './lightbox.js'

/** A file in the conversation: a picture that opens large, or a card that saves it. `name` is text, whatever it looks like; null: erased. */
export function fileView(
  { file, name }: { readonly file: FileRef; readonly name: string | null },
  words: Phrases,
): TemplateResult {
  if (name === null) return html`<p class="words erased">${words.conversation.erased}</p>`
  if (file.kind === 'audio') return spoken(file, words)
  return file.kind === 'image' ? picture(file, name, words) : card(file, name, words)
}

function picture(file: FileRef, name: string, words: Phrases): TemplateResult {
  const { width = 4, height = 3 } = file
  return html`<button
    type="button"
    class="picture"
    @click=${(event: Event) => showPicture({ file, name, words, opener: event.currentTarget as HTMLElement })}
  >
    <img
      src=${fileAddress(file.id, 'preview')}
      width=${width}
      height=${height}
      alt=""
      loading="lazy"
      decoding="async"
      @error=${lost}
    /><span class="about">${about(file, name, words)}</span><span class="sr">${words.files.enlarge}</span>
  </button>`
}

function spoken(file: FileRef, words: Phrases): TemplateResult {
  const { audio } = words.files.kinds
  return html`<audio class="spoken" controls preload="metadata" src=${fileAddress(file.id, 'whole')} aria-label=${audio}></audio>`
}

/** It cannot be shown, such as one that was erased meanwhile: its name is still there. */
function lost(event: Event): void {
  ;(event.target as HTMLElement).classList.add('lost')
}

function card(file: FileRef, name: string, words: Phrases): TemplateResult {
  return html`<a class="file" href=${fileAddress(file.id, 'save')} download=${name}>
    <span class="mark">${icon('file')}</span><span class="about">${about(file, name, words)}</span>${icon('save')}<span class="sr">${words.files.saveIt}</span>
  </a>`
}

function about({ kind, bytes }: FileRef, name: string, words: Phrases): TemplateResult {
  return html`<span class="cut strong">${name}</span><span class="small quiet">${words.files.kinds[kind]}${bytes > 0 ? html`, ${fileSize(bytes, words.tag)}` : nothing}</span>`
}

/** The look of files in the conversation. */
export const fileStyles: CSSResult = css`
  .picture,
  .file {
    display: flex;
    align-items: center;
    gap: 12px;
    width: fit-content;
    max-width: min(100%, 340px);
    margin-top: 6px;
    padding: 8px;
    border: 1px solid var(--line-2);
    border-radius: 12px;
    background: var(--surface);
    color: var(--ink);
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .picture:hover,
  .file:hover {
    background: var(--hover);
  }
  .picture {
    display: grid;
    gap: 8px;
    cursor: zoom-in;
  }
  .picture img {
    display: block;
    width: auto;
    height: auto;
    max-width: 100%;
    max-height: 220px;
    border-radius: 8px;
    background: var(--fill);
  }
  .spoken {
    display: block;
    width: min(100%, 340px);
    height: 44px;
    margin-top: 6px;
  }
  .picture img.lost {
    display: none;
  }
  .file {
    padding-inline-end: 16px;
  }
  .about {
    display: grid;
    min-width: 0;
    font: var(--t-13);
  }
  .mark {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    flex: none;
    border-radius: 8px;
    background: var(--fill);
    color: var(--ink-2);
  }
`
