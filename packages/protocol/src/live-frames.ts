import { isErrorCode } from './error-codes.js'
import type { ErrorCode } from './error-codes.js'
import type { Uuid } from './ids.js'
import { uuid } from './ids.js'
import { badFrame, readJson } from './parse-fault.js'
import type { ParseFault } from './parse-fault.js'
import {
  isObject,
  isWrong,
  listOf,
  nullable,
  object,
  oneOf,
  optional,
  readShape,
  string,
  whole,
} from './shape.js'
import type { Shape } from './shape.js'

/** Staff: begin or end the live feed of the own tenant's queues and agents. Answered by `live`, then by one a second at most. */
export interface WatchLive {
  readonly t: 'watch_live'
  readonly on: boolean
}

/** What an agent is at this moment: at work if there is work, else the presence. */
export type LiveState =
  | 'available'
  | 'ringing'
  | 'in_chat'
  | 'in_call'
  | 'on_hold'
  | 'wrap_up'
  | 'break'
  | 'training'
  | 'offline'
  | 'not_responding'
  | 'not_reachable'

/** One queue now and since the beginning of the tenant's day. Times in epoch ms. */
export interface LiveQueue {
  readonly id: Uuid
  readonly name: string
  /** Contacts that nobody has accepted; `ringing` of them ring at an agent. */
  readonly waiting: number
  readonly ringing: number
  /** Since when the one that waits longest has been in the line; null: nobody waits. */
  readonly oldestAt: number | null
  readonly connected: number
  readonly wrapUp: number
  /** Visits that began today, and what became of them so far: by the definitions of the metrics of these names. */
  readonly offered: number
  readonly answered: number
  readonly abandoned: number
  /** Contacts whose wrap-up ended today, in this queue. */
  readonly closed: number
  /** Service level so far is `inTime` of `judged`; `targetMs` is the threshold. */
  readonly inTime: number
  readonly judged: number
  readonly targetMs: number
  /** Agents who serve the queue: logged in, and free for one more contact. */
  readonly staffed: number
  readonly free: number
}

/** One contact in an agent's hands. */
export interface LiveWork {
  readonly contact: Uuid
  readonly queue: Uuid
  readonly phase: 'ringing' | 'connected' | 'held' | 'wrap_up'
  readonly since: number
}

/** One agent now. Since the beginning of the tenant's day: `contacts` accepted, `closed` those whose wrap-up ended. */
export interface LiveAgent {
  readonly id: Uuid
  readonly name: string
  readonly role: string
  readonly queues: readonly Uuid[]
  readonly state: LiveState
  /** Since when; null where that was never told, such as of an agent who has never logged in. */
  readonly since: number | null
  /** The code of a break's reason. */
  readonly reason?: string
  readonly work: readonly LiveWork[]
  /** Contacts in hand of brands that the reader may not see. */
  readonly elsewhere: number
  readonly contacts: number
  readonly closed: number
}

/** A contact that waits. */
export interface LiveWaiting {
  readonly contact: Uuid
  readonly queue: Uuid
  readonly since: number
  /** Whom it rings at; null while it rings nowhere. */
  readonly agent: Uuid | null
}

/**
 * The state of the floor. `full`: all rows, forget the others; else only rows that differ from the frame before. `waiting` is
 * always whole: the contacts that wait longest, at most 50.
 */
export interface Live {
  readonly t: 'live'
  /** The moment that it holds for, and when the tenant's day began: epoch ms of the database. */
  readonly at: number
  readonly dayFrom: number
  readonly full: boolean
  readonly queues: readonly LiveQueue[]
  readonly agents: readonly LiveAgent[]
  readonly waiting: readonly LiveWaiting[]
  /** Queues and agents that are no longer there. */
  readonly gone: readonly Uuid[]
}

/** The feed is not given, or no longer. */
export interface LiveOver {
  readonly t: 'live_over'
  readonly code: ErrorCode
}

/** A frame of the feed. Only who has asked for it gets one: it is read apart from the others, so that a visitor's page need not know it. */
export type LiveFrame = Live | LiveOver

const state = oneOf(
  'available',
  'ringing',
  'in_chat',
  'in_call',
  'on_hold',
  'wrap_up',
  'break',
  'training',
  'offline',
  'not_responding',
  'not_reachable',
)

const queue = object<LiveQueue>({
  id: uuid,
  name: string,
  waiting: whole,
  ringing: whole,
  oldestAt: nullable(whole),
  connected: whole,
  wrapUp: whole,
  offered: whole,
  answered: whole,
  abandoned: whole,
  closed: whole,
  inTime: whole,
  judged: whole,
  targetMs: whole,
  staffed: whole,
  free: whole,
})

const work = object<LiveWork>({
  contact: uuid,
  queue: uuid,
  phase: oneOf('ringing', 'connected', 'held', 'wrap_up'),
  since: whole,
})

const agent = object<LiveAgent>({
  id: uuid,
  name: string,
  role: string,
  queues: listOf(uuid),
  state,
  since: nullable(whole),
  reason: optional(string),
  work: listOf(work),
  elsewhere: whole,
  contacts: whole,
  closed: whole,
})

const shapes: { readonly [T in LiveFrame['t']]: Shape<Omit<Extract<LiveFrame, { t: T }>, 't'>> } = {
  live: {
    at: whole,
    dayFrom: whole,
    full: oneOf(true, false),
    queues: listOf(queue),
    agents: listOf(agent),
    waiting: listOf(object<LiveWaiting>({ contact: uuid, queue: uuid, since: whole, agent: nullable(uuid) })),
    gone: listOf(uuid),
  },
  live_over: { code: (value) => (isErrorCode(value) ? value : 'internal') },
}

/** Reads a frame of the live feed, or says what is wrong with it (also for any other frame). Never throws. */
export function parseLiveFrame(text: string): LiveFrame | ParseFault {
  const raw = readJson(text)
  if (!isObject(raw)) return badFrame('frame: an object')
  const t: unknown = 't' in raw ? raw.t : undefined
  if (t !== 'live' && t !== 'live_over') return badFrame('t')
  const copy = readShape<object>(shapes[t], raw, { t })
  return isWrong(copy) ? badFrame(`${t}.${copy.wrong}`) : (copy as LiveFrame)
}
