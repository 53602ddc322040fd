export type { CardLink, Extra, ExtraSent } from './extras.js'
export { isUuid } from './ids.js'
export type { Uuid } from './ids.js'
export { limits } from './limits.js'
export { endings, errorOfClose, isTerminalClose } from './endings.js'
export { closeCodes, isErrorCode } from './error-codes.js'
export type { ErrorCode } from './error-codes.js'
export { errors } from './errors.js'
export type { ErrorEntry } from './errors.js'
export { isCommand, parseClientFrame } from './parse-client-frame.js'
export type { SocketKind } from './parse-client-frame.js'
export { isParseFault } from './parse-fault.js'
export type { ParseFault } from './parse-fault.js'
export { parseServerFrame } from './parse-server-frame.js'
export { parseVisitorFrame } from './parse-visitor-frame.js'
export { serialize } from './serialize.js'
export type {
  Answers,
  ChosenPresence,
  ClientFrame,
  Command,
  Cursors,
  Follow,
  HeartbeatReply,
  Hello,
  Pull,
  Receipt,
  SendFile,
  StaffCommand,
  CallCommand,
  CallMeasure,
  Transcript,
  Typing,
  Unfollow,
  VisitorCommand,
} from './client-frames.js'
export type {
  Ack,
  AgentFact,
  Channel,
  Drain,
  EndedBy,
  FactFrame,
  Fault,
  FileKind,
  FileSent,
  FilledForm,
  GreetedWith,
  FormAnswer,
  Heartbeat,
  Left,
  Limited,
  Presence,
  ReceiptNotice,
  Refused,
  ServerFrame,
  StaffContactFact,
  Place,
  TypingNotice,
  UnknownFact,
  VisitorFact,
  Welcome,
  WireFact,
  Words,
} from './server-frames.js'
export { parseMediaFrame } from './media-frames.js'
export type {
  AskMedia,
  IceServer,
  ListenIn,
  LivekitGrant,
  MediaFrame,
  MediaGrant,
  MediaRefused,
  MediaRecording,
  P2pGrant,
  RecordCall,
  Signal,
  SignalKind,
} from './media-frames.js'
export { parseLiveFrame } from './live-frames.js'
export type {
  Live,
  LiveAgent,
  LiveFrame,
  LiveOver,
  LiveQueue,
  LiveState,
  LiveWaiting,
  LiveWork,
  WatchLive,
} from './live-frames.js'
export { parseLookingNotice } from './looking-frames.js'
export type { Looking, LookingNotice } from './looking-frames.js'
export type { ConsultEnd } from './consult-facts.js'
