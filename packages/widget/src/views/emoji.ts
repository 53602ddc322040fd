import { emojiGroups } from './emoji-groups.js'
import type { Emoji, EmojiGroup } from './emoji-groups.js'
import type { TemplateResult } from 'lit/html.js'
import type { Kit } from '../later/kit.js'
import type { ViewParts } from '../later/view-part.js'
import { emojiStyle } from '../style/emoji.js'
import type { Actions, Scene } from './view.js'

/** In one row. At 320 px each is still 44 wide. */
const columns = 6

/** The signs to choose from, above the field; the arrows go through each grid, Escape closes. */
function draw(kit: Kit, scene: Scene, actions: Actions): TemplateResult {
  const { words } = scene
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      actions.emoji(false)
    } else if (moved(event)) event.preventDefault()
  }
  return kit.html`<div class="emoji" role="dialog" aria-label=${words.emoji} @keydown=${press}>
    ${emojiGroups.map((group, at) => grid(kit, group, { language: languageOf(words.tag), first: at === 0, choose: (sign, event) => insert(sign, event, actions) }))}
  </div>`
}

interface Choosing {
  readonly language: 'en' | 'vi'
  /** Whether the focus enters here. */
  readonly first: boolean
  readonly choose: (sign: string, event: Event) => void
}

function grid(kit: Kit, group: EmojiGroup, { language, first, choose }: Choosing): TemplateResult {
  const rows = Array.from({ length: Math.ceil(group.all.length / columns) }, (_, row) =>
    group.all.slice(row * columns, (row + 1) * columns),
  )
  const cell = ({ sign, ...names }: Emoji, at: number, row: number): TemplateResult =>
    kit.html`<span role="gridcell"><button type="button" tabindex=${first && at + row === 0 ? 0 : -1} aria-label=${names[language]} title=${names[language]} @click=${(event: Event) => choose(sign, event)}>${sign}</button></span>`
  return kit.html`<p class="label" aria-hidden="true">${group[language]}</p>
    <div role="grid" aria-label=${group[language]}>
      ${rows.map((row, nth) => kit.html`<div role="row">${row.map((each, at) => cell(each, at, nth))}</div>`)}
    </div>`
}

/** Names there are in two languages; every other one has the English ones until it brings its own. */
function languageOf(tag: string): 'en' | 'vi' {
  return tag === 'vi' ? 'vi' : 'en'
}

/** Puts the sign where the caret is; the picker stays open for the next one. */
function insert(sign: string, { currentTarget }: Event, actions: Actions): void {
  const root = (currentTarget as Element).getRootNode() as ShadowRoot
  const field = root.querySelector<HTMLTextAreaElement>('.composer textarea')
  if (field === null) return
  field.setRangeText(sign, field.selectionStart, field.selectionEnd, 'end')
  actions.type(field.value)
}

/** Moves the focus by an arrow, Home or End through the cells of all grids; answers whether it has moved. */
function moved({ key, currentTarget, target }: KeyboardEvent): boolean {
  const cells = [...(currentTarget as Element).querySelectorAll<HTMLElement>('button')]
  const at = cells.indexOf(target as HTMLElement)
  const turn = getComputedStyle(target as Element).direction === 'rtl' ? -1 : 1
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: turn,
    ArrowLeft: -turn,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -at,
    End: cells.length - 1 - at,
  }
  const to = cells[at + (steps[key] ?? Number.NaN)]
  if (at < 0 || to === undefined) return key in steps
  for (const cell of cells) cell.tabIndex = -1
  to.tabIndex = 0
  to.focus()
  return true
}

/** The picker, fetched when it is first opened. */
export const emoji: ViewParts<'emoji'> = { style: emojiStyle, emoji: draw }
