import type { Scene } from './view.js'

/** What a screen reader is told politely besides the messages: the line, and who types. Empty: nothing. */
export function announcement({ model, words, online }: Scene, wasLost: boolean): string {
  if (!online) return words.offline
  if (model.reach.is === 'lost') return words.reconnecting
  if (model.typing) return words.typing(model.conversation.agent ?? words.agent)
  return wasLost ? words.backOnline : ''
}
