import { limits } from '@switchboard/protocol'
import type { Ack, Command, ErrorCode, FactFrame, Refused, Uuid } from '@switchboard/protocol'
import type { Outcome, Pending } from './client.js'
import type { Effect, Item, Open, State, Turn } from './state.js'

/** A new command at the end of the queue. One that is there already stays where it is; a failed one starts over. */
export function enqueue(state: State, command: Command): Turn {
  const item = find(state, command.id)
  if (item?.is === 'acked') return [state, [settle(command.id, { ok: true, seq: item.seq, at: item.at })]]
  if (item !== undefined && item.is !== 'failed') return [state, []]
  return [append(item === undefined ? state : without(state, command.id), command), []]
}

/**
 * The gateway takes a burst and then so many a second. After a stall all that is unanswered may arrive at once, so only the rest
 * of the burst is ours to use at once: then nothing is refused as too fast, and the order is kept.
 */
const everyMs = 1_000 / limits.commandsPerSecond
const aheadMs = (limits.commandBurst - limits.unacknowledged - 2) * everyMs

/** Sends what is queued, in order, while not too many are unanswered, and the oldest without an answer again; no faster than the gateway allows. */
export function flush(state: State, at: number): Turn {
  const { link } = state
  if (link.is !== 'open') return [state, []]
  const effects: Effect[] = []
  let { inFlight, pacedTo, resentAt } = link
  const overdue = at >= resendAt(link, state.outbox) ? oldest(state.outbox) : undefined
  const outbox = state.outbox.map((item): Item => {
    const due = item === overdue || (item.is === 'queued' && inFlight < limits.unacknowledged)
    if (!due || pacedTo - at > aheadMs) return item
    if (item === overdue) resentAt = at
    inFlight += 1
    pacedTo = Math.max(pacedTo, at) + everyMs
    effects.push({ do: 'send', frame: item.command })
    return { is: 'sent', command: item.command, sentAt: at }
  })
  return effects.length === 0
    ? [state, []]
    : [{ ...state, outbox, link: { ...link, inFlight, pacedTo, resentAt } }, effects]
}

/** The line has answered one more command. */
export function countAnswer(state: State): State {
  const { link } = state
  return link.is === 'open'
    ? { ...state, link: { ...link, inFlight: Math.max(0, link.inFlight - 1) } }
    : state
}

/** When something of the outbox is to be sent, epoch ms; null while nothing is. */
export function outboxDueAt({ link, outbox }: State): number | null {
  if (link.is !== 'open') return null
  const queued = link.inFlight < limits.unacknowledged && outbox.some((item) => item.is === 'queued')
  const first = queued ? 0 : resendAt(link, outbox)
  return first === Infinity ? null : Math.max(first, link.pacedTo - aheadMs)
}

/** One at a time: a gateway that is slow must not be asked everything twice. */
function resendAt(link: Open, outbox: readonly Item[]): number {
  const item = oldest(outbox)
  return item === undefined ? Infinity : Math.max(item.sentAt, link.resentAt) + limits.resendMs
}

function oldest(outbox: readonly Item[]): Extract<Item, { is: 'sent' }> | undefined {
  return outbox.find((item) => item.is === 'sent')
}

/** After a resume everything unanswered is sent again, in order; the gateway knows the ids. */
export function requeue(state: State): State {
  const outbox = state.outbox.map((item): Item =>
    item.is === 'sent' ? { is: 'queued', command: item.command } : item,
  )
  return { ...state, outbox }
}

/** Committed: the command leaves the outbox when its fact is in the view. */
export function takeAck(state: State, ack: Ack): Turn {
  const item = find(state, ack.id)
  if (item === undefined || item.is === 'acked') return [state, []]
  const stream = state.streams[ack.stream]
  const seen = ack.seq === null || stream === undefined || stream.seq >= ack.seq
  const next = seen
    ? without(state, ack.id)
    : change(state, { is: 'acked', command: item.command, seq: ack.seq, at: ack.at })
  return [next, settled(item, { ok: true, seq: ack.seq, at: ack.at })]
}

