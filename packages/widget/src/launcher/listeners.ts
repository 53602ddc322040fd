import type { Emit, WidgetEvents } from '../events.js'

/** The host page's ears: `on` adds one and returns its undo. Each hears in a microtask of its own: what it throws harms nobody else. */
export interface Listeners {
  readonly emit: Emit
  on<Name extends keyof WidgetEvents>(name: Name, fn: (detail: WidgetEvents[Name]) => void): () => void
}

/** Makes an empty list of listeners. */
export function createListeners(): Listeners {
  const ears = new Set<{ readonly name: string; readonly fn: (detail: never) => void }>()
  return {
    emit(name, detail) {
      for (const ear of ears) if (ear.name === name) queueMicrotask(() => ear.fn(detail as never))
    },
    on(name, fn) {
      const ear = { name, fn }
      ears.add(ear)
      return () => void ears.delete(ear)
    },
  }
}
