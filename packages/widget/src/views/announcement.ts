import type { Scene } from './view.js'

/** What a screen reader is told politely besides the messages: the line, who types, and where one stands in line. Empty: nothing. */
export function announcement({ model, words, online, saidPlace }: Scene, wasLost: boolean): string {
  if (!online) return words.offline
  if (model.reach.is === 'lost') return words.reconnecting
  if (model.typing) return words.typing(model.conversation.agent ?? words.agent)
  if (saidPlace !== '') return saidPlace
  return wasLost ? words.backOnline : ''
}
