import { limits } from '@switchboard/protocol'
import type { Cursors, ErrorCode, FactFrame, Limited, Uuid } from '@switchboard/protocol'
import { forgetWords } from './forget-words.js'
import { emptyStream } from './state.js'
import type { Effect, State, Stream, Turn } from './state.js'

/** Facts held above a gap at most; what is beyond is pulled again later. */
const heldAtMost = 1_000

/** What the client holds, for hello. */
export function cursorsOf(state: State): Cursors {
  const followed = Object.entries(state.streams).filter(([, stream]) => stream.fault === undefined)
  return Object.fromEntries(followed.map(([id, stream]) => [id, stream.seq]))
}

/** The next fact is applied, an old one is dropped, a later one is held and what lies between is pulled. */
export function takeFact(state: State, frame: FactFrame, at: number): Turn {
  const stream = state.streams[frame.stream]
  if (stream === undefined || frame.seq <= stream.seq) return [state, []]
  const next = frame.seq === stream.seq + 1 ? applied(stream, frame) : held(stream, frame)
  return next.held.length > 0 && next.pull === null
    ? pull(state, frame.stream, next, at)
    : [put(state, frame.stream, next), []]
}

/** Heads of a heartbeat: what they know and we do not is pulled, unless a pull is under way. */
export function takeHeads(state: State, heads: Cursors, at: number): Turn {
  let turn: Turn = [state, []]
  for (const [id, head] of Object.entries(heads)) {
    const stream = turn[0].streams[id]
    if (stream === undefined) continue
    const next = head > stream.head ? { ...stream, head } : stream
    const overdue = next.pull === null || at - next.pull.at >= limits.resendMs
    if (next.seq < next.head && overdue) turn = join(turn, pull(turn[0], id, next, at))
    else if (next !== stream) turn = [put(turn[0], id, next), turn[1]]
  }
  return turn
}

/** More than one answer may hold: the next page is pulled. */
export function takeLimited(state: State, frame: Limited, at: number): Turn {
  const stream = state.streams[frame.stream]
  if (stream === undefined || frame.to <= stream.seq) return [state, []]
  return pull(state, frame.stream, { ...stream, head: Math.max(stream.head, frame.to) }, at)
}

/**
 * A new connection: streams that the gateway follows by itself are taken on, and it replays from our cursors. Under another
 * epoch everything is forgotten.
 */
export function resumeStreams(state: State, heads: Cursors, sameEpoch: boolean): State {
  const streams: Record<Uuid, Stream> = {}
  for (const [id, { followAt: _, ...stream }] of Object.entries(state.streams))
    streams[id] = sameEpoch ? { ...stream, held: [], pull: null } : emptyStream(0)
  for (const [id, head] of Object.entries(heads)) {
    const { fault: _, ...stream } = streams[id] ?? emptyStream(0)
    streams[id] = { ...stream, head: Math.max(head, stream.seq) }
  }
  return { ...state, streams }
}

/** After a welcome: what hello has not named is followed, or, where the gateway follows it by itself from now on, its past is pulled. */
export function catchUp(state: State, welcome: { said: Cursors; heads: Cursors; at: number }): Turn {
  let turn: Turn = [state, []]
  for (const [id, after] of Object.entries(cursorsOf(state))) {
    if (Object.hasOwn(welcome.said, id)) continue
    if (!Object.hasOwn(welcome.heads, id))
      turn = join(turn, [turn[0], [{ do: 'send', frame: { t: 'follow', stream: id, after } }]])
    else turn = join(turn, takeHeads(turn[0], { [id]: welcome.heads[id] ?? 0 }, welcome.at))
  }
  return turn
}

/** The gateway does not let this stream be followed; or only not now, then it is followed again after a while. */
export function refuseStream(state: State, id: Uuid, refusal: { code: ErrorCode; at: number }): State {
  const stream = state.streams[id]
  if (stream === undefined) return state
  if (refusal.code !== 'rate_limited') return put(state, id, { ...stream, fault: refusal.code })
  return put(state, id, { ...stream, pull: null, followAt: refusal.at + limits.resendMs })
}

/** Follows again what had to wait, from where it stands: that fills a gap as well. */
export function followAgain(state: State, at: number): Turn {
  let next = state
  const effects: Effect[] = []
  for (const [id, { followAt, ...stream }] of Object.entries(state.streams)) {
    if (state.link.is !== 'open' || followAt === undefined || followAt > at) continue
    next = put(next, id, stream)
    effects.push({ do: 'send', frame: { t: 'follow', stream: id, after: stream.seq } })
  }
  return [next, effects]
}

/** Sets one stream. */
export function put(state: State, id: Uuid, stream: Stream): State {
  return { ...state, streams: { ...state.streams, [id]: stream } }
}

function applied(stream: Stream, frame: FactFrame): Stream {
  const facts = [...stream.facts, frame]
  let seq = frame.seq
  let rest = stream.held
  for (let first = rest[0]; first !== undefined && first.seq <= seq + 1; first = rest[0]) {
    if (first.seq === seq + 1) facts.push(first)
    seq = Math.max(seq, first.seq)
    rest = rest.slice(1)
  }
  const answered = stream.pull !== null && seq >= stream.pull.to
  return {
    ...stream,
    seq,
    facts: forgetWords(facts, stream.facts.length),
    held: rest,
    head: Math.max(stream.head, seq),
    pull: answered ? null : stream.pull,
  }
}

function held(stream: Stream, frame: FactFrame): Stream {
  const head = Math.max(stream.head, frame.seq)
  if (stream.held.length >= heldAtMost || stream.held.some((one) => one.seq === frame.seq))
    return { ...stream, head }
  return { ...stream, head, held: [...stream.held, frame].toSorted((a, b) => a.seq - b.seq) }
}

function pull(state: State, id: Uuid, stream: Stream, at: number): Turn {
  const first = stream.held[0]
  const to = first === undefined ? stream.head : first.seq - 1
  const ask: Effect = { do: 'send', frame: { t: 'pull', stream: id, after: stream.seq, to } }
  return [put(state, id, { ...stream, pull: { to, at } }), [ask]]
}

function join(before: Turn, after: Turn): Turn {
  return [after[0], [...before[1], ...after[1]]]
}
