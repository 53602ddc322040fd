export type { Bus, BusMessage } from './bus/bus.js'
