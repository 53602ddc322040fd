export type { Emit, WidgetEvents } from './events.js'
export type { Methods, Switchboard, Way } from './switchboard.js'
export { SwitchboardWidget } from './switchboard-widget.js'
export type { Words } from './words/en.js'
