import { callWith } from './admin-api.js'
import type { Result } from './admin-api.js'

/** Whose picture: one's own, or that of the user with this id, which an administrator changes. */
export type PictureOf = 'me' | `users/${string}`

/** Where the picture is now; null: there is none. */
export interface Pictured {
  readonly picture: string | null
}

/** What is asked of the gateway about pictures of people. */
export interface PictureApi {
  keep(of: PictureOf, file: Blob): Promise<Result<Pictured>>
  remove(of: PictureOf): Promise<Result<Pictured>>
}

/** The gateway's REST interface, as the session may use it. */
export function createPictureApi(fetching: typeof fetch): PictureApi {
  const call = callWith(fetching)
  return {
    keep: (of, file) => call('POST', `${of}/picture`, file),
    remove: (of) => call('POST', `${of}/picture/remove`, {}),
  }
}
