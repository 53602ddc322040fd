export { factVersions } from './facts.js'
export type {
  AgentFact,
  AttemptResult,
  BestFit,
  Candidate,
  CandidateInput,
  Channel,
  ChosenPresence,
  ContactFact,
  Direct,
  EndedBy,
  Fact,
  FileKind,
  Left,
  CallFault,
  CallMeasure,
  CallSide,
  Levels,
  LongestIdle,
  MailFault,
  MailStep,
  MoveCause,
  Need,
  Presence,
  PresenceCause,
  ReleaseCause,
  RoutingReasons,
  Sticky,
  Stored,
  TransferCause,
  Verdict,
  WatchFact,
  WideningCause,
} from './facts.js'
export { isRefusal } from './decision.js'
export type {
  Change,
  Content,
  Decided,
  DeadlineKind,
  HandOver,
  PairChange,
  Refusal,
  RefusalCode,
} from './decision.js'
export { agentOf, secondOf } from './contact/state.js'
export type { ContactCore, ContactIn, ContactPhase, ContactState, Line, MailQueue } from './contact/state.js'
export { evolveContact } from './contact/evolve.js'
export { startContact } from './contact/start.js'
export type { StartContact } from './contact/start.js'
export { leaveWord, mostAheadMs } from './contact/leave.js'
export type { LeaveWord } from './contact/leave.js'
export { mostInHand, takeContact } from './contact/take.js'
export type { TakeContact } from './contact/take.js'
export { callBackNow, markAttempt } from './contact/callback.js'
export type { CallbackRetry } from './contact/callback.js'
export {
  answerByMail,
  answersByMail,
  askTranscript,
  hearByMail,
  letterBounced,
  letterTried,
  mostTranscripts,
  retryLetter,
} from './contact/mail.js'
export type { AnswerByMail, AskTranscript, HeardByMail, LetterTried } from './contact/mail.js'
export { readEmail, readName, readPhone, reachLimits } from './contact/reach.js'
export { extraIn, plainWords } from './contact/extras.js'
export type { Extra } from './contact/extras.js'
export { answersIn } from './contact/filled-form.js'
export type { FilledForm, FormAnswer } from './contact/filled-form.js'
export { addNote, say, sendFile, speakerOf, whisper } from './contact/messages.js'
export type { AddNote, Say, SendFile, SentFile } from './contact/messages.js'
export { connectCall, failCall, measureCall } from './contact/call.js'
export type { CallEnd } from './contact/call.js'
export { hold, resume } from './contact/hold.js'
export { acceptOffer, confirmShown, declineOffer, expireOffer } from './contact/offer.js'
export type { Pair } from './contact/pair.js'
export { endContact } from './contact/end.js'
export type { EndContact } from './contact/end.js'
export { expireWrapUp, finishWrapUp } from './contact/wrap-up.js'
export { rate } from './contact/rating.js'
export type { Rate } from './contact/rating.js'
export { identifyVisitor } from './contact/identify.js'
export { eraseWords } from './contact/erase-words.js'
export { wordsClassOf, wordsClasses } from './words-class.js'
export type { WordsClass } from './words-class.js'
export { takeBack } from './contact/requeue.js'
export type { TakeBack } from './contact/requeue.js'
export type { ConsultFact } from './contact/consult-facts.js'
export { expireConsult, startConsult } from './contact/consult.js'
export type { ConsultWish } from './contact/consult.js'
export { completeConsult, leaveConsult, returnFromConsult, startConference } from './contact/consult-steps.js'
export type { ConsultStep } from './contact/consult-steps.js'
export { transferToAgent, transferToQueue } from './contact/transfer.js'
export type { Into, Target, Transfer } from './contact/transfer.js'
export { reassignToAgent, reassignToQueue } from './contact/reassign.js'
export type { Reassign } from './contact/reassign.js'
export { capacity, mostChats, unitsFor } from './agent/state.js'
export type { AgentState, Plan, Work } from './agent/state.js'
export { mayRing } from './agent/work.js'
export { evolveAgent } from './agent/evolve.js'
export { choosePresence, forcePresence, logOutLost, loseAgent, lostForMs } from './agent/presence.js'
export type { ChoosePresence } from './agent/presence.js'
export { ledger } from './agent/ledger.js'
export type { Shift, Tile } from './agent/ledger.js'
export { route } from './routing/route.js'
export type { Assignment, RoutingOptions, RoutingView, WaitingContact } from './routing/route.js'
export type { RoutableAgent } from './routing/candidates.js'
export { noRules } from './routing/rules.js'
export type { QueueRules, Relaxation } from './routing/rules.js'
export { meets, requiredAt } from './routing/required.js'
export type { CanServe, Required } from './routing/required.js'
export { isOpenAt } from './routing/hours.js'
export type { Hours, LocalTime, Span } from './routing/hours.js'
export { openingsOf } from './routing/openings.js'
export type { Opening, Openings } from './routing/openings.js'
export { waitRange } from './routing/wait-range.js'
export type { WaitRange } from './routing/wait-range.js'
export { waitsAside } from './contact/line.js'
export { placesOf } from './contact/line-places.js'
export type { PlaceInQueue } from './contact/line-places.js'
export { admit } from './routing/admit.js'
export { stepQueue } from './routing/step.js'
export type { Entrance, StepView } from './routing/step.js'
export { explain } from './routing/explain.js'
export type { Explained, Explanation } from './routing/explain.js'
export { columnsOf, evolve } from './streams.js'
export type { Columns, StreamKind } from './streams.js'
export { upcast } from './upcast.js'
export type { RawFact, Upcasters, Versions } from './upcast.js'
export { endWatch, evolveWatch, isWhisperedIn, noteRead, startWatch } from './watch/watch.js'
export { endRecording, failRecording, notePlayed, pauseRecording, startRecording } from './watch/recording.js'
export type { Watch, WatchState } from './watch/watch.js'
export type { ListeningMode, RecordingFault } from './watch/modes.js'
