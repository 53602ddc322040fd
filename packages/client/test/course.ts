import type { ClientFrame, Command, FactFrame, ServerFrame, Uuid, Welcome } from '@switchboard/protocol'
import { initialState } from '../src/state.js'
import type { Happening, State, Turn } from '../src/state.js'
import { step } from '../src/step.js'

export const contact = '01890a5d-ac96-774b-bcce-b302099a8050'
export const other = '01890a5d-ac96-774b-bcce-b302099a8051'
const me = '01890a5d-ac96-774b-bcce-b302099a8052'
export const first = '01890a5d-ac96-774b-bcce-b302099a8053'
export const second = '01890a5d-ac96-774b-bcce-b302099a8054'

/** Under epoch `one`, with nothing followed. */
export const welcome: Welcome = {
  t: 'welcome',
  sid: me,
  epoch: 'one',
  me: { id: me, kind: 'visitor', name: '' },
  heads: {},
  heartbeatMs: 25_000,
}

/** What happens, in order; a number is the time, in ms, of what follows. */
export type Course = readonly (Happening | ServerFrame | number)[]

/** The last turn of a course; the dice always show one half. */
export function play(course: Course, from: State = initialState([])): Turn {
  let state = from
  let effects: Turn[1] = []
  let at = 0
  for (const one of course) {
    if (typeof one === 'number') at = one
    else {
      const what: Happening = 't' in one ? { type: 'received', frame: one } : one
      ;[state, effects] = step(state, { ...what, at, dice: 0.5 })
    }
  }
  return [state, effects]
}

/** The frames that a turn sends. */
export function sent(turn: Turn): readonly ClientFrame[] {
  return turn[1].flatMap((effect) => (effect.do === 'send' ? [effect.frame] : []))
}

/** A fact of the contact. */
export function fact(seq: number, more: Partial<FactFrame> = {}): FactFrame {
  return { t: 'fact', stream: contact, seq, at: seq, fact: { type: 'agent_joined', name: 'Ana' }, ...more }
}

/** A message. */
export function say(id: Uuid, stream: Uuid = contact): Command {
  return { t: 'say', id, stream, text: 'Hello' }
}

export const token: Happening = { type: 'token', token: 'secret' }
export const opened: Happening = { type: 'opened' }
export const tick: Happening = { type: 'tick' }
export const follow: Happening = { type: 'follow', stream: contact, after: 0 }
export const hello: Course = [{ type: 'connect' }, token, opened]
export const open: Course = [...hello, welcome]
export const following: Course = [follow, ...open]
