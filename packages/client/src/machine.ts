import { isParseFault, serialize } from '@switchboard/protocol'
import type { ParseFault, ServerFrame, Uuid } from '@switchboard/protocol'
import type { ClientClock, ClientOptions, Line, LineEvents, Outcome } from './client.js'
import { unanswered } from './outbox.js'
import { initialState } from './state.js'
import type { Effect, Happening, State } from './state.js'
import { dueAt, step } from './step.js'

/** Reads what the gateway has sent. */
export type ReadFrame = (text: string) => ServerFrame | ParseFault

/** What `runMachine` needs: the options of a client with all its defaults. */
export type MachineOptions = Required<Pick<ClientOptions, 'open' | 'token' | 'clock' | 'random' | 'wake'>> & {
  readonly read: ReadFrame
  readonly storage: ClientOptions['storage']
  readonly settle: (id: Uuid, outcome: Outcome) => void
  /** The state is another one. */
  readonly changed: () => void
}

/** A running client: its state, and the way to tell it what happens. */
export interface Machine {
  state(): State
  happen(what: Happening): void
}

/** Runs the steps: performs their effects, keeps the one timer and the one line. */
export function runMachine(options: MachineOptions): Machine {
  const { clock, random, storage } = options
  let state = initialState(storage?.load() ?? [])
  let timer: (() => void) | null = null
  let unwake: (() => void) | null = null
  const perform = performer(options, happen)

  function happen(what: Happening): void {
    const before = state
    const [next, effects] = step(state, { ...what, at: clock.now(), dice: random() })
    state = next
    if (next.outbox !== before.outbox) storage?.save(unanswered(next.outbox))
    for (const effect of effects) perform(effect)
    if (state !== next) return // an effect has led to another step, which has done the rest
    timer?.()
    timer = awaken(clock, dueAt(state), () => happen({ type: 'tick' }))
    if (state.link.is === 'stopped') {
      unwake?.()
      unwake = null
    } else if (state.link.is !== 'idle') unwake ??= options.wake(() => happen({ type: 'woke' }))
    if (state !== before) options.changed()
  }

  return { state: () => state, happen }
}

/** Browsers overflow a timer of more than 2^31 ms; a machine's are all shorter. */
function awaken(clock: ClientClock, due: number | null, run: () => void): (() => void) | null {
  return due === null ? null : clock.after(Math.max(0, due - clock.now()), run)
}

/** Tokens and lines of a former attempt are not listened to any more. */
function performer(options: MachineOptions, happen: (what: Happening) => void): (effect: Effect) => void {
  let line: Line | null = null
  let current = {}

  function fetchToken(): void {
    const mine = (current = {})
    options.token().then(
      (token) => current === mine && happen({ type: 'token', token }),
      () => current === mine && happen({ type: 'token_failed' }),
    )
  }

  function openLine(): void {
    const mine = (current = {})
    const events: LineEvents = {
      opened: () => current === mine && happen({ type: 'opened' }),
      received: (text) => current === mine && receive(options.read(text), happen),
      closed: (code) => current === mine && happen({ type: 'closed', code }),
    }
    line = options.open(events)
  }

  return (effect) => {
    switch (effect.do) {
      case 'fetch_token':
        return fetchToken()
      case 'open_line':
        return openLine()
      case 'send':
        return line?.send(serialize(effect.frame))
      case 'close_line':
        current = {}
        line?.close(effect.code, effect.reason)
        line = null
        return
      case 'settle':
        return options.settle(effect.id, effect.outcome)
      default:
        return effect satisfies never
    }
  }
}

/** A frame that cannot be read is one of a newer gateway: what it may have told of a stream shows as a gap. */
function receive(frame: ServerFrame | ParseFault, happen: (what: Happening) => void): void {
  if (!isParseFault(frame)) happen({ type: 'received', frame })
}
