export type { Emit, WidgetEvents } from './events.js'
export type { Attributes, Methods, Switchboard, Way } from './switchboard.js'

export type { Words } from './words/en.js'
