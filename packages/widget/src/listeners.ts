import type { Emit, WidgetEvents } from './events.js'

/** The host page's ears: `on` adds one, `off` takes it away. Each hears in a microtask of its own: what it throws harms nobody else. */
export interface Listeners {
  readonly emit: Emit
  on<Name extends keyof WidgetEvents>(name: Name, fn: (detail: WidgetEvents[Name]) => void): () => void
  off(name: keyof WidgetEvents, fn: unknown): void
}

/** Makes an empty list of listeners. */
export function createListeners(): Listeners {
  const ears = new Set<readonly [name: string, hear: (detail: never) => void]>()
  const off = (name: string, fn: unknown): void => {
    for (const ear of ears)
      if (ear[0] === name && ear[1] === fn) {
        ears.delete(ear)
        return
      }
  }
  return {
    emit(name, detail) {
      for (const [wanted, hear] of ears) if (wanted === name) queueMicrotask(() => hear(detail as never))
    },
    on(name, fn) {
      ears.add([name, fn])
      return () => off(name, fn)
    },
    off,
  }
}
