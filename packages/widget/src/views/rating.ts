import type { TemplateResult } from 'lit/html.js'
import { RatingFilling } from '../forms/rating-filling.js'
import type { Score } from '../forms/rating-filling.js'
import type { Kit } from '../later/kit.js'
import { formWords } from '../words/tables/forms.js'
import type { Scene } from './view.js'

const scores: readonly Score[] = [1, 2, 3, 4, 5]

/** How the help was: asked for once the contact has ended, thanked for afterwards. */
export function rating(kit: Kit, scene: Scene): TemplateResult {
  const { model, words } = scene
  const { html, icon, nothing } = kit
  if (model.conversation.phase === 'rated') {
    return html`<p class="card thanks" role="status">${icon('tick')}<span>${formWords(words.tag).thanks}</span></p>`
  }
  const { agent } = model.conversation
  const given = scene.rating((session, changed) => new RatingFilling(session, changed))
  return html`<div class="card">
    <h3 class="ask" tabindex="-1">${agent === null ? formWords(words.tag).howWasIt : formWords(words.tag).howWas(agent)}</h3>
    ${scale(kit, scene, given)}
    ${given.score === null ? nothing : remark(kit, scene, given)}
    ${fault(kit, scene, given)}
    <button class="wide primary" part="button-primary" type="button" aria-disabled=${model.conversation.rating} @click=${(event: Event) => send(event, given)}>${formWords(words.tag).sendRating}</button>
  </div>`
}

function scale({ html, live, nothing }: Kit, { words }: Scene, given: RatingFilling): TemplateResult {
  const { score } = given
  const word = score === null ? undefined : formWords(words.tag).scores[score - 1]
  return html`<div class="scale" role="radiogroup" aria-label=${formWords(words.tag).rating} aria-describedby=${given.fault === 'missing' ? 'fault' : nothing}>
      ${scores.map(
        (each) =>
          html`<span class="score"
            ><input type="radio" name="score" aria-label=${each} title=${formWords(words.tag).scores[each - 1] ?? nothing} .checked=${live(score === each)} @change=${() => given.choose(each)} /><span aria-hidden="true">${each}</span></span
          >`,
      )}
    </div>
    <div class="ends"><span>${formWords(words.tag).poor}</span><b role="status">${score === null || word === undefined ? '' : formWords(words.tag).chosen(score, word)}</b><span>${formWords(words.tag).excellent}</span></div>`
}

function remark({ html, most, live }: Kit, { words }: Scene, given: RatingFilling): TemplateResult {
  return html`<label class="label" for="comment">${formWords(words.tag).comment} <span class="may">${words.optional}</span></label>
    <textarea
      id="comment"
      class="field"
      rows="2"
      maxlength=${most.comment}
      .value=${live(given.comment)}
      @input=${(event: InputEvent) => given.remark((event.currentTarget as HTMLTextAreaElement).value)}
    ></textarea>`
}

function fault({ html, icon }: Kit, { words }: Scene, given: RatingFilling): TemplateResult | null {
  if (given.fault === null) return null
  const said = formWords(words.tag)
  return html`<p class="fault" id="fault" role="alert">${icon('alert', 16)}${given.fault === 'missing' ? said.chooseScore : said.ratingFailed}</p>`
}

/** Without a number the first one gets the focus. */
function send({ currentTarget }: Event, given: RatingFilling): void {
  if (given.score === null) (currentTarget as HTMLElement).parentElement?.querySelector('input')?.focus()
  void given.send()
}
