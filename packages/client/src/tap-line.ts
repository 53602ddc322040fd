import type { Line, OpenLine } from './client.js'

/** A line that something beside the client uses as well: it hears every text, and may send some of its own. */
export interface TappedLine {
  /** For the client. */
  readonly open: OpenLine
  /** Sends, or drops where there is no line. */
  send(text: string): void
  /** Hears every text that comes in; returns the undo. */
  listen(heard: (text: string) => void): () => void
}

/** Taps a line. Until somebody listens it costs nothing. */
export function tapLine(open: OpenLine): TappedLine {
  const listeners = new Set<(text: string) => void>()
  let line: Line | null = null
  return {
    open(events) {
      const mine = open({
        opened: () => events.opened(),
        received(text) {
          events.received(text)
          for (const heard of listeners) heard(text)
        },
        closed(code) {
          if (line === mine) line = null
          events.closed(code)
        },
      })
      line = mine
      return mine
    },
    send: (text) => line?.send(text),
    listen(heard) {
      const own = (text: string): void => heard(text)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}
