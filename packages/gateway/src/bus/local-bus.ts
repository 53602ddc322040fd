import type { Bus, BusMessage } from './bus.js'

/** The bus of a single process: a function call. A listener that throws does not keep the others from hearing. */
export function createLocalBus(report: (what: string, error: unknown) => void = () => {}): Bus {
  const listeners = new Set<(message: BusMessage) => void>()
  return {
    publish(message) {
      for (const listener of listeners) {
        try {
          listener(message)
        } catch (error) {
          report(`hearing ${message.kind}`, error)
        }
      }
    },
    subscribe(listener) {
      // Wrapped, so that the same function may listen twice and each undo ends one.
      const own = (message: BusMessage): void => listener(message)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    close: () => {
      listeners.clear()
      return Promise.resolve()
    },
  }
}
