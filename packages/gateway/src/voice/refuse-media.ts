import { errors, serialize } from '@switchboard/protocol'
import type { ErrorCode, MediaRefused } from '@switchboard/protocol'

/** A socket, as far as the sound of calls needs it. */
export interface MediaSocket {
  sendText(text: string): void
}

/** Tells why there is no way to the sound. */
export function refuseMedia(
  socket: MediaSocket,
  { stream, page, code }: Pick<MediaRefused, 'stream' | 'page'> & { readonly code: ErrorCode },
): void {
  socket.sendText(serialize({ t: 'media_refused', stream, page, code, message: errors[code].what }))
}
