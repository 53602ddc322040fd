import type { TemplateResult } from 'lit/html.js'
import type { DrawnCall } from '../later/call-desk.js'
import type { Kit } from '../later/kit.js'
import type { Actions, Scene } from '../views/view.js'
import type { CallOver, CallWords, Refusal } from '../words/words.js'
import type { CallSession } from './call-session.js'
import type { AtHand, Drawer } from './at-hand.js'
import { glyph } from './glyphs.js'
import type { GlyphName } from './glyphs.js'

/** What the view of a call shows and does. */
export interface CallHands {
  readonly call: CallSession
  /** The drawers; null before one was opened. */
  readonly atHand: AtHand | null
  toggle(drawer: Drawer): void
  /** Whether one writes beside the call. */
  readonly writing: boolean
  write(on: boolean): void
}

/** What a call is drawn from. */
export interface CallScene {
  readonly kit: Kit
  readonly scene: Scene
  readonly actions: Actions
  readonly words: CallWords
}

/** The call as it stands; null where there is none. */
export function callView(parts: CallScene, hands: CallHands): DrawnCall | null {
  const { step } = hands.call
  const { call, phase } = parts.scene.model.conversation
  const view = { ...parts, hands }
  if (step.is === 'none') return null
  if (step.is === 'refused') return whole(refused(view, step.why))
  if (step.is === 'over') return whole(over(view, step.how))
  if (step.is === 'asking') return whole(asking(view))
  if (step.is === 'lost') return whole(lost(view))
  if (step.is === 'elsewhere') {
    const goesOn = call && (phase === 'queued' || phase === 'connected')
    return goesOn ? whole(elsewhere(view)) : null
  }
  return hands.writing ? { whole: false, drawn: bar(view) } : whole(talking(view))
}

interface View extends CallScene {
  readonly hands: CallHands
}

function whole(drawn: TemplateResult): DrawnCall {
  return { whole: true, drawn }
}

function asking({ kit, words, hands, actions }: View): TemplateResult {
  const giveUp = (): void => {
    hands.call.end()
    actions.home()
  }
  return kit.html`<div class="body middle call" part="body">
      <span class="big">${glyph(kit, 'microphone', 28)}</span>
      <h3 class="ask">${words.asking}</h3><p>${words.askingHint}</p></div>
    <footer class="footer"><button class="wide" type="button" @click=${giveUp}>${words.end}</button></footer>`
}

/** What is in the way of a call, and what else can be done. */
function notice(
  { kit }: View,
  name: GlyphName,
  [title = '', hint = '']: readonly string[],
  ...ways: readonly TemplateResult[]
): TemplateResult {
  return kit.html`<div class="body middle call" part="body" role="alert">
      <span class="big off">${glyph(kit, name, 28)}</span>
      <h3 class="ask" tabindex="-1">${title}</h3><p>${hint}</p></div>
    <footer class="footer two">${ways}</footer>`
}

function way({ kit }: View, label: string, press: () => void, first = false): TemplateResult {
  return kit.html`<button class="wide ${first ? 'primary' : ''}" part=${first ? 'button-primary' : 'button-secondary'} type="button" @click=${press}>${label}</button>`
}

/** Where pressing again helps, that comes first. */
function refused(view: View, why: Refusal): TemplateResult {
  const { words, actions } = view
  const hopeless = ['page_forbids', 'insecure', 'no_way'].includes(why)
  const full = why === 'shut' || why === 'full'
  return notice(
    view,
    full ? 'hang' : 'muted',
    words.refused[why],
    ...(full ? [way(view, words.speak, actions.speak, true)] : []),
    ...(hopeless || why === 'shut' ? [] : [way(view, words.again, actions.call, !full)]),
    write(view, hopeless),
  )
}

function over(view: View, how: CallOver): TemplateResult {
  const { words, actions } = view
  return notice(
    view,
    'hang',
    words.over[how],
    way(view, words.callAgain, actions.call, true),
    ...(how === 'failed' ? [] : [way(view, words.speak, actions.speak)]),
    write(view),
  )
}

function write(view: View, first = false): TemplateResult {
  const instead = (): void => {
    view.hands.call.dismiss()
    view.actions.startAgain()
  }
  return way(view, view.words.instead, instead, first)
}