/** A fact that carries the id of a command is as good as its ack. */
export function takeOwnFact(state: State, { id, stream, seq, at }: FactFrame): Turn {
  return id === undefined ? [state, []] : takeAck(state, { t: 'ack', id, stream, seq, at })
}

/** What was acknowledged and is now in the view is done. */
export function dropSeen(state: State): State {
  const outbox = state.outbox.filter(
    (item) => item.is !== 'acked' || item.seq > (state.streams[item.command.stream]?.seq ?? Infinity),
  )
  return outbox.length === state.outbox.length ? state : { ...state, outbox }
}

/** Refused: nothing has changed in the log. What was only too fast is sent again a little later. */
export function takeRefusal(state: State, refused: Refused, at: number): Turn {
  const item = find(state, refused.id)
  if (item === undefined || item.is === 'acked') return [state, []]
  if (refused.code !== 'rate_limited' || state.link.is !== 'open')
    return fail(state, item, refused.code, refused.field)
  const slower: State = { ...state, link: { ...state.link, pacedTo: at + limits.typingEveryMs } }
  return [change(slower, { is: 'queued', command: item.command }), []]
}

/** The connection has stopped for good: nothing will answer. */
export function failAll(state: State, code: ErrorCode): Turn {
  let next = state
  const effects: Effect[] = []
  for (const item of state.outbox) {
    if (item.is === 'acked' || item.is === 'failed') continue
    const [failed, settles] = fail(next, item, code)
    next = failed
    effects.push(...settles)
  }
  return [next, effects]
}

/** The client is closed: the callers hear so, the commands stay for the next one. */
export function settleClosed(state: State): readonly Effect[] {
  return state.outbox.flatMap((item) => settled(item, { ok: false, code: 'closed' }))
}

/** A failed command goes to the end of the queue again. */
export function requeueFailed(state: State, id: Uuid): State {
  const item = find(state, id)
  return item?.is === 'failed' ? append(without(state, id), item.command) : state
}

/** Forgets a failed command. */
export function dropFailed(state: State, id: Uuid): State {
  return find(state, id)?.is === 'failed' ? without(state, id) : state
}

/** Commands of a stream as the outside sees them. */
export function pendingOf(outbox: readonly Item[], stream: Uuid): readonly Pending[] {
  return outbox.filter((item) => item.command.stream === stream).map(asPending)
}

/** What a storage keeps: all that is not known to be committed. */
export function unanswered(outbox: readonly Item[]): readonly Command[] {
  return outbox.filter((item) => item.is !== 'acked').map((item) => item.command)
}

function asPending(item: Item): Pending {
  if (item.is === 'failed') return { command: item.command, status: 'failed', code: item.code }
  return { command: item.command, status: item.is === 'acked' ? 'sent' : 'sending' }
}

function fail(state: State, item: Item, code: ErrorCode, field?: string): Turn {
  const kept = 'text' in item.command
  const next = kept
    ? change(state, { is: 'failed', command: item.command, code })
    : without(state, item.command.id)
  return [next, settled(item, { ok: false, code, ...(field !== undefined && { field }) })]
}

function settled(item: Item, outcome: Outcome): readonly Effect[] {
  return item.is === 'queued' || item.is === 'sent' ? [settle(item.command.id, outcome)] : []
}

function settle(id: Uuid, outcome: Outcome): Effect {
  return { do: 'settle', id, outcome }
}

function append(state: State, command: Command): State {
  return { ...state, outbox: [...state.outbox, { is: 'queued', command }] }
}

function find(state: State, id: Uuid): Item | undefined {
  return state.outbox.find((item) => item.command.id === id)
}

function change(state: State, item: Item): State {
  return { ...state, outbox: state.outbox.map((one) => (one.command.id === item.command.id ? item : one)) }
}

function without(state: State, id: Uuid): State {
  return { ...state, outbox: state.outbox.filter((item) => item.command.id !== id) }
}
