import { isParseFault, parseClientFrame, parseServerFrame, serialize } from '@switchboard/protocol'
import type { Command, ServerFrame, Uuid } from '@switchboard/protocol'
import type { Outcome } from '../src/client.js'
import { unanswered } from '../src/outbox.js'
import { initialState } from '../src/state.js'
import type { Effect, Happening, State } from '../src/state.js'
import { dueAt, step } from '../src/step.js'
import type { Gateway, Socket } from './gateway.js'
import type { World } from './world.js'

/** A page with a client in it, its network, and what a user would notice. */
export interface Page {
  state(): State
  happen(what: Happening): void
  /** Ends the line with this code; frames under way are lost. */
  cut(code: number): void
  /** The line stays open and says nothing any more. */
  silence(): void
  /** The gateway says that it goes, and goes. */
  drain(): void
  /** The page is loaded again: only the storage is left. */
  reload(): void
  readonly outcomes: ReadonlyMap<Uuid, readonly Outcome[]>
}

interface Wire {
  alive: boolean
  silent: boolean
  socket: Socket
}

/** Opens a page and connects. `check` is called after every step. */
export function openPage(world: World, gateway: Gateway, check: (state: State) => void): Page {
  const outcomes = new Map<Uuid, Outcome[]>()
  let stored: readonly Command[] = []
  let state = initialState(stored)
  let attempt = {}
  let alarm = {}
  let wire: Wire | null = null

  function happen(what: Happening): void {
    const [next, effects] = step(state, { ...what, at: world.now(), dice: world.random() })
    state = next
    stored = unanswered(state.outbox)
    for (const effect of effects) perform(effect)
    const due = dueAt(state)
    const mine = (alarm = {})
    if (due !== null) world.later(due - world.now(), () => alarm === mine && happen({ type: 'tick' }))
    check(state)
  }

  function perform(effect: Effect): void {
    switch (effect.do) {
      case 'fetch_token':
        return fetchToken()
      case 'open_line':
        return openLine()
      case 'send':
        return toGateway(effect.frame)
      case 'close_line':
        return hangUp()
      case 'settle':
        return void outcomes.set(effect.id, [...(outcomes.get(effect.id) ?? []), effect.outcome])
      default:
        return effect satisfies never
    }
  }

  function fetchToken(): void {
    const mine = (attempt = {})
    const what: Happening = world.chance(0.1) ? { type: 'token_failed' } : { type: 'token', token: 'token' }
    world.later(world.upTo(500), () => attempt === mine && happen(what))
  }

  function openLine(): void {
    const mine = (attempt = {})
    const opened = (wire = newWire(mine))
    world.later(world.upTo(200), () => {
      if (attempt === mine && opened.alive)
        happen(world.chance(0.1) ? { type: 'closed', code: 1006 } : { type: 'opened' })
    })
  }

  function newWire(mine: object): Wire {
    let arrives = 0
    const made: Wire = { alive: true, silent: false, socket: { send } }
    function send(frame: ServerFrame): void {
      arrives = Math.max(arrives, world.now() + 5 + world.upTo(80))
      world.later(arrives - world.now(), () => {
        const read = parseServerFrame(serialize(frame))
        if (isParseFault(read)) throw new Error(read.message)
        if (made.alive && !made.silent && attempt === mine) happen({ type: 'received', frame: read })
      })
    }
    return made
  }

  let departs = 0
  function toGateway(frame: Parameters<typeof serialize>[0]): void {
    const through = wire
    departs = Math.max(departs, world.now() + 5 + world.upTo(world.chance(0.02) ? 4_000 : 80))
    world.later(departs - world.now(), () => {
      const read = parseClientFrame(serialize(frame))
      if (isParseFault(read)) throw new Error(read.message)
      if (through?.alive === true && !through.silent) gateway.receive(through.socket, read)
    })
  }

  function hangUp(): void {
    attempt = {}
    if (wire === null) return
    wire.alive = false
    gateway.gone(wire.socket)
  }

  function cut(code: number): void {
    if (wire?.alive !== true) return
    hangUp()
    happen({ type: 'closed', code })
  }

  return {
    state: () => state,
    happen,
    cut,
    silence: () => void (wire === null ? null : (wire.silent = true)),
    drain: () => {
      wire?.socket.send({ t: 'drain', retry: { minMs: 1_000, maxMs: 5_000 } })
      world.later(200, () => cut(1012))
    },
    reload: () => {
      hangUp()
      state = initialState(stored)
      happen({ type: 'connect' })
    },
    outcomes,
  }
}
