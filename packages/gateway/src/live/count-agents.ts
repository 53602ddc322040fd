import type { LiveAgent, LiveState, LiveWaiting, LiveWork } from '@switchboard/protocol'
import type { Staff } from '../desk/centre.js'
import { closedOf, seesBrand } from './count-queues.js'
import { isAside } from './floor.js'
import type { Floor, LiveContact, LiveHands, LiveScope } from './floor.js'

/** The rows of those who take contacts and serve a brand of the scope. Pure. */
export function countAgents(
  floor: Floor,
  { staff, scope }: { readonly staff: readonly Staff[]; readonly scope: LiveScope },
): LiveAgent[] {
  const accepted = acceptedSince(floor, scope)
  const closed = closedSince(floor, scope)
  return staff
    .filter(({ role, brands }) => takesContacts[role] && meets(scope, brands))
    .map((person) => {
      const hands = floor.agents.get(person.id) ?? null
      const { work, elsewhere } = workOf(floor, { hands, scope })
      const { state, since } = stateOf(hands, [...work, ...elsewhere], floor)
      const reason = state === 'break' ? (hands?.reason ?? null) : null
      return {
        id: person.id,
        name: person.name,
        role: person.role,
        queues: person.queues,
        state,
        since,
        ...(reason !== null && { reason }),
        work: work,
        elsewhere: elsewhere.length,
        contacts: accepted.get(person.id) ?? 0,
        closed: closed.get(person.id) ?? 0,
      }
    })
}

const mostWaiting = 50

/** The contacts that wait, who waits longest first. Pure. */
export function listWaiting(floor: Floor, scope: LiveScope): LiveWaiting[] {
  return [...floor.contacts.values()]
    .flatMap(({ id, state }): LiveWaiting[] => {
      if (state.phase !== 'queued' && state.phase !== 'offered') return []
      if (!seesBrand(scope, state.brand) || isAside(state)) return []
      const agent = state.phase === 'offered' ? state.agent : null
      return [{ contact: id, queue: state.queue, since: state.enqueuedAt, agent }]
    })
    .toSorted((a, b) => a.since - b.since || (a.contact < b.contact ? -1 : 1))
    .slice(0, mostWaiting)
}

const takesContacts: Readonly<Record<Staff['role'], boolean>> = {
  agent: true,
  senior: true,
  supervisor: false,
  analyst: false,
  brand_viewer: false,
  admin: false,
}

function meets({ brands: mine }: LiveScope, theirs: readonly string[] | null): boolean {
  return mine === null || theirs === null || theirs.some((brand) => mine.includes(brand))
}

function acceptedSince(floor: Floor, scope: LiveScope): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { state, segments } of floor.contacts.values()) {
    if (!seesBrand(scope, state.brand)) continue
    for (const { agent, acceptedAt } of segments)
      if (acceptedAt >= floor.dayFrom) counts.set(agent, (counts.get(agent) ?? 0) + 1)
  }
  return counts
}

function closedSince(floor: Floor, scope: LiveScope): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const contact of floor.contacts.values()) {
    if (!seesBrand(scope, contact.state.brand)) continue
    for (const { agent } of closedOf(contact, floor)) counts.set(agent, (counts.get(agent) ?? 0) + 1)
  }
  return counts
}

function workOf(
  { contacts, at }: Floor,
  { hands, scope }: { readonly hands: LiveHands | null; readonly scope: LiveScope },
): { readonly work: readonly LiveWork[]; readonly elsewhere: readonly LiveWork[] } {
  const work: LiveWork[] = []
  const elsewhere: LiveWork[] = []
  for (const [id, { kind }] of Object.entries(hands?.state.work ?? {})) {
    const contact = contacts.get(id)
    if (contact === undefined) continue
    const own = phaseOf(contact, { agent: hands?.id ?? '', rings: kind === 'reserved', at })
    const list = seesBrand(scope, contact.state.brand) ? work : elsewhere
    list.push({ contact: id, queue: contact.state.queue, ...own })
  }
  return { work, elsewhere }
}

function phaseOf(
  { state, offers, segments }: LiveContact,
  { agent, rings, at }: { readonly agent: string; readonly rings: boolean; readonly at: number },
): Pick<LiveWork, 'phase' | 'since'> {
  if (rings)
    return { phase: 'ringing', since: offers.findLast((offer) => offer.agent === agent)?.madeAt ?? at }
  if (state.phase === 'wrap_up') return { phase: 'wrap_up', since: state.endedAt }
  if (state.phase === 'connected' && state.heldSince !== null)
    return { phase: 'held', since: state.heldSince }
  const segment = segments.findLast((one) => one.agent === agent)
  return segment?.endedAt == null
    ? { phase: 'connected', since: segment?.acceptedAt ?? at }
    : { phase: 'wrap_up', since: segment.endedAt }
}

/** What is in hand says more than the presence: who is on a break with a chat open is in a chat. */
function stateOf(
  hands: LiveHands | null,
  work: readonly LiveWork[],
  { contacts }: Floor,
): { readonly state: LiveState; readonly since: number | null } {
  for (const phase of ['connected', 'held', 'wrap_up', 'ringing'] as const) {
    const own = work.filter((one) => one.phase === phase)
    if (own.length === 0) continue
    const calls = own.some(({ contact }) => contacts.get(contact)?.state.channel === 'voice')
    const since = Math.min(...own.map((one) => one.since))
    if (phase === 'connected') return { state: calls ? 'in_call' : 'in_chat', since }
    return { state: phase === 'held' ? 'on_hold' : phase, since }
  }
  if (hands === null) return { state: 'offline', since: null }
  const { presence, idleSince } = hands.state
  if (presence !== 'available') return { state: presence, since: hands.since }
  return { state: 'available', since: Math.max(hands.since ?? 0, idleSince ?? 0) || null }
}
