import type { Watching } from '../../packages/gateway/src/desk/watching.js'

/** For calls to which nobody listens in. */
export const noListeners: Pick<Watching, 'mayListen' | 'listen' | 'end'> = {
  mayListen: () => Promise.resolve('not_found'),
  listen: () => Promise.reject(new Error('Nobody may.')),
  end: () => Promise.resolve(),
}
