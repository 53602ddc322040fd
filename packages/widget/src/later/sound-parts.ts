import type { LaterView } from './view-part.js'

/** The sound of a new message, and the switch for it. */
export interface SoundParts {
  readonly style: string
  readonly sound: LaterView
  /** A message has come that nobody looks at; `unread`: how many there are at that moment. */
  ring(unread: () => number): Promise<void>
}

/** Fetches both. */
export const soundParts = async (): Promise<SoundParts> => (await import('../views/sound.js')).sound
