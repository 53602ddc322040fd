import { limits } from '@switchboard/protocol'
import type { Command, FactFrame, Fault, ServerFrame, Uuid } from '@switchboard/protocol'
import {
  connect,
  linkDueAt,
  sayHello,
  stop,
  takeClose,
  takeToken,
  takeWelcome,
  tickLink,
  wake,
} from './link.js'
import {
  countAnswer,
  dropFailed,
  dropSeen,
  enqueue,
  flush,
  outboxDueAt,
  requeueFailed,
  settleClosed,
  takeAck,
  takeOwnFact,
  takeRefusal,
} from './outbox.js'
import { see, takeReceipt } from './receipts.js'
import { emptyStream, followedBy } from './state.js'
import type { Event, State, Turn } from './state.js'
import { followAgain, put, refuseStream, takeFact, takeHeads, takeLimited } from './streams.js'

/** The whole client: what happens to it, and what it becomes and wants done. Pure: time and dice come with the event. */
export function step(state: State, event: Event): Turn {
  switch (event.type) {
    case 'connect':
      return connect(state, event.at)
    case 'token':
      return takeToken(state, event.token, event.at)
    case 'token_failed':
      return takeClose(state, 1006, event)
    case 'opened':
      return sayHello(state, event.at)
    case 'received':
      return receive(state, event.frame, event)
    case 'closed':
      return takeClose(state, event.code, event)
    case 'tick':
      return tick(state, event)
    case 'woke':
      return wake(state, event)
    case 'follow':
      return follow(state, event.stream, event.after)
    case 'unfollow':
      return unfollow(state, event.stream)
    case 'command':
      return take(state, event.command, event.at)
    case 'retry':
      return flush(requeueFailed(state, event.id), event.at)
    case 'discard':
      return [dropFailed(state, event.id), []]
    case 'say_typing':
      return sayTyping(state, event.stream, event.at)
    case 'seen':
      return see(state, event.stream, event.read)
    case 'close':
      return close(state)
    default:
      return event satisfies never
  }
}

/** When the client needs a `tick`, epoch ms; null while nothing is awaited. */
export function dueAt(state: State): number | null {
  const times = [linkDueAt(state), outboxDueAt(state), ...Object.values(state.typing)].filter(
    (time) => time !== null,
  )
  if (state.link.is === 'open')
    for (const { followAt } of Object.values(state.streams)) if (followAt !== undefined) times.push(followAt)
  return times.length === 0 ? null : Math.min(...times)
}

function receive(state: State, frame: ServerFrame, event: Event): Turn {
  const { at } = event
  const heard: State =
    state.link.is === 'open' ? { ...state, link: { ...state.link, heardAt: at, probedAt: null } } : state
  switch (frame.t) {
    case 'welcome':
      return takeWelcome(heard, frame, at)
    case 'fact':
      return receiveFact(heard, frame, at)
    case 'ack':
      return followedBy(takeAck(countAnswer(heard), frame), (next) => flush(next, at))
    case 'refused':
      return followedBy(takeRefusal(countAnswer(heard), frame, at), (next) => flush(next, at))
    case 'hb':
      return followedBy([heard, [{ do: 'send', frame: { t: 'hb' } }]], (next) =>
        takeHeads(next, frame.heads, at),
      )
    case 'limited':
      return takeLimited(heard, frame, at)
    case 'typing':
      return [{ ...heard, typing: { ...heard.typing, [frame.stream]: at + limits.typingMs } }, []]
    case 'place':
      return [{ ...heard, places: { ...heard.places, [frame.stream]: frame } }, []]
    case 'receipt':
      return [takeReceipt(heard, frame), []]
    case 'drain':
      return [withWindow(heard, frame.retry), []]
    case 'error':
      return [receiveFault(heard, frame, at), []]
    default:
      return frame satisfies never
  }
}

function receiveFact(state: State, frame: FactFrame, at: number): Turn {
  const quiet =
    frame.fact.type === 'message_sent' ? { ...state, typing: omit(state.typing, frame.stream) } : state
  const own = followedBy(takeFact(quiet, frame, at), (next) => takeOwnFact(next, frame))
  return followedBy(own, (next) => flush(dropSeen(next), at))
}

/** A stream whose `start` is still on its way is not there yet; that is no fault. */
function receiveFault(state: State, { stream, code }: Fault, at: number): State {
  const awaited = state.outbox.some((item) => item.command.t === 'start' && item.command.stream === stream)
  return stream === undefined || awaited ? state : refuseStream(state, stream, { code, at })
}

function withWindow(state: State, window: { minMs: number; maxMs: number }): State {
  const { link } = state
  return link.is === 'open' || link.is === 'connecting' ? { ...state, link: { ...link, window } } : state
}

function tick(state: State, event: Event): Turn {
  const typing = Object.entries(state.typing).filter(([, until]) => until > event.at)
  const quiet = { ...state, typing: Object.fromEntries(typing) }
  const linked = followedBy(tickLink(quiet, event), (next) => followAgain(next, event.at))
  return followedBy(linked, (next) => flush(next, event.at))
}

function follow(state: State, stream: Uuid, after: number): Turn {
  const known = state.streams[stream]
  if (known !== undefined && known.fault === undefined) return [state, []]
  const next = put(state, stream, known === undefined ? emptyStream(after) : emptyStream(known.seq))
  return [next, state.link.is === 'open' ? [{ do: 'send', frame: { t: 'follow', stream, after } }] : []]
}

function unfollow(state: State, stream: Uuid): Turn {
  if (state.streams[stream] === undefined) return [state, []]
  const next = dropSeen({ ...state, streams: omit(state.streams, stream) })
  return [next, state.link.is === 'open' ? [{ do: 'send', frame: { t: 'unfollow', stream } }] : []]
}

function take(state: State, command: Command, at: number): Turn {
  const followed = command.t === 'start' ? starting(state, command.stream) : state
  return followedBy(enqueue(followed, command), (queued) => {
    const { link } = queued
    if (link.is !== 'stopped') return flush(queued, at)
    return link.code === 'closed' ? [queued, settleClosed(queued)] : stop(queued, link.code)
  })
}

/** The gateway follows a started contact by itself. */
function starting(state: State, stream: Uuid): State {
  return state.streams[stream] === undefined ? put(state, stream, emptyStream(0)) : state
}

function sayTyping(state: State, stream: Uuid, at: number): Turn {
  const recent = at - (state.saidTyping[stream] ?? -Infinity) < limits.typingEveryMs
  if (state.link.is !== 'open' || recent) return [state, []]
  return [
    { ...state, saidTyping: { ...state.saidTyping, [stream]: at } },
    [{ do: 'send', frame: { t: 'typing', stream } }],
  ]
}

function close(state: State): Turn {
  if (state.link.is === 'stopped') return [state, []]
  const closed: State = { ...state, typing: {}, link: { is: 'stopped', code: 'closed' } }
  return [closed, [{ do: 'close_line', code: 1000, reason: 'closed' }, ...settleClosed(state)]]
}

function omit<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, key)) return record
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}
