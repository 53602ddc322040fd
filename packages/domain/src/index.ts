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
export type { Change, Content, Decided, DeadlineKind, PairChange, Refusal, RefusalCode } from './decision.js'
export { agentOf } from './contact/state.js'
export type { ContactCore, ContactIn, ContactPhase, ContactState } from './contact/state.js'
export { evolveContact } from './contact/evolve.js'
export { startContact } from './contact/start.js'
export type { StartContact } from './contact/start.js'
export { addNote, say } from './contact/messages.js'
export type { AddNote, Say } from './contact/messages.js'
export { hold, resume } from './contact/hold.js'
export { acceptOffer, confirmShown, declineOffer, expireOffer } from './contact/offer.js'
export type { Pair } from './contact/pair.js'
export { endContact } from './contact/end.js'
export type { EndContact } from './contact/end.js'
export { expireWrapUp, finishWrapUp } from './contact/wrap-up.js'
export { rate } from './contact/rating.js'
export type { Rate } from './contact/rating.js'
export { capacity } from './agent/state.js'
export type { AgentState, Work } from './agent/state.js'
export { evolveAgent } from './agent/evolve.js'
export { choosePresence } from './agent/presence.js'
export type { ChosenPresence } from './agent/presence.js'
export { route } from './routing/route.js'
export type { Assignment, RoutingOptions, RoutingView, WaitingContact } from './routing/route.js'
export type { RoutableAgent } from './routing/longest-idle.js'
export { columnsOf, evolve } from './streams.js'
export type { Columns, StreamKind } from './streams.js'
export { upcast } from './upcast.js'
export type { RawFact, Upcasters, Versions } from './upcast.js'
