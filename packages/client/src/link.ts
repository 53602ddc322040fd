import { endings, errorOfClose, isTerminalClose, limits } from '@switchboard/protocol'
import type { ErrorCode, Hello, Welcome } from '@switchboard/protocol'
import { dropSeen, failAll, flush, requeue } from './outbox.js'
import { followedBy } from './state.js'
import type { Connecting, Event, Open, RetryWindow, State, Turn } from './state.js'
import { catchUp, cursorsOf, resumeStreams } from './streams.js'

/** A token, a line and a welcome must come within so many ms, each. */
const connectMs = 15_000
/** A connection that has lasted so long in ms was a good one: the next failure counts as the first. */
const stableMs = 30_000
const backoff = { firstMs: 500, mostMs: 30_000 }

/** Starts to connect, or starts over at once where it was waiting. */
export function connect(state: State, at: number): Turn {
  const { link } = state
  if (link.is === 'connecting' || link.is === 'open') return [state, []]
  const attempt = link.is === 'waiting' ? link.attempt : 0
  const next: Connecting = {
    is: 'connecting',
    attempt,
    phase: 'token',
    token: '',
    said: {},
    since: at,
    window: null,
  }
  return [{ ...state, link: next }, [{ do: 'fetch_token' }]]
}

/** A token has come; without one we are not allowed to. */
export function takeToken(state: State, token: string | null, at: number): Turn {
  const { link } = state
  if (link.is !== 'connecting' || link.phase !== 'token') return [state, []]
  if (token === null) return stop(state, 'not_logged_in')
  return [{ ...state, link: { ...link, phase: 'line', token, since: at } }, [{ do: 'open_line' }]]
}

/** The line is there: hello. */
export function sayHello(state: State, at: number): Turn {
  const { link } = state
  if (link.is !== 'connecting' || link.phase !== 'line') return [state, []]
  const known = state.epoch === null ? {} : { epoch: state.epoch }
  const last = cursorsOf(state)
  const hello: Hello = { t: 'hello', v: 1, token: link.token, last, ...known }
  return [
    { ...state, link: { ...link, phase: 'hello', token: '', said: last, since: at } },
    [{ do: 'send', frame: hello }],
  ]
}

/** Welcome: the streams go on, and everything unanswered is sent again. */
export function takeWelcome(state: State, welcome: Welcome, at: number): Turn {
  const { link } = state
  if (link.is !== 'connecting') return [state, []]
  const sameEpoch = state.epoch === null || state.epoch === welcome.epoch
  const open: Open = {
    is: 'open',
    attempt: link.attempt,
    welcome,
    since: at,
    heardAt: at,
    probedAt: null,
    inFlight: 0,
    pacedTo: at,
    resentAt: at,
    window: link.window,
  }
  const resumed = resumeStreams(
    { ...state, ...(!sameEpoch && { reached: {} }), told: {}, epoch: welcome.epoch, link: open },
    welcome.heads,
    sameEpoch,
  )
  const settledUp = requeue(sameEpoch ? dropSeen(resumed) : forgetAcked(resumed))
  const caughtUp = catchUp(settledUp, { said: link.said, heads: welcome.heads, at })
  return followedBy(caughtUp, (next) => flush(next, at))
}

/** The line is gone: stop where the code is terminal, else wait for a random moment. */
export function takeClose(state: State, code: number, event: Event): Turn {
  const { link } = state
  if (link.is !== 'connecting' && link.is !== 'open') return [state, []]
  if (isTerminalClose(code)) return stop(state, errorOfClose(code) ?? 'internal')
  const known =
    code === endings.state_mismatch ? forgetAcked(resumeStreams({ ...state, epoch: null }, {}, false)) : state
  return [wait(known, link, event), []]
}

/** Lets a line go that does not answer; its own close may never come. */
function dropLine(state: State, event: Event): Turn {
  const code = endings.no_heartbeat
  const [next, effects] = takeClose(state, code, event)
  return [next, [{ do: 'close_line', code, reason: 'no_heartbeat' }, ...effects]]
}

/** The page is awake again: an open line has to prove itself, a wait that we chose ourselves is over. */
export function wake(state: State, event: Event): Turn {
  const { link } = state
  if (link.is === 'waiting')
    return link.bound && link.retryAt > event.at ? [state, []] : connect(state, event.at)
  if (link.is !== 'open' || link.probedAt !== null) return [state, []]
  return [
    { ...state, link: { ...link, probedAt: event.at } },
    [{ do: 'send', frame: { t: 'hb', probe: true } }],
  ]
}

/** Where the time has come for something of the connection. */
export function tickLink(state: State, event: Event): Turn {
  const due = linkDueAt(state)
  if (due === null || due > event.at) return [state, []]
  return state.link.is === 'waiting' ? connect(state, event.at) : dropLine(state, event)
}

/** When the connection needs a tick, epoch ms. */
export function linkDueAt(state: State): number | null {
  const { link } = state
  if (link.is === 'waiting') return link.retryAt
  if (link.is === 'connecting') return link.since + connectMs
  if (link.is !== 'open') return null
  const silent = link.heardAt + limits.clientSilenceMs
  return link.probedAt === null ? silent : Math.min(silent, link.probedAt + limits.probeMs)
}

/** No further attempt: what is unanswered has failed. */
export function stop(state: State, code: ErrorCode): Turn {
  return followedBy([{ ...state, link: { is: 'stopped', code } }, []], (stopped) => failAll(stopped, code))
}

function wait(state: State, link: Connecting | Open, { at, dice }: Event): State {
  const stable = link.is === 'open' && at - link.since >= stableMs
  const attempt = stable ? 0 : link.attempt
  const retryAt = at + delay(attempt, link.window, dice)
  return {
    ...state,
    typing: {},
    places: {},
    link: { is: 'waiting', attempt: attempt + 1, retryAt, bound: link.window !== null },
  }
}

/** Full jitter: half of all clients come back in the first half of the wait, however many there are. */
function delay(attempt: number, window: RetryWindow | null, dice: number): number {
  if (window !== null) return window.minMs + dice * (window.maxMs - window.minMs)
  return dice * Math.min(backoff.mostMs, backoff.firstMs * 2 ** attempt)
}

/** The facts that an old epoch acknowledged may never come. */
function forgetAcked(state: State): State {
  return { ...state, outbox: state.outbox.filter((item) => item.is !== 'acked') }
}
