import { browserStorage } from '../browser/settings.js'

/** What one speaks into and hears with on this browser, by device id; empty: what the system prefers. */
export interface Headset {
  readonly microphone: string
  readonly speaker: string
  /** When it was tried last, epoch ms; null: never here. */
  readonly testedAt: number | null
}

const key = 'switchboard.headset'

/** The headset as it was chosen in its last test. */
export function readHeadset(storage: Storage | null = browserStorage('localStorage')): Headset {
  let stored: Record<string, unknown> = {}
  try {
    stored = Object(JSON.parse(storage?.getItem(key) ?? '{}')) as Record<string, unknown>
  } catch {
    // Not ours, or broken: as if never tested.
  }
  const { microphone, speaker, testedAt } = stored
  return {
    microphone: text(microphone),
    speaker: text(speaker),
    testedAt: typeof testedAt === 'number' ? testedAt : null,
  }
}

/** Keeps it for the calls to come; where the browser refuses storage, for nothing. */
export function keepHeadset(
  headset: Headset,
  storage: Storage | null = browserStorage('localStorage'),
): void {
  try {
    storage?.setItem(key, JSON.stringify(headset))
  } catch {
    // full or forbidden
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
