import type { Live, LiveAgent, LiveQueue, LiveWaiting } from '@switchboard/protocol'
import type { Staff } from '../desk/centre.js'
import { countAgents, listWaiting } from './count-agents.js'
import { countQueues } from './count-queues.js'
import type { Floor, LiveQueueName, LiveScope } from './floor.js'

/** What one scope sees of a floor. */
export interface Board {
  readonly at: number
  readonly dayFrom: number
  readonly queues: readonly LiveQueue[]
  readonly agents: readonly LiveAgent[]
  readonly waiting: readonly LiveWaiting[]
}

/** Counts a floor for a scope. Pure. */
export function boardOf(
  floor: Floor,
  { scope, staff, queues }: { scope: LiveScope; staff: readonly Staff[]; queues: readonly LiveQueueName[] },
): Board {
  const agents = countAgents(floor, { staff, scope })
  return {
    at: floor.at,
    dayFrom: floor.dayFrom,
    queues: countQueues(floor, { queues, agents, scope }),
    agents: scope.people ? agents : [],
    waiting: scope.people ? listWaiting(floor, scope) : [],
  }
}

/** The frame of a whole board. */
export function fullFrame(board: Board): Live {
  return { t: 'live', full: true, gone: [], ...board }
}

/** The frame of what differs between two boards of one scope; null where nothing does. Pure. */
export function changeFrame(before: Board, board: Board): Live | null {
  const queues = changed(before.queues, board.queues)
  const agents = changed(before.agents, board.agents)
  const left = new Set([...board.queues, ...board.agents].map(({ id }) => id))
  const gone = [...before.queues, ...before.agents].map(({ id }) => id).filter((id) => !left.has(id))
  const same = JSON.stringify(before.waiting) === JSON.stringify(board.waiting)
  if (queues.length + agents.length + gone.length === 0 && same) return null
  const { at, dayFrom, waiting } = board
  return { t: 'live', at, dayFrom, full: false, queues, agents, waiting, gone }
}

/** The frame that says no more than that all is as it was. */
export function sameFrame({ at, dayFrom, waiting }: Board): Live {
  return { t: 'live', at, dayFrom, full: false, queues: [], agents: [], waiting, gone: [] }
}

function changed<T extends { readonly id: string }>(before: readonly T[], now: readonly T[]): T[] {
  const known = new Map(before.map((row) => [row.id, JSON.stringify(row)]))
  return now.filter((row) => known.get(row.id) !== JSON.stringify(row))
}
