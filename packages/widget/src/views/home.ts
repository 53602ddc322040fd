import type { TemplateResult } from 'lit/html.js'
import type { Conversation, Message } from '../conversation/conversation.js'
import type { Kit } from '../later/kit.js'
import type { ViewParts } from '../later/view-part.js'
import { homeStyle } from '../style/home.js'
import { homeWords } from '../words/tables/home.js'
import type { Actions, Scene } from './view.js'

/** The start: the ways to reach the company, and the conversation that was had before. */
export const home: ViewParts<'home'> = { style: homeStyle, home: draw }

function draw(kit: Kit, scene: Scene, actions: Actions): TemplateResult {
  const { model, words } = scene
  const { html, nothing } = kit
  return html`<div class="body" part="body">
    ${greeting(kit, scene)}
    ${model.brand === null ? waysLoading(kit, scene) : ways(kit, scene, actions)}
    ${model.hasContact ? [earlier(kit, scene, actions), scene.sound()] : nothing}
    ${model.hasArticles ? html`<button class="help" part="button-secondary" type="button" @click=${() => actions.fillIn('help')}>${lens(kit)}<span>${words.searchHelp}</span></button>` : nothing}
    <p class="foot">${hours(kit, scene) ?? (model.standing?.wait ? homeWords(words.tag).free : nothing)}</p>
  </div>`
}

function greeting({ html }: Kit, { model, words }: Scene): TemplateResult {
  const { standing } = model
  const said = homeWords(words.tag)
  if (model.there) return html`<h3 class="greeting">${said.greeting}</h3>`
  const hint = standing?.openings?.open === false ? said.closedHint : words.nobodyHint
  return html`<h3 class="greeting">${said.nobody}</h3><p class="under">${hint}</p>`
}

/** The openings of today in the visitor's own time. */
function hours({ clockTime }: Kit, { model, words, locale }: Scene): string | null {
  const today = model.standing?.openings?.today ?? []
  const spans = today.flatMap(({ from, to }) =>
    to === null ? [] : [`${clockTime(from, locale)}–${clockTime(to, locale)}`],
  )
  return spans.length === 0 ? null : homeWords(words.tag).todayFrom(spans.join(', '))
}

function ways(kit: Kit, { model, words }: Scene, actions: Actions): TemplateResult {
  const { there, standing } = model
  const said = homeWords(words.tag)
  const wait = there ? (standing?.wait ?? null) : null
  const hint = wait === null ? said.writeHint : said.writeWait(kit.inWords(wait, words))
  const call = {
    icon: 'phone',
    name: words.callUs,
    hint: wait === null ? said.free : said.writeWait(kit.inWords(wait, words)),
    press: actions.call,
    near: actions.nearCall,
  } as const
  const write = { icon: 'chat', name: words.writeToUs, hint, press: actions.write } as const
  const later = [
    { icon: 'phone', name: said.speak, hint: said.speakHint, press: actions.speak, near: actions.nearCall },
    { icon: 'note', name: words.leaveMessage, hint: said.leaveHint, press: () => actions.fillIn('message') },
    {
      icon: 'clock',
      name: words.callback,
      hint: said.callbackHint,
      press: () => actions.fillIn('callback'),
    },
  ] as const
  const all: readonly Way[] = there
    ? [...(isFree(model) ? [call] : []), write]
    : standing?.openings?.open === false
      ? later
      : [write, ...later]
  return kit.html`<div class="ways">${all.map((each, index) => way(kit, each, index === 0))}</div>`
}

interface Way {
  readonly icon: keyof typeof strokes | 'clock'
  readonly name: string
  readonly hint: string
  readonly press: () => void
  readonly near?: () => void
}

/** Drawings of the ways that stand nowhere else, on the grid of the others. */
const strokes = {
  phone:
    'M6.4 3.4 8 6.9 6.3 8.6a9.5 9.5 0 0 0 5 5L13 12l3.5 1.5-.3 2.4a1.3 1.3 0 0 1-1.4 1.1A12.2 12.2 0 0 1 3 5.2a1.3 1.3 0 0 1 1.1-1.4Z',
  chat: 'M5 3.8h10a2 2 0 0 1 2 2v5.7a2 2 0 0 1-2 2h-4.7L6.5 16.4v-2.9H5a2 2 0 0 1-2-2V5.8a2 2 0 0 1 2-2Z',
  note: 'M5 3.6h10v8.6l-4.2 4.2H5ZM15 12.2h-4.2v4.2M7.6 7h4.8M7.6 9.8h3',
} as const

function drawing({ icon, svg }: Kit, name: Way['icon']): TemplateResult {
  return name === 'clock'
    ? icon(name, 22)
    : svg`<svg class="icon" width="22" height="22" viewBox="0 0 20 20" aria-hidden="true"><path d=${strokes[name]} /></svg>`
}

function lens({ svg }: Kit): TemplateResult {
  return svg`<svg class="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path d="M9 3.5a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11ZM13 13l3.800 3.800" /></svg>`
}

/** Whether nothing is under way that another contact would come between. */
function isFree({ hasContact, conversation: { phase } }: Scene['model']): boolean {
  return !hasContact || phase === 'ended' || phase === 'rated'
}

function way(kit: Kit, each: Way, first: boolean): TemplateResult {
  return kit.html`<button class="way ${first ? 'primary' : ''}" part=${first ? 'button-primary' : 'button-secondary'} type="button" @pointerenter=${each.near} @focus=${each.near} @click=${each.press}>
      <span class="tile">${drawing(kit, each.icon)}</span>
      <span class="grow"><b>${each.name}</b> <span class="hint">${each.hint}</span></span>
    </button>`
}

function waysLoading({ html }: Kit, { words }: Scene): TemplateResult {
  return html`<div class="ways" aria-busy="true">
    <div class="way">
      <span class="bone tile"></span>
      <span class="grow bones"><span class="bone line"></span><span class="bone line long"></span></span>
    </div>
    <p class="hidden" role="status">${words.loading}</p>
  </div>`
}

function earlier(
  { html, nothing, portrait }: Kit,
  { model, words }: Scene,
  actions: Actions,
): TemplateResult {
  const { conversation, unread } = model
  const last = lastWords(conversation)
  const name = conversation.agent ?? model.brand ?? words.support
  const over = conversation.phase === 'ended' || conversation.phase === 'rated'
  return html`<h3 class="label">${over ? homeWords(words.tag).earlier : homeWords(words.tag).goOn}</h3>
    <button class="earlier" type="button" @click=${actions.back}>
      ${portrait(name, conversation.picture)}
      <span class="grow"><b class="cut">${name}</b><span class="cut hint">${last ?? words.loading}</span></span>
      ${unread > 0 ? html`<span class="count">${unread}</span>` : nothing}
    </button>`
}

function lastWords({ entries }: Conversation): string | null {
  const last = entries.findLast((each): each is Message => each.kind === 'message')
  return last?.text ?? null
}
