import { abandonTime } from './abandon-time.js'
import { abandoned } from './abandoned.js'
import { abandonedShort } from './abandoned-short.js'
import { abandonmentRate } from './abandonment-rate.js'
import { abandonmentRateRaw } from './abandonment-rate-raw.js'
import { answerRate } from './answer-rate.js'
import { answerWaitP50 } from './answer-wait-p50.js'
import { answerWaitP90 } from './answer-wait-p90.js'
import { answerWaitP95 } from './answer-wait-p95.js'
import { answered } from './answered.js'
import { asa } from './asa.js'
import { averageConcurrency } from './average-concurrency.js'
import { breakTime } from './break-time.js'
import { busyTime } from './busy-time.js'
import { callbackKeptOnTime } from './callback-kept-on-time.js'
import { answerToAudioP50 } from './answer-to-audio-p50.js'
import { answerToAudioP95 } from './answer-to-audio-p95.js'
import { callMos } from './call-mos.js'
import { callSetupP50 } from './call-setup-p50.js'
import { callSetupP95 } from './call-setup-p95.js'
import { callsAbandoned } from './calls-abandoned.js'
import { callsFailed } from './calls-failed.js'
import { callsMissed } from './calls-missed.js'
import { poorCalls } from './poor-calls.js'
import { chatHandleTimeAdjusted } from './chat-handle-time-adjusted.js'
import { contactsCreated } from './contacts-created.js'
import { contactsHandled } from './contacts-handled.js'
import { csat } from './csat.js'
import { csatHigh } from './csat-high.js'
import { csatLow } from './csat-low.js'
import { csatMean } from './csat-mean.js'
import { declined } from './declined.js'
import { firstResponse } from './first-response.js'
import { flowOut } from './flow-out.js'
import { handleTime } from './handle-time.js'
import { handleTimeContact } from './handle-time-contact.js'
import { handleTimeP50 } from './handle-time-p50.js'
import { handleTimeP90 } from './handle-time-p90.js'
import { handleTimeP95 } from './handle-time-p95.js'
import { handled } from './handled.js'
import { holdRatio } from './hold-ratio.js'
import { holdTime } from './hold-time.js'
import { holdTimeHeld } from './hold-time-held.js'
import { idleTime } from './idle-time.js'
import { longestWait } from './longest-wait.js'
import { longestWaitNow } from './longest-wait-now.js'
import { notReachableTime } from './not-reachable-time.js'
import { notRespondingTime } from './not-responding-time.js'
import { occupancy } from './occupancy.js'
import { occupancyCapacity } from './occupancy-capacity.js'
import { offered } from './offered.js'
import { offers } from './offers.js'
import { queueTime } from './queue-time.js'
import { queued } from './queued.js'
import { replyTime } from './reply-time.js'
import { responseRate } from './response-rate.js'
import { ringingTime } from './ringing-time.js'
import { rona } from './rona.js'
import { serviceLevel } from './service-level.js'
import { serviceLevelAnswered } from './service-level-answered.js'
import { serviceLevelNegative } from './service-level-negative.js'
import { serviceLevelPositive } from './service-level-positive.js'
import { serviceLevelShort } from './service-level-short.js'
import { serviceLevelShortCredited } from './service-level-short-credited.js'
import { signedInTime } from './signed-in-time.js'
import { stillWaiting } from './still-waiting.js'
import { talkTime } from './talk-time.js'
import { timeToAccept } from './time-to-accept.js'
import { trainingTime } from './training-time.js'
import { transferRate } from './transfer-rate.js'
import { transfersOut } from './transfers-out.js'
import { transfersToAgent } from './transfers-to-agent.js'
import { consultTime } from './consult-time.js'
import { consultations } from './consultations.js'
import { transfersWarm } from './transfers-warm.js'
import { transfersToQueue } from './transfers-to-queue.js'
import { undelivered } from './undelivered.js'
import { utilisation } from './utilisation.js'
import { wrapUpTime } from './wrap-up-time.js'
import type { Metric } from './metric.js'

/** Every metric; menus, the API and the docs are made from this list. A new one is a file and a line here. */
export const metrics: readonly Metric[] = [
  contactsCreated,
  queued,
  offered,
  answered,
  abandoned,
  abandonedShort,
  abandonmentRate,
  abandonmentRateRaw,
  flowOut,
  stillWaiting,
  handled,
  contactsHandled,
  transfersOut,
  transfersToQueue,
  transfersToAgent,
  transfersWarm,
  transferRate,
  consultations,
  consultTime,
  serviceLevel,
  serviceLevelNegative,
  serviceLevelPositive,
  serviceLevelAnswered,
  serviceLevelShort,
  serviceLevelShortCredited,
  asa,
  answerWaitP50,
  answerWaitP90,
  answerWaitP95,
  abandonTime,
  queueTime,
  longestWait,
  longestWaitNow,
  firstResponse,
  replyTime,
  timeToAccept,
  callbackKeptOnTime,
  callsAbandoned,
  callsMissed,
  callsFailed,
  callSetupP50,
  callSetupP95,
  answerToAudioP50,
  answerToAudioP95,
  callMos,
  poorCalls,
  offers,
  answerRate,
  rona,
  undelivered,
  declined,
  handleTime,
  handleTimeP50,
  handleTimeP90,
  handleTimeP95,
  handleTimeContact,
  chatHandleTimeAdjusted,
  talkTime,
  holdTime,
  holdTimeHeld,
  holdRatio,
  wrapUpTime,
  occupancy,
  occupancyCapacity,
  utilisation,
  averageConcurrency,
  signedInTime,
  busyTime,
  idleTime,
  ringingTime,
  breakTime,
  trainingTime,
  notRespondingTime,
  notReachableTime,
  csat,
  csatLow,
  csatHigh,
  csatMean,
  responseRate,
]

/** The metric with a key. */
export function metricOf(key: string): Metric | null {
  return metrics.find((metric) => metric.key === key) ?? null
}
