import * as fc from 'fast-check'
import {
  acceptOffer,
  agentOf,
  completeConsult,
  confirmShown,
  declineOffer,
  leaveConsult,
  returnFromConsult,
  secondOf,
  startConference,
  startConsult,
  unitsFor,
} from '../src/index.js'
import type { Pair, PairChange, Refusal } from '../src/index.js'
import { calling } from './call-steps.js'
import { agentStateOf, commitContact, commitPair, contactOf, newId, offerMs, pairOf } from './world.js'
import type { World } from './world.js'

/** An agent asks another one about the call; either goes on with it, or a stranger tries to. */
export interface ConsultingStep {
  readonly do: (typeof ways)[number]
  readonly agent: string
  readonly stranger: boolean
}

const ways = [
  'consult',
  'consult',
  'consult shown',
  'consult answered',
  'consult answered',
  'consult declined',
  'complete',
  'return',
  'conference',
  'conference',
  'leave as owner',
  'leave as second',
] as const

/** Any of them, by one of these agents. */
export function consultingStepsOf(agent: fc.Arbitrary<string>): fc.Arbitrary<ConsultingStep> {
  return fc.record({
    do: fc.constantFrom(...ways),
    agent,
    stranger: fc.nat(7).map((n) => n === 0),
  })
}

/** Takes the step, where it is not refused. */
export function consult(world: World, step: ConsultingStep): void {
  const { now } = world
  const state = contactOf(world, calling)
  const owner = (step.stranger || state === null ? null : agentOf(state)) ?? step.agent
  const second = (step.stranger || state === null ? null : secondOf(state)) ?? step.agent
  const offer = (state?.phase === 'connected' && state.consult?.consult) || 'none'
  const by = (acting: string, decide: (pair: Pair) => PairChange | Refusal): void => {
    const pair = pairOf(world, calling, acting)
    commitPair(world, pair, decide(pair))
  }
  switch (step.do) {
    case 'consult':
      return by(owner, (pair) =>
        startConsult({ ...pair, second: null }, wishOf(world, owner, step.agent), now),
      )
    case 'consult shown':
      return void commitContact(world, calling, confirmShown(state, { agent: second, offer }, now))
    case 'consult answered':
      return by(second, (pair) => acceptOffer(pair, { offer, segment: newId(world, 'segment') }, now))
    case 'consult declined':
      return by(second, (pair) => declineOffer(pair, { offer }, now))
    case 'complete':
      return by(owner, (pair) => completeConsult(pair, { agent: owner }, now))
    case 'return':
      return by(owner, (pair) => returnFromConsult(pair, { agent: owner }, now))
    case 'conference':
      return by(owner, (pair) => startConference(pair, { agent: owner }, now))
    case 'leave as owner':
      return by(owner, (pair) => leaveConsult(pair, { agent: owner }, now))
    case 'leave as second':
      return by(second, (pair) => leaveConsult(pair, { agent: second }, now))
  }
}

function wishOf(world: World, by: string, other: string): Parameters<typeof startConsult>[1] {
  const state = agentStateOf(world, other)
  const units = unitsFor(world.chats[other] ?? 1).voice
  return { by, other: { id: other, state, units, offerMs }, consult: newId(world, 'consult'), queue: null }
}
