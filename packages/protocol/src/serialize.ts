import type { ClientFrame } from './client-frames.js'
import type { LookingNotice } from './looking-frames.js'
import type { MediaFrame } from './media-frames.js'
import type { ServerFrame } from './server-frames.js'

/** The text of a frame as it travels. */
export function serialize(frame: ClientFrame | LookingNotice | MediaFrame | ServerFrame): string {
  return JSON.stringify(frame)
}
