import { houseLimits } from './measures.js'
import type { Limits } from './measures.js'

/** What a wall board shows, as it stands in the address. */
export interface WallOptions {
  /** The ids of the queues; empty: all. */
  readonly queues: readonly string[]
  readonly theme: 'dark' | 'light'
  readonly limits: Limits
}

/** Reads `queue=ID&queue=ID&target=90&wait=60&theme=light`; what is missing or makes no sense is as the house has it. */
export function readWallOptions(text: string): WallOptions {
  const asked = new URLSearchParams(text)
  const target = within(asked.get('target'), 1, 100)
  const wait = within(asked.get('wait'), 1, 86_400)
  return {
    queues: asked.getAll('queue').filter((id) => id !== ''),
    theme: asked.get('theme') === 'light' ? 'light' : 'dark',
    limits: {
      level: target === null ? houseLimits.level : target / 100,
      waitMs: wait === null ? houseLimits.waitMs : wait * 1_000,
    },
  }
}

function within(text: string | null, ...[least, most]: [number, number]): number | null {
  const value = text === null || text === '' ? Number.NaN : Number(text)
  return value >= least && value <= most ? value : null
}
