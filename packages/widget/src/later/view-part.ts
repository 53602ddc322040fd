import type { TemplateResult } from 'lit/html.js'
import type { Actions, Scene } from '../views/view.js'
import type { Kit } from './kit.js'

/** Draws a view that comes later, with what it is handed. */
export type LaterView = (kit: Kit, scene: Scene, actions: Actions) => TemplateResult

/** Views that come later as one file, which imports nothing that runs in the panel itself. `style` is adopted once. */
export type ViewParts<Name extends string> = { readonly style: string } & Readonly<Record<Name, LaterView>>

const home = async () => (await import('../views/home.js')).home
const chat = async () => (await import('../views/chat.js')).chat
const down = async () => (await import('../views/down.js')).down
const emoji = async () => (await import('../views/emoji.js')).emoji
const fields = async () => (await import('../views/fields.js')).fields
const forms = async () => (await import('../views/forms.js')).forms

/** The views that come later, each with how its file is fetched. */
export const laterViews = {
  home,
  conversation: chat,
  down,
  emoji,
  rating: forms,
  leave: forms,
  transcript: forms,
  preChat: fields,
} as const

/** The name of a view that comes later. */
export type LaterName = keyof typeof laterViews
