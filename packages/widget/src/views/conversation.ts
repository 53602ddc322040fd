import type { TemplateResult } from 'lit/html.js'
import { otherDay } from '../conversation/other-day.js'
import type { Entry, Message } from '../conversation/conversation.js'
import type { Kit } from '../later/kit.js'
import { composer } from './composer.js'
import type { Actions, Scene } from './view.js'

/** The conversation: what was said, how the line stands, and the field to write in. */
export function conversation(kit: Kit, scene: Scene, actions: Actions): TemplateResult {
  const { model, words } = scene
  const { phase, entries } = model.conversation
  const over = phase === 'ended' || phase === 'rated'
  return kit.html`${strip(kit, scene)}
    <div class="scroll" part="body">
    <div class="log" role="log" aria-relevant="additions" aria-label=${words.conversation} tabindex="0">
      ${model.loading ? bones(kit, scene) : kit.nothing}
      ${phase === 'new' && entries.length === 0 && !model.loading && !scene.greeted ? kit.html`<p class="intro">${model.there ? words.intro : words.nobodyHint}</p>` : kit.nothing}
      ${scene.greeted && greeting(kit, scene)}
      ${entries.flatMap((each, at) => entry(kit, each, entries[at - 1], scene, actions))}
      ${phase === 'queued' ? queued(kit, scene, actions) : kit.nothing}
      ${
        model.typing
          ? kit.html`<div class="message theirs typing" aria-hidden="true"><i></i><i></i><i></i></div>`
          : kit.nothing
      }
    </div>
    ${over ? scene.later('rating') : kit.nothing}
    ${over && model.conversation.agent !== null ? scene.later('transcript') : kit.nothing}
    </div>
    <footer class="footer" part="footer">
      ${
        over
          ? kit.html`<button class="wide" part="button-secondary" type="button" @click=${actions.startAgain}>${words.writeAgain}</button>`
          : composer(kit, scene, actions)
      }
    </footer>`
}

function greeting(kit: Kit, { words, model, greeted }: Scene): TemplateResult {
  return kit.html`<div class="message theirs" part="message"><span class="hidden">${model.brand ?? words.support}: </span>${greeted}</div>`
}

function strip(kit: Kit, { model, words, online }: Scene): TemplateResult | Kit['nothing'] {
  if (model.reach.is !== 'lost' && online) return kit.nothing
  return kit.html`<p class="strip" aria-hidden="true">${kit.icon('cut', 18)}<span>${online ? words.reconnecting : words.offline}</span></p>`
}

function bones(kit: Kit, { words }: Scene): TemplateResult {
  return kit.html`<div class="bones messages" aria-busy="true"><span class="bone theirs"></span><span class="bone own"></span><span class="bone theirs short"></span></div>
    <p class="hidden">${words.loading}</p>`
}

function queued(kit: Kit, { model, words }: Scene, actions: Actions): TemplateResult {
  const { place } = model
  return kit.html`<div class="queued">${kit.cord}
    <p class="strong">${place === null ? words.queued : words.inLine(place.place, place.about)}</p>
    ${place === null || place.wait === null ? kit.nothing : kit.html`<p>${words.othersWaited(kit.inWords(place.wait, words))}</p>`}
    <p>${words.queuedHint}</p>
    <button class="link" type="button" @click=${() => actions.fillIn('callback')}>${words.callback}</button></div>`
}

/**
 * One line, and the time above it. What is there keeps its place as more comes: a time is no line of its own, and each side
 * has its own template, so that nothing is told twice and no words change under a reader.
 */
function entry(
  kit: Kit,
  each: Entry,
  before: Entry | undefined,
  scene: Scene,
  actions: Actions,
): TemplateResult[] {
  if (each.kind === 'time') return []
  const above = before?.kind === 'time' ? timeLine(kit, before, scene) : kit.nothing
  if (each.kind === 'message')
    return [each.own ? own(kit, each, above, scene, actions) : theirs(kit, each, above, scene, actions)]
  return [kit.html`${above}<p class="system">${happened(kit, each, scene)}</p>`]
}

function timeLine(kit: Kit, { at }: Entry & { kind: 'time' }, { words, locale, now }: Scene): TemplateResult {
  const clock = kit.clockTime(at, locale)
  const day = otherDay(at, now, locale)
  return kit.html`<p class="system">${day === null ? words.today(clock) : `${day}, ${clock}`}</p>`
}

function happened(
  kit: Kit,
  each: Exclude<Entry, { kind: 'message' | 'time' }>,
  scene: Scene,
): string | readonly unknown[] {
  const { words, locale } = scene
  const clock = kit.clockTime(each.at, locale)
  if (each.kind === 'joined') return [kit.html`<span class="lamp"></span>`, words.joined(each.name, clock)]
  return each.kind === 'left' ? words.left(each.name, clock) : endWords(each, scene, clock)
}

function endWords(each: Entry & { kind: 'ended' }, { words }: Scene, time: string): string {
  if (each.by === 'visitor') return words.endedByYou(time)
  return each.by === 'agent' ? words.endedByAgent(each.name ?? words.agent, time) : words.ended(time)
}

type Above = TemplateResult | Kit['nothing']

function own(kit: Kit, each: Message, above: Above, scene: Scene, actions: Actions): TemplateResult {
  return kit.html`${above}<div class="message own ${runOf(each)}" part="message-own"
      ><span class="hidden">${scene.words.you}: </span>${said(kit, each, scene, actions)}</div
    >${each.tell ? told(kit, each, scene, actions) : kit.nothing}`
}

function theirs(kit: Kit, each: Message, above: Above, scene: Scene, actions: Actions): TemplateResult {
  const { words, model } = scene
  return kit.html`${above}<div class="message theirs ${runOf(each)}" part="message"
      ><span class="hidden">${each.name ?? model.conversation.agent ?? words.agent}: </span>${said(kit, each, scene, actions)}</div
    >`
}

function runOf({ state, first, last }: Message): string {
  return `${state} ${first ? '' : 'follows'} ${last ? '' : 'leads'}`
}

function said(kit: Kit, each: Message, scene: Scene, actions: Actions): TemplateResult {
  if (each.text === null) return kit.html`<em>${scene.words.erased}</em>`
  return (
    (each.file && scene.file(each)) ||
    (each.extra && scene.extra(each)) ||
    kit.html`<span>${kit.linked(each.text, actions.follow)}</span>`
  )
}

function told(kit: Kit, each: Message, { words, model, online }: Scene, actions: Actions): TemplateResult {
  if (each.state === 'sent') return kit.html`<p class="state">${kit.icon('tick', 14)}${words.sent}</p>`
  if (each.state === 'delivered' || each.state === 'read')
    return kit.html`<p class="state">${kit.icon('ticks', 14)}${words[each.state]}</p>`
  if (each.state === 'sending') {
    const waits = !online || model.reach.is === 'lost'
    return kit.html`<p class="state">${kit.icon('clock', 14)}${waits ? words.waiting : words.sending}</p>`
  }
  const reason =
    each.code === 'text_too_long' ? words.tooLong : each.code === 'contact_over' ? words.chatWasOver : null
  return kit.html`<p class="state failed" role="alert">${kit.icon('alert', 16)}${words.notSent} ${
    reason ??
    kit.html`<button class="link" type="button" @click=${() => actions.retry(each.key)}>${words.tryAgain}</button>`
  }</p>`
}
