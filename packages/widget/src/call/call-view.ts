import type { TemplateResult } from 'lit/html.js'
import type { DrawnCall } from '../later/call-desk.js'
import type { Kit } from '../later/kit.js'
import type { Scene } from '../views/view.js'
import { callWords } from '../words/call.js'
import type { CallWords } from '../words/call.js'
import type { CallSession } from './call-session.js'
import type { Devices } from './devices.js'
import { glyph } from './glyphs.js'
import type { GlyphName } from './glyphs.js'

/** What the view of a call shows and does. */
export interface CallHands {
  readonly call: CallSession
  readonly devices: Devices
  /** Whether one writes beside the call. */
  readonly writing: boolean
  write(on: boolean): void
}

/** The call as it stands; null where there is none. */
export function callView(kit: Kit, scene: Scene, hands: CallHands): DrawnCall | null {
  const { step } = hands.call
  const { call, phase } = scene.model.conversation
  const view = { kit, scene, hands, words: callWords(scene.words.tag) }
  if (step.is === 'none') return null
  if (step.is === 'refused') return whole(refused(view, view.words.refused[step.why]))
  if (step.is === 'asking') return whole(asking(view))
  if (step.is === 'lost') return whole(lost(view))
  if (step.is === 'elsewhere') {
    const goesOn = call && (phase === 'queued' || phase === 'connected')
    return goesOn ? whole(elsewhere(view)) : null
  }
  return hands.writing ? { whole: false, drawn: bar(view) } : whole(talking(view))
}

interface View {
  readonly kit: Kit
  readonly scene: Scene
  readonly hands: CallHands
  readonly words: CallWords
}

function whole(drawn: TemplateResult): DrawnCall {
  return { whole: true, drawn }
}

function asking({ kit, words, hands }: View): TemplateResult {
  return kit.html`<div class="body middle call" part="body">
      <span class="big">${glyph(kit, 'microphone', 28)}</span>
      <h3 class="ask">${words.asking}</h3><p>${words.askingHint}</p></div>
    <footer class="footer"><button class="wide" type="button" @click=${() => hands.call.end()}>${words.cancel}</button></footer>`
}

function refused({ kit, words, hands }: View, [title = '', hint = '']: readonly string[]): TemplateResult {
  return kit.html`<div class="body middle call" part="body" role="alert">
      <span class="big off">${glyph(kit, 'muted', 28)}</span>
      <h3 class="ask" tabindex="-1">${title}</h3><p>${hint}</p></div>
    <footer class="footer two">
      <button class="wide primary" part="button-primary" type="button" @click=${() => hands.call.dismiss()}>${words.instead}</button>
      <button class="wide" part="button-secondary" type="button" @click=${() => void hands.call.begin()}>${words.again}</button>
    </footer>`
}

function lost({ kit, words, hands }: View): TemplateResult {
  return kit.html`<div class="body middle call" part="body" role="alert">
      <span class="big off">${glyph(kit, 'muted', 28)}</span>
      <h3 class="ask">${words.lost}</h3><p>${words.lostHint}</p></div>
    <footer class="footer two">
      <button class="wide primary" part="button-primary" type="button" @click=${() => void hands.call.recover()}>${words.again}</button>
      ${endButton({ kit, words, hands })}
    </footer>`
}

function elsewhere({ kit, words, hands }: View): TemplateResult {
  return kit.html`<div class="body middle call" part="body"><h3 class="ask">${words.elsewhere}</h3></div>
    <footer class="footer two">
      <button class="wide" part="button-secondary" type="button" @click=${() => void hands.call.rejoin()}>${words.takeHere}</button>
    </footer>`
}

function talking(view: View): TemplateResult {
  const { kit, scene, hands, words } = view
  const { html, nothing } = kit
  const { agent } = scene.model.conversation
  const media = hands.call.call?.view
  return html`<div class="body middle call" part="body">
      ${agent === null ? kit.cord('ringing') : html`<span class="face">${kit.portrait(agent)}</span>`}
      <h3 class="ask" tabindex="-1">${agent ?? words.calling}</h3>
      <p class="how" role="status">${stateWords(view)}</p>
      ${agent === null ? nothing : clock(view)}
      <span class="level" role="img" aria-label=${words.level}><i></i></span>
      ${media?.blocked === true ? html`<button class="wide primary" type="button" @click=${() => hands.call.call?.unblock()}>${words.hear}</button>` : nothing}
      ${hands.devices.all === null ? nothing : choices(view)}
    </div>
    <footer class="footer" part="call-controls">
      <div class="keys">
        ${mute(view)}
        ${control(kit, 'sound', words.sound, () => hands.devices.toggle(), hands.devices.all !== null)}
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

function endButton({ kit, hands, words }: Pick<View, 'kit' | 'hands' | 'words'>): TemplateResult {
  return kit.html`<button class="wide hang" type="button" @click=${() => hands.call.end()}>${glyph(kit, 'hang', 20)}${words.end}</button>`
}

function choices({ kit, hands, words }: View): TemplateResult {
  const { html, nothing, live } = kit
  const { all, speaker } = hands.devices
  const chosen = hands.call.track?.getSettings().deviceId ?? ''
  const list = (
    label: string,
    devices: readonly { readonly id: string; readonly name: string }[],
    now: string,
    choose: (id: string) => void,
  ): TemplateResult => html`<label class="label device">${label}
      <select class="field" @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}>
        ${devices.map(({ id, name }) => html`<option value=${id} .selected=${live(id === now)}>${name}</option>`)}
      </select></label>`
  return html`<div class="devices">
    ${list(words.microphone, all?.microphones ?? [], chosen, (id) => void hands.call.useMicrophone(id))}
    ${all === null || all.speakers.length === 0 ? nothing : list(words.speaker, all.speakers, speaker, (id) => void hands.devices.speak(id))}
  </div>`
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
