import type { ExtraSent } from '@switchboard/protocol'
import { css, html, nothing } from 'lit'
import type { CSSResult, TemplateResult } from 'lit'
import { fileAddress } from '../browser/api.js'
import type { Phrases } from '../words/en.js'
import { linked } from './linked.js'

/** A message with the answers or the card that came along, as the visitor has them. */
export function extraView({ words, card, replies }: ExtraSent, phrases: Phrases): TemplateResult {
  return html`${card === undefined ? html`<p class="words">${linked(words)}</p>` : cardView(card, words)}
    ${
      replies === undefined
        ? nothing
        : html`<ul class="replies" aria-label=${phrases.extra.replies}>${replies.map((label) => html`<li>${label}</li>`)}</ul>`
    }`
}

function cardView({ title, links, picture }: NonNullable<ExtraSent['card']>, words: string): TemplateResult {
  return html`<div class="rich">
    ${picture === undefined ? nothing : html`<img src=${fileAddress(picture.file, 'preview')} width=${picture.width} height=${picture.height} alt="" loading="lazy" @error=${hide} />`}
    <div class="said"><p class="strong">${title}</p>${words === '' ? nothing : html`<p class="words">${linked(words)}</p>`}</div>
    ${
      links.length === 0
        ? nothing
        : html`<div class="links">${links.map(({ label, url }) => html`<a href=${/^https?:/i.test(url) ? url : nothing} title=${url} target="_blank" rel="noopener noreferrer">${label}</a>`)}</div>`
    }
  </div>`
}

function hide({ target }: Event): void {
  ;(target as HTMLElement).hidden = true
}

/** The look of cards and answers in the conversation. */
export const extraStyles: CSSResult = css`
  .rich {
    width: min(100%, 340px);
    margin-top: 6px;
    border: 1px solid var(--line-2);
    border-radius: 12px;
    background: var(--surface);
    overflow: hidden;
  }
  .rich img {
    display: block;
    width: 100%;
    height: auto;
    max-height: 160px;
    object-fit: cover;
    background: var(--fill);
  }
  .rich img[hidden] {
    display: none;
  }
  .rich .said {
    padding: 10px 14px;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    border-top: 1px solid var(--line-2);
  }
  .links a {
    flex: 1 1 auto;
    padding: 8px 12px;
    color: var(--accent);
    font: 600 0.8125rem/1.25rem var(--font);
    text-align: center;
    text-decoration: none;
  }
  .links a:hover {
    text-decoration: underline;
  }
  .replies {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
  }
  .replies li {
    padding: 3px 10px;
    border: 1px solid var(--line-2);
    border-radius: 10px;
    font: var(--t-13);
    color: var(--ink-2);
  }
`
