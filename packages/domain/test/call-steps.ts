import * as fc from 'fast-check'
import { agentOf, connectCall, failCall, measureCall } from '../src/index.js'
import { commitContact, contactOf } from './world.js'
import type { World } from './world.js'

/** The contact of the histories that is a call. */
export const calling = 'c3'

/** What the two ends of a call tell of its sound. */
export interface CallStep {
  readonly do: 'sound comes' | 'sound fails' | 'sound is measured'
  readonly contact: string
  readonly by: 'visitor' | 'agent'
  /** Who says it: nobody but the two may. */
  readonly visitor: string
  readonly agent: string
  readonly stranger: boolean
}

/** Any of them, by one of these people; now and then of a contact that is no call. */
export function callStepsOf(people: {
  readonly visitor: fc.Arbitrary<string>
  readonly agent: fc.Arbitrary<string>
}): fc.Arbitrary<CallStep> {
  return fc.record({
    do: fc.constantFrom('sound comes', 'sound fails', 'sound is measured'),
    contact: fc.constantFrom(calling, calling, calling, 'c1'),
    by: fc.constantFrom('visitor', 'agent'),
    ...people,
    stranger: fc.nat(7).map((n) => n === 0),
  })
}

/** Takes the step, where it is not refused. */
export function hearCall(world: World, step: CallStep): void {
  const { contact, by } = step
  const state = contactOf(world, contact)
  const own = state === null ? null : by === 'visitor' ? state.visitor : agentOf(state)
  const end = { by, actor: (step.stranger ? null : own) ?? step[by] }
  const measured = { phases: { queued: 10, heard: 900 }, quality }
  switch (step.do) {
    case 'sound comes':
      return void commitContact(world, contact, connectCall(state, end, world.now))
    case 'sound fails':
      return void commitContact(world, contact, failCall(state, { ...end, why: 'no_way' }, world.now))
    case 'sound is measured':
      return void commitContact(world, contact, measureCall(state, { ...end, ...measured }, world.now))
  }
}

const quality = { mos: 4, lossRatio: 0, jitterMs: 2, rttMs: 20, concealedRatio: 0, jitterBufferMs: 30 }
