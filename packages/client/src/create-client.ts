import { parseServerFrame, parseVisitorFrame } from '@switchboard/protocol'
import type { Command, Uuid } from '@switchboard/protocol'
import { browserWake } from './browser-wake.js'
import type { Client, ClientOptions, Outcome, StreamView } from './client.js'
import { runMachine } from './machine.js'
import type { ReadFrame } from './machine.js'
import { newUuid } from './new-uuid.js'
import { pendingOf } from './outbox.js'
import { nowhere } from './receipts.js'
import { systemClock } from './system-clock.js'

const nothing: StreamView = { seq: 0, facts: [] }

/** Makes a client at rest; `connect` opens it. It holds one timer and one line at most, and none after `close`. */
export function createClient(options: ClientOptions): Client {
  return createClientReading(parseServerFrame, options)
}

/** As `createClient`, for a visitor: what only staff are told is not understood, and is less to load for it. */
export function createVisitorClient(options: ClientOptions): Client {
  return createClientReading(parseVisitorFrame, options)
}

function createClientReading(readFrame: ReadFrame, options: ClientOptions): Client {
  const { clock = systemClock, random = Math.random, wake = browserWake, storage } = options
  const newId = options.newId ?? (() => newUuid(clock.now()))
  const { subscribe, changed } = listeners()
  const { awaitOutcome, settle } = outcomes()
  const { open, token } = options
  const { state, happen } = runMachine({
    read: readFrame,
    open,
    token,
    clock,
    random,
    wake,
    storage,
    settle,
    changed,
  })
  return {
    get connection() {
      return state().link
    },
    stream: (id) => state().streams[id] ?? nothing,
    pending: (stream) => pendingOf(state().outbox, stream),
    place: (stream) => state().places[stream] ?? null,
    typing: (stream) => state().typing[stream] !== undefined,
    reach: (stream) => state().reached[stream] ?? nowhere,
    seen: (stream, read) => happen({ type: 'seen', stream, read }),
    subscribe,
    connect: () => happen({ type: 'connect' }),
    follow: (stream, after = 0) => happen({ type: 'follow', stream, after }),
    unfollow: (stream) => happen({ type: 'unfollow', stream }),
    command: (command, id = newId()) => {
      const outcome = awaitOutcome(id)
      happen({ type: 'command', command: { ...command, id } as Command })
      return outcome
    },
    retry: (id) => happen({ type: 'retry', id }),
    discard: (id) => happen({ type: 'discard', id }),
    sayTyping: (stream) => happen({ type: 'say_typing', stream }),
    close: () => happen({ type: 'close' }),
  }
}

/** Those who wait for what becomes of a command, by its id. */
function outcomes(): { awaitOutcome(id: Uuid): Promise<Outcome>; settle(id: Uuid, outcome: Outcome): void } {
  const waiting = new Map<Uuid, ((outcome: Outcome) => void)[]>()
  return {
    awaitOutcome: (id) =>
      new Promise((resolve) => {
        waiting.set(id, [...(waiting.get(id) ?? []), resolve])
      }),
    settle: (id, outcome) => {
      const all = waiting.get(id) ?? []
      waiting.delete(id)
      for (const resolve of all) resolve(outcome)
    },
  }
}

/** Many changes in one task are told once. */
function listeners(): { subscribe(listener: () => void): () => void; changed(): void } {
  const all = new Set<{ call: () => void }>()
  let told = true
  const tell = (): void => {
    told = true
    for (const one of all) one.call()
  }
  return {
    subscribe: (call) => {
      const one = { call }
      all.add(one)
      return () => void all.delete(one)
    },
    changed: () => {
      if (told) queueMicrotask(tell)
      told = false
    },
  }
}
