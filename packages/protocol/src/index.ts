export { isUuid } from './ids.js'
export type { Uuid } from './ids.js'
export { limits } from './limits.js'
export { errorOfClose, errors, isErrorCode } from './errors.js'
export type { ErrorCode, ErrorEntry } from './errors.js'
export type {
  ChosenPresence,
  ClientFrame,
  Command,
  Cursors,
  Follow,
  HeartbeatReply,
  Hello,
  Pull,
  StaffCommand,
  Typing,
  Unfollow,
  VisitorCommand,
} from './client-frames.js'
export type {
  Ack,
  AgentFact,
  Drain,
  EndedBy,
  FactFrame,
  Fault,
  Heartbeat,
  Limited,
  Presence,
  Refused,
  ServerFrame,
  StaffContactFact,
  TypingNotice,
  UnknownFact,
  VisitorFact,
  Welcome,
  WireFact,
  Words,
} from './server-frames.js'