function lost(view: View): TemplateResult {
  const { words, hands } = view
  const again = way(view, words.again, () => void hands.call.recover(), true)
  return notice(view, 'muted', [words.lost, words.lostHint], again, endButton(view))
}

function elsewhere(view: View): TemplateResult {
  const { words, hands } = view
  return notice(
    view,
    'sound',
    [words.elsewhere],
    way(view, words.takeHere, () => void hands.call.rejoin()),
  )
}

function talking(view: View): TemplateResult {
  const { kit, scene, hands, words } = view
  const { html, nothing } = kit
  const { agent, picture } = scene.model.conversation
  const media = hands.call.call?.view
  return html`<div class="body middle call" part="body">
      ${agent === null ? kit.cord : html`<span class="face">${kit.portrait(agent, picture)}</span>`}
      <h3 class="ask" tabindex="-1">${agent ?? words.calling}</h3>
      <p class="how" role="status">${stateWords(view)}</p>
      ${agent === null ? nothing : clock(view)}
      <span class="level" role="img" aria-label=${words.level}><i></i></span>
      ${media?.blocked === true ? html`<button class="wide primary" type="button" @click=${() => hands.call.call?.unblock()}>${words.hear}</button>` : nothing}
      ${agent === null ? html`<button class="link" type="button" @click=${view.actions.speak}>${words.speak}</button>` : nothing}
      ${hands.atHand?.open ? hands.atHand.drawn(words) : nothing}
    </div>
    <footer class="footer" part="call-controls">
      <div class="keys">
        ${mute(view)}
        ${agent === null ? nothing : drawer(view, 'keys')}
        ${drawer(view, 'sound')}
        ${control(kit, 'write', words.write, () => hands.write(true))}
      </div>
      ${endButton(view)}
    </footer>`
}

function stateWords({ scene, hands, words }: View): string {
  const { model } = scene
  const { agent, held } = model.conversation
  const media = hands.call.call?.view.media
  if (agent === null) {
    const place = model.place === null ? '' : `${scene.words.inLine(model.place.place, model.place.about)}. `
    return `${place}${words.nobodyHears}`
  }
  if (held) return words.held
  if (media === 'reconnecting' || media === 'failed') return words.reconnecting
  if (media !== 'connected') return words.connecting
  if (hands.call.call?.view.muted === true) return words.muted
  const { word } = hands.call.measuring
  return word === null ? (model.brand ?? '') : words.quality[word]
}

function clock({ kit, scene, hands }: View): TemplateResult {
  const seconds = Math.max(0, Math.floor((scene.now - (hands.call.talkingSince ?? scene.now)) / 1_000))
  return kit.html`<p class="counting clock" role="timer">${two(Math.floor(seconds / 60))}:${two(seconds % 60)}</p>`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function mute({ kit, hands, words }: View): TemplateResult {
  const { call } = hands.call
  const muted = call?.view.muted === true
  return control(kit, muted ? 'muted' : 'microphone', words.mute, () => call?.mute(!muted), muted)
}

function control(
  kit: Kit,
  name: GlyphName,
  label: string,
  press: () => void,
  pressed?: boolean,
): TemplateResult {
  return kit.html`<button class="control" type="button" aria-pressed=${pressed ?? kit.nothing} @click=${press}>
      <span>${glyph(kit, name, 22)}</span>${label}
    </button>`
}

function drawer({ kit, hands, words }: View, name: Drawer): TemplateResult {
  return control(kit, name, words[name], () => hands.toggle(name), hands.atHand?.open === name)
}

function endButton({ kit, hands, words }: View): TemplateResult {
  return kit.html`<button class="wide hang" type="button" @click=${() => hands.call.end()}>${glyph(kit, 'hang', 20)}${words.end}</button>`
}

function bar(view: View): TemplateResult {
  const { kit, hands, words, scene } = view
  return kit.html`<div class="call-bar">
    <button class="back" type="button" @click=${() => hands.write(false)}>
      <b>${scene.model.conversation.agent ?? words.calling}</b>${clock(view)}<span class="hidden">${words.backToCall}</span>
    </button>
    ${mute(view)}
    <button class="hang small" type="button" aria-label=${words.end} @click=${() => hands.call.end()}>${glyph(kit, 'hang', 20)}</button>
  </div>`
}
