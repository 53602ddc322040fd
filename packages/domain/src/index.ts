export { factVersions } from './facts.js'
export type {
  AgentFact,
  Candidate,
  Channel,
  ContactFact,
  EndedBy,
  Fact,
  Presence,
  PresenceCause,
  ReleaseCause,
  RoutingReasons,
  Stored,
} from './facts.js'
export { isRefusal } from './decision.js'
export type { Change, Content, Decided, DeadlineKind, Refusal, RefusalCode } from './decision.js'
export type { ContactPhase, ContactState } from './contact/state.js'
export { capacity } from './agent/state.js'
export type { AgentState, Work } from './agent/state.js'
