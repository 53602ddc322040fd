import { defaultTargets } from '@switchboard/analytics'
import type { SegmentRow, VisitRow } from '@switchboard/analytics'
import type { LiveAgent, LiveQueue } from '@switchboard/protocol'
import { isAside } from './floor.js'
import type { Floor, LiveContact, LiveQueueName, LiveScope } from './floor.js'

type Counts = Omit<LiveQueue, 'id' | 'name' | 'targetMs' | 'staffed' | 'free'>

const none: Counts = {
  waiting: 0,
  ringing: 0,
  oldestAt: null,
  connected: 0,
  wrapUp: 0,
  offered: 0,
  answered: 0,
  abandoned: 0,
  closed: 0,
  inTime: 0,
  judged: 0,
}

/** The queues' rows: what waits and is in hand now, and what became of the visits that began since the day did. Pure. */
export function countQueues(
  floor: Floor,
  {
    queues,
    agents,
    scope,
  }: { queues: readonly LiveQueueName[]; agents: readonly LiveAgent[]; scope: LiveScope },
): LiveQueue[] {
  const byQueue = new Map<string, Counts>()
  const add = (queue: string, more: (counts: Counts) => Counts): void =>
    void byQueue.set(queue, more(byQueue.get(queue) ?? none))
  for (const contact of floor.contacts.values()) {
    if (!seesBrand(scope, contact.state.brand)) continue
    add(contact.state.queue, (counts) => withPresent(counts, contact))
    for (const visit of contact.visits)
      if (visit.enteredAt >= floor.dayFrom && visit.enteredAt <= floor.at)
        add(visit.queue, (counts) => withVisit(counts, visit, floor.at))
    for (const { queue } of closedOf(contact, floor))
      add(queue, (counts) => ({ ...counts, closed: counts.closed + 1 }))
  }
  return queues
    .filter(
      ({ id, brands }) =>
        byQueue.has(id) || brands.some((brand) => seesBrand(scope, brand)) || scope.brands === null,
    )
    .map(({ id, name }) => {
      const serving = agents.filter((agent) => agent.queues.includes(id))
      return {
        id,
        name,
        ...(byQueue.get(id) ?? none),
        targetMs: targetOf('chat'),
        staffed: serving.filter(({ state }) => state !== 'offline').length,
        free: serving.filter(({ state }) => state === 'available').length,
      }
    })
}

/** The handlings of a contact that were brought to their end since the day began: not those that went on elsewhere. */
export function closedOf(
  { segments }: LiveContact,
  { dayFrom, at }: Pick<Floor, 'dayFrom' | 'at'>,
): readonly SegmentRow[] {
  return segments.filter(
    ({ wrapUpCause, wrapUpEndedAt }) =>
      wrapUpCause !== null && wrapUpEndedAt !== null && wrapUpEndedAt >= dayFrom && wrapUpEndedAt <= at,
  )
}

/** Whether contacts of a brand count. */
export function seesBrand({ brands }: LiveScope, brand: string): boolean {
  return brands === null || brands.includes(brand)
}

function withPresent(counts: Counts, { state }: LiveContact): Counts {
  switch (state.phase) {
    case 'queued':
    case 'offered':
      // Who left a message, or is to be called later, stands in no line.
      if (isAside(state)) return counts
      return {
        ...counts,
        waiting: counts.waiting + 1,
        ringing: counts.ringing + (state.phase === 'offered' ? 1 : 0),
        oldestAt: Math.min(counts.oldestAt ?? Infinity, state.enqueuedAt),
      }
    case 'connected':
      return { ...counts, connected: counts.connected + 1 }
    case 'wrap_up':
      return { ...counts, wrapUp: counts.wrapUp + 1 }
    case 'closed':
      return counts
    default:
      return counts
  }
}

/** As the metrics `offered`, `answered`, `abandoned` and `service_level` count one visit at this moment. */
function withVisit(counts: Counts, visit: VisitRow, at: number): Counts {
  const { outcome, enteredAt, exitedAt, repliedAt, channel } = visit
  const targetMs = targetOf(channel)
  const answered = outcome === 'answered'
  const abandoned = outcome === 'abandoned'
  const flowedOut = outcome !== null && !answered && !abandoned
  // A chat is served by the first words of an agent, a call by its being answered.
  const servedAt = channel === 'chat' ? repliedAt : exitedAt
  const inTime = answered && servedAt !== null && servedAt - enteredAt <= targetMs
  const late = !inTime && !abandoned && !flowedOut && at - enteredAt > targetMs
  const leftLate = abandoned && (exitedAt ?? at) - enteredAt > targetMs
  return {
    ...counts,
    offered: counts.offered + 1,
    answered: counts.answered + (answered ? 1 : 0),
    abandoned: counts.abandoned + (abandoned ? 1 : 0),
    inTime: counts.inTime + (inTime ? 1 : 0),
    judged: counts.judged + (inTime || late || leftLate ? 1 : 0),
  }
}

/** The threshold that the reports take where a question names none. */
function targetOf(channel: string): number {
  const rule = defaultTargets.findLast((target) => target.channel === undefined || target.channel === channel)
  return rule?.targetMs ?? 20_000
}
