import type { OpenLine } from './client.js'

/** The gateway's end of a line in memory. */
export interface FarEnd {
  send(text: string): void
  close(code: number): void
}

/** What the gateway's end hears. */
export interface FarEvents {
  received(text: string): void
  closed(code: number): void
}

/**
 * A line without a network, for tests and examples: `accept` is called with the far end of each line that a client opens. Every
 * text and close arrives in a microtask of its own, in order, never inside the call that sent it.
 */
export function memoryLine(accept: (end: FarEnd) => FarEvents): OpenLine {
  return (near) => {
    let open = true
    let far: FarEvents | null = null
    const later = (run: () => void): void => queueMicrotask(() => open && run())
    const close = (code: number): void =>
      later(() => {
        open = false
        near.closed(code)
        far?.closed(code)
      })
    later(() => {
      far = accept({ send: (text) => later(() => near.received(text)), close })
      near.opened()
    })
    return { send: (text) => later(() => far?.received(text)), close }
  }
}
