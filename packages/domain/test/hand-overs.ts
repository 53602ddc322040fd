import { reassignToAgent, reassignToQueue, transferToAgent, transferToQueue, unitsFor } from '../src/index.js'
import type { Entrance, HandOver, Refusal } from '../src/index.js'
import { agentStateOf, canServe, commitHandOver, newId, offerMs, pairOf, rulesOf } from './world.js'
import type { World } from './world.js'

/** A contact is given away by who has it (or by a stranger, in vain), or by a supervisor. */
export interface HandOverStep {
  readonly do: 'transfer' | 'reassign'
  readonly contact: string
  readonly to: 'queue' | 'agent'
  readonly queue: string
  readonly agent: string
  readonly stranger: boolean
}

/** Takes the step, where it is not refused. */
export function give(world: World, step: HandOverStep): void {
  const pair = pairOf(world, step.contact)
  const { now } = world
  const by = step.do === 'reassign' || step.stranger ? 'supervisor' : (pair.agentId ?? 'an')
  const queue = step.to === 'queue' ? step.queue : (pair.contact?.queue ?? '')
  const into = { queue, visit: newId(world, 'visit'), entrance: entranceOf(world, queue) }
  const wish = { by, cause: 'transferred', note: 'see above', into } as const
  const other = step.agent
  const target = {
    id: other,
    state: agentStateOf(world, other),
    units: unitsFor(world.chats[other] ?? 1)[pair.contact?.channel ?? 'chat'],
    offer: newId(world, 'offer'),
    offerMs,
  }
  const ways: Record<HandOverStep['do'], Record<HandOverStep['to'], () => HandOver | Refusal>> = {
    transfer: {
      queue: () => transferToQueue(pair, wish, now),
      agent: () => transferToAgent(pair, { ...wish, target }, now),
    },
    reassign: {
      queue: () => reassignToQueue(pair, wish, now),
      agent: () => reassignToAgent(pair, { ...wish, target }, now),
    },
  }
  commitHandOver(world, pair, { other, answer: ways[step.do][step.to]() })
}

/** A queue that a contact is about to enter. */
export function entranceOf(world: World, queue: string): Entrance {
  return { rules: rulesOf(world, queue), canServe: canServe(world) }
}
