export { createClient, createVisitorClient } from './create-client.js'
export type {
  Client,
  ClientClock,
  ClientOptions,
  Connection,
  Line,
  LineEvents,
  NewCommand,
  OpenLine,
  OutboxStorage,
  Outcome,
  Pending,
  Reach,
  StreamView,
} from './client.js'
export { browserLine } from './browser-line.js'
export { browserShare } from './browser-share.js'
export type { Share, ShareOptions } from './browser-share.js'
export { browserWake } from './browser-wake.js'
export { createLineHub } from './line-hub.js'
export type { LineHub } from './line-hub.js'
export { memoryLine } from './memory-line.js'
export type { FarEnd, FarEvents } from './memory-line.js'
export { newUuid } from './new-uuid.js'
export { sessionOutbox } from './session-outbox.js'
export { createUploads, httpPut, mayRetry } from './uploads.js'
export type { PutFile, Upload, Uploaded, UploadFault, Uploads } from './uploads.js'
export { tapLine } from './tap-line.js'
export type { TappedLine } from './tap-line.js'
export { systemClock } from './system-clock.js'
