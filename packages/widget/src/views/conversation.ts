import { html, nothing } from 'lit/html.js'
import type { TemplateResult } from 'lit/html.js'
import { repeat } from 'lit/directives/repeat.js'
import { clockTime, otherDay } from '../conversation/clock.js'
import type { Entry, Message } from '../conversation/conversation.js'
import { piecesOf } from '../conversation/links.js'
import { composer } from './composer.js'
import { inWords } from './standing.js'
import { cord, icon } from './icons.js'
import type { Actions, Scene } from './view.js'

/** The conversation: what was said, how the line stands, and the field to write in. */
export function conversation(scene: Scene, actions: Actions): TemplateResult {
  const { model, words } = scene
  const { phase, entries } = model.conversation
  const over = phase === 'ended' || phase === 'rated'
  return html`${strip(scene)}
    <div class="scroll" part="body">
    <div class="log" role="log" aria-relevant="additions" aria-label=${words.conversation} tabindex="0">
      ${model.loading ? bones(scene) : nothing}
      ${phase === 'new' && entries.length === 0 && !model.loading ? html`<p class="intro">${model.there ? words.intro : words.nobodyHint}</p>` : nothing}
      ${repeat(
        entries,
        (each) => each.key,
        (each) => entry(each, scene, actions),
      )}
      ${phase === 'queued' ? queued(scene, actions) : nothing}
      ${
        model.typing
          ? html`<div class="message theirs typing" aria-hidden="true"><i></i><i></i><i></i></div>`
          : nothing
      }
    </div>
    ${over ? scene.later('rating') : nothing}
    ${over && model.conversation.agent !== null ? scene.later('transcript') : nothing}
    </div>
    <footer class="footer" part="footer">
      ${
        over
          ? html`<button class="wide" part="button-secondary" type="button" @click=${actions.startAgain}>${words.writeAgain}</button>`
          : composer(scene, actions)
      }
    </footer>`
}

function strip({ model, words, online }: Scene): TemplateResult | typeof nothing {
  if (model.reach.is !== 'lost' && online) return nothing
  return html`<p class="strip" aria-hidden="true">${icon('cut', 18)}<span>${online ? words.reconnecting : words.offline}</span></p>`
}

function bones({ words }: Scene): TemplateResult {
  return html`<div class="bones messages" aria-busy="true"><span class="bone theirs"></span><span class="bone own"></span><span class="bone theirs short"></span></div>
    <p class="hidden">${words.loading}</p>`
}

function queued({ model, words }: Scene, actions: Actions): TemplateResult {
  const { place } = model
  return html`<div class="queued">${cord('ringing')}
    <p class="strong">${place === null ? words.queued : words.inLine(place.place, place.about)}</p>
    ${place === null || place.wait === null ? nothing : html`<p>${words.othersWaited(inWords(place.wait, words))}</p>`}
    <p>${words.queuedHint}</p>
    <button class="link" type="button" @click=${() => actions.fillIn('callback')}>${words.callback}</button></div>`
}

function entry(each: Entry, scene: Scene, actions: Actions): TemplateResult {
  const { words, locale, now } = scene
  const time = each.at === null ? '' : clockTime(each.at, locale)
  switch (each.kind) {
    case 'message':
      return message(each, scene, actions)
    case 'time': {
      const day = otherDay(each.at, now, locale)
      return html`<p class="system">${day === null ? words.today(time) : `${day}, ${time}`}</p>`
    }
    case 'joined':
      return html`<p class="system"><span class="lamp"></span>${words.joined(each.name, time)}</p>`
    case 'left':
      return html`<p class="system">${words.left(each.name, time)}</p>`
    case 'ended':
      return html`<p class="system">${endWords(each, scene, time)}</p>`
    default:
      return each satisfies never
  }
}

function endWords(each: Entry & { kind: 'ended' }, { words }: Scene, time: string): string {
  if (each.by === 'visitor') return words.endedByYou(time)
  return each.by === 'agent' ? words.endedByAgent(each.name ?? words.agent, time) : words.ended(time)
}

function message(each: Message, scene: Scene, actions: Actions): TemplateResult {
  const { words, model } = scene
  const side = each.own ? 'own' : 'theirs'
  const speaker = each.own ? words.you : (each.name ?? model.conversation.agent ?? words.agent)
  const run = `${each.first ? '' : 'follows'} ${each.last ? '' : 'leads'}`
  return html`<div class="message ${side} ${each.state} ${run}" part=${each.own ? 'message-own' : 'message'}
      ><span class="hidden">${speaker}: </span>${each.text === null ? html`<em>${words.erased}</em>` : (each.file && scene.file(each)) || html`<span>${linked(each.text)}</span>`}</div
    >${each.tell ? told(each, scene, actions) : nothing}`
}

/** Addresses can be opened, in a tab of their own that learns nothing of this page. The whole address is what is read. */
function linked(text: string): readonly (string | TemplateResult)[] {
  return piecesOf(text).map((piece) =>
    piece.href === null
      ? piece.text
      : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">${piece.text}</a>`,
  )
}

function told(each: Message, { words, model, online }: Scene, actions: Actions): TemplateResult {
  if (each.state === 'sent') return html`<p class="state">${icon('tick', 14)}${words.sent}</p>`
  if (each.state === 'delivered' || each.state === 'read')
    return html`<p class="state">${icon('ticks', 14)}${words[each.state]}</p>`
  if (each.state === 'sending') {
    const waits = !online || model.reach.is === 'lost'
    return html`<p class="state">${icon('clock', 14)}${waits ? words.waiting : words.sending}</p>`
  }
  const reason =
    each.code === 'text_too_long' ? words.tooLong : each.code === 'contact_over' ? words.chatWasOver : null
  return html`<p class="state failed" role="alert">${icon('alert', 16)}${words.notSent} ${
    reason ??
    html`<button class="link" type="button" @click=${() => actions.retry(each.key)}>${words.tryAgain}</button>`
  }</p>`
}
