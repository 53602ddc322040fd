/** What people who are played will do in a while. */
export interface Pastime {
  /** Does it in so many ms of theirs, unless they are let go before; what it throws goes to `onFault`. */
  after(ms: number, act: () => void | Promise<void>): void
  /** Forgets what was still to be done. */
  letGo(): void
}

/** `pace`: how many times as fast as people they are. */
export function createPastime(pace: number, onFault: (error: unknown) => void): Pastime {
  const timers = new Set<NodeJS.Timeout>()
  return {
    after(ms, act) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        void (async () => act())().catch(onFault)
      }, ms / pace)
      timers.add(timer)
    },
    letGo() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
