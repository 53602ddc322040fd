import type { TemplateResult } from 'lit/html.js'
import { callTimes } from '../forms/call-times.js'
import type { Kit } from '../later/kit.js'
import { formWords } from '../words/tables/forms.js'
import type { Actions, Scene } from './view.js'

/** A message to be answered by e-mail, or the wish to be called: for when nobody is there. */
export function leave(kit: Kit, scene: Scene, actions: Actions): TemplateResult {
  const { html, most } = kit
  const { form, place, words, model } = scene
  if (form.state === 'sent') return left(kit, scene, actions)
  const fields = scene.fields()
  if (fields === null) return kit.coming(scene)
  const { field, wholeFault } = fields
  const asks = fields.askedWhenLeaving(model.form)
  const calls = place === 'callback'
  return html`<form class="sheet" novalidate @submit=${(event: SubmitEvent) => submit(event, kit, scene, actions)}>
    <div class="body" part="body">
      <p class="lead">${calls ? formWords(words.tag).callbackLead : formWords(words.tag).leaveLead}</p>
      ${
        calls
          ? field(kit, scene, actions, {
              name: 'phone',
              label: words.phone,
              type: 'tel',
              autocomplete: 'tel',
              most: 40,
            })
          : field(kit, scene, actions, {
              name: 'email',
              label: words.emailForAnswer,
              type: 'email',
              autocomplete: 'email',
              most: 254,
            })
      }
      ${field(kit, scene, actions, { name: 'name', label: words.yourName, autocomplete: 'name', optional: true, most: 100 })}
      ${calls ? times(kit, scene, actions) : null}
      ${field(kit, scene, actions, { name: 'text', label: calls ? formWords(words.tag).about : words.message, rows: calls ? 2 : 5, optional: calls, most: most.text })}
      ${asks && fields.asked(kit, scene, actions, asks)}
      ${wholeFault(kit, scene)}
    </div>
    <footer class="footer" part="footer">
      <button class="wide primary" part="button-primary" type="submit" aria-disabled=${form.state === 'sending'}>${form.state === 'sending' ? words.sending : calls ? formWords(words.tag).callMe : formWords(words.tag).sendMessage}</button>
    </footer>
  </form>`
}

function submit(event: SubmitEvent, kit: Kit, scene: Scene, actions: Actions): void {
  event.preventDefault()
  const { form, model, place } = scene
  const fields = scene.fields()
  if (fields === null) return
  const { rules, answersOf, neededOf, askedWhenLeaving } = fields
  const asks = askedWhenLeaving(model.form)
  const channel = place === 'callback' ? 'callback' : 'message'
  const values = valuesOf(form, channel)
  const { callAt: _callAt, ...reach } = values
  const needed = [...(channel === 'message' ? ['email', 'text'] : ['phone']), ...(asks ? neededOf(asks) : [])]
  const answers = asks && answersOf(asks, form.values)
  actions.submit(
    {
      rules,
      faults: rules.faultsIn({ ...form.values, email: '', phone: '', ...reach }, needed),
      send: async (session) => {
        const refusal = await session.ask({
          t: 'leave',
          stream: kit.newId(),
          channel,
          ...values,
          ...(answers && { answers }),
          ...session.context(),
        })
        // Who is called back need not wait in line.
        if (refusal === null && session.model.conversation.phase === 'queued') session.end()
        return refusal
      },
    },
    '.done + h3',
  )
}

interface LeftValues {
  readonly text: string
  readonly email?: string
  readonly phone?: string
  readonly name?: string
  readonly callAt?: number
}

/** What of the form belongs to this way, without what is blank. */
function valuesOf({ values }: Scene['form'], channel: 'message' | 'callback'): LeftValues {
  const of = (name: string): string => (values[name] ?? '').trim()
  const given = (name: string): object => (of(name) === '' ? {} : { [name]: of(name) })
  const reach = given(channel === 'message' ? 'email' : 'phone')
  const callAt = channel === 'callback' && of('callAt') !== '' ? { callAt: Number(of('callAt')) } : {}
  return { text: of('text'), ...reach, ...given('name'), ...callAt }
}

function times({ html, live, clockTime, comingDay }: Kit, scene: Scene, actions: Actions): TemplateResult {
  const { form, words, locale, now, model } = scene
  const chosen = form.values['callAt'] ?? ''
  const label = (at: number): string =>
    [comingDay(at, now, locale), clockTime(at, locale)].filter(Boolean).join(' ')
  const all = [
    ['', formWords(words.tag).asSoonAsPossible],
    ...callTimes(model.standing?.openings ?? null, now).map((at) => [`${at}`, label(at)]),
  ]
  return html`<fieldset class="choices"><legend class="label">${formWords(words.tag).when}</legend>
    ${all.map(
      ([value = '', name = '']) =>
        html`<label class="choice"><input type="radio" name="callAt" .checked=${live(chosen === value)} @change=${() => actions.fill('callAt', value)} /><span>${name}</span></label>`,
    )}
    <p class="hint">${formWords(words.tag).yourTime}</p>
  </fieldset>`
}

function left({ html, icon }: Kit, { form, place, words }: Scene, actions: Actions): TemplateResult {
  const said =
    place === 'callback'
      ? formWords(words.tag).calledBackAt(form.values['phone'] ?? '')
      : formWords(words.tag).answeredAt(form.values['email'] ?? '')
  return html`<div class="body middle" part="body">
      <span class="done">${icon('tick', 22)}</span>
      <h3 class="ask" tabindex="-1">${formWords(words.tag).leftThanks}</h3>
      <p role="status">${said}</p>
    </div>
    <footer class="footer" part="footer">
      <button class="wide" part="button-secondary" type="button" @click=${actions.home}>${words.back}</button>
    </footer>`
}
