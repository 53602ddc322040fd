import type { TemplateResult } from 'lit/html.js'
import type { Kit } from '../later/kit.js'
import type { Actions, Scene } from '../views/view.js'
import type { SpokenWords } from '../words/words.js'
import { glyph } from './glyphs.js'
import { mostSeconds } from './recording.js'
import type { AnswerBy, VoiceMessage } from './voice-message.js'

/** Beside how a call looks. */
export const spokenStyle = `
  .hearing {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 10px;
  }
`

interface View {
  readonly kit: Kit
  readonly scene: Scene
  readonly actions: Actions
  readonly words: SpokenWords
}

/** A spoken message: asked for, recorded, heard again, sent. */
export function voiceMessageView(view: View, message: VoiceMessage): TemplateResult {
  const { recording } = message
  const { words, scene, actions } = view
  if (scene.form.state === 'sent') return sent(view, message)
  if (recording.state === 'asking') return told(view, [words.asking, words.askingHint])
  if (recording.state === 'refused')
    return told(
      view,
      [words.refused, words.refusedHint],
      button(view, words.again, () => void recording.begin(), true),
      button(view, words.write, () => actions.fillIn('message')),
    )
  return recording.state === 'recording' ? speaking(view, message) : form(view, message)
}

function told(
  { kit }: View,
  [title, hint]: readonly [string, string],
  ...ways: readonly TemplateResult[]
): TemplateResult {
  const refused = ways.length > 0
  return kit.html`<div class="body middle call" part="body" role=${refused ? 'alert' : kit.nothing}>
      <span class="big ${refused ? 'off' : ''}">${glyph(kit, refused ? 'muted' : 'microphone', 28)}</span>
      <h3 class="ask" tabindex="-1">${title}</h3><p>${hint}</p></div>
    ${refused ? kit.html`<footer class="footer two">${ways}</footer>` : kit.nothing}`
}

function button({ kit }: View, label: string, press: () => void, first = false): TemplateResult {
  return kit.html`<button class="wide ${first ? 'primary' : ''}" part=${first ? 'button-primary' : 'button-secondary'} type="button" @click=${press}>${label}</button>`
}

function speaking(view: View, { recording }: VoiceMessage): TemplateResult {
  const { kit, words } = view
  return kit.html`<div class="body middle call" part="body">
      <span class="big">${glyph(kit, 'microphone', 28)}</span>
      <h3 class="ask" tabindex="-1" role="status">${words.speak}</h3><p>${words.speakHint}</p>
      <p class="counting clock" role="timer">${clock(recording.seconds)} / ${clock(mostSeconds)}</p>
      <span class="level" role="img" aria-label=${words.level}><i></i></span></div>
    <footer class="footer">${button(view, words.stop, () => recording.stop(), true)}</footer>`
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function form(view: View, message: VoiceMessage): TemplateResult {
  const { kit, scene, actions, words } = view
  const { recording, answerBy } = message
  const { player, sound } = recording
  const fields = scene.fields()
  if (fields === null || sound === null) return kit.coming(scene)
  const { field, wholeFault } = fields
  const asks = fields.askedWhenLeaving(scene.model.form)
  const sending = scene.form.state === 'sending'
  const hear = (): void => (player.playing ? player.stop() : void player.play(sound))
  const reach =
    answerBy === 'phone'
      ? ({ name: 'phone', label: scene.words.phone, type: 'tel', autocomplete: 'tel', most: 40 } as const)
      : ({
          name: 'email',
          label: scene.words.emailForAnswer,
          type: 'email',
          autocomplete: 'email',
          most: 254,
        } as const)
  return kit.html`<form class="sheet" novalidate @submit=${(event: SubmitEvent) => submit(event, view, message)}>
    <div class="body" part="body">
      <h3 class="ask" tabindex="-1">${words.recorded(clock(recording.seconds))}</h3>
      <div class="hearing">
        ${button(view, player.playing ? words.hush : words.hear, hear)}
        ${button(view, words.anew, () => void recording.begin())}
      </div>
      <fieldset class="choices"><legend class="label">${words.answerBy}</legend>
        ${choice(view, message, 'phone', words.byPhone)}${choice(view, message, 'email', words.byMail)}</fieldset>
      ${field(kit, scene, actions, reach)}
      ${field(kit, scene, actions, { name: 'name', label: scene.words.yourName, autocomplete: 'name', optional: true, most: 100 })}
      ${asks && fields.asked(kit, scene, actions, asks)}
      ${wholeFault(kit, scene)}
    </div>
    <footer class="footer" part="footer">
      <button class="wide primary" part="button-primary" type="submit" aria-disabled=${sending}>${sending ? scene.words.sending : words.send}</button>
    </footer>
  </form>`
}

function choice({ kit }: View, message: VoiceMessage, by: AnswerBy, label: string): TemplateResult {
  return kit.html`<label class="choice"><input type="radio" name="answerBy" .checked=${kit.live(message.answerBy === by)} @change=${() => message.choose(by)} /><span>${label}</span></label>`
}

function submit(event: SubmitEvent, { scene, actions }: View, message: VoiceMessage): void {
  event.preventDefault()
  const fields = scene.fields()
  if (fields === null) return
  const { rules, answersOf, neededOf, askedWhenLeaving } = fields
  const asks = askedWhenLeaving(scene.model.form)
  const { values } = scene.form
  const by = message.answerBy
  const reach = { ...values, email: '', phone: '', [by]: values[by] ?? '' }
  message.recording.player.stop()
  actions.submit(
    {
      rules,
      faults: rules.faultsIn(reach, [by, ...(asks ? neededOf(asks) : [])]),
      send: (session) => message.send(session, scene, asks && answersOf(asks, values)),
    },
    '.done + h3',
  )
}

function sent({ kit, scene, actions, words }: View, { answerBy }: VoiceMessage): TemplateResult {
  return kit.html`<div class="body middle call" part="body">
      <span class="done">${kit.icon('tick', 22)}</span>
      <h3 class="ask" tabindex="-1">${words.thanks}</h3>
      <p role="status">${words.thanksHint} <b>${scene.form.values[answerBy]}</b></p>
    </div>
    <footer class="footer" part="footer">
      <button class="wide" part="button-secondary" type="button" @click=${actions.home}>${scene.words.back}</button>
    </footer>`
}
