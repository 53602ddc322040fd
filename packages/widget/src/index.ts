export type { WidgetEvents } from './events.js'
export { load } from './load.js'
export type { Call, LoadOptions } from './load.js'
export type { Attributes, Methods, Switchboard, Way } from './switchboard.js'
