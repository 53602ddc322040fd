import type { Uuid } from '@switchboard/protocol'

/** Time, dice and ids of a simulation: the same seed makes the same run. */
export interface World {
  now(): number
  /** Runs in so many ms of simulated time. */
  later(ms: number, run: () => void): void
  /** 0 ≤ random < 1. */
  random(): number
  upTo(most: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T | undefined
  uuid(): Uuid
  /** Runs everything that is due until then. */
  runUntil(at: number): void
}

/** A world at time 0. */
export function createWorld(seed: number): World {
  const random = dice(seed)
  const agenda: { at: number; run: () => void }[] = []
  let now = 0
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return {
    now: () => now,
    later: (ms, run) => {
      const at = now + Math.ceil(Math.max(0, ms))
      // latest first, so that the next one is taken off the end; what is due at one time runs in the order given
      let [low, high] = [0, agenda.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((agenda[middle]?.at ?? 0) > at) low = middle + 1
        else high = middle
      }
      agenda.splice(low, 0, { at, run })
    },
    random,
    upTo: (most) => random() * most,
    chance: (probability) => random() < probability,
    pick: (from) => from[Math.floor(random() * from.length)],
    uuid: () => `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`,
    runUntil: (at) => {
      for (let next = agenda.at(-1); next !== undefined && next.at <= at; next = agenda.at(-1)) {
        agenda.pop()
        now = next.at
        next.run()
      }
      now = at
    },
  }
}

/** Mulberry32: 32 bits of state, good enough for faults. */
function dice(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
