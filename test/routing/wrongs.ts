import { type ContactFact, evolve, explain, type Stored } from '@switchboard/domain'
import { isDeepStrictEqual } from 'node:util'
import type { Staff } from '../../packages/gateway/src/desk/centre.js'
import { type Offer, offersOf, type Told } from './told.ts'

/** What must never be found in a log; each wrong is one sentence. */
export function wrongsIn(told: Told, agents: readonly Staff[]): string[] {
  return [
    ...doubleAssignments(told),
    ...beyondCapacity(told, agents),
    ...notEnded(told),
    ...outOfOrder(told),
    ...unexplained(told),
    ...otherStates(told),
  ]
}

const ringEnds = ['offer_accepted', 'offer_declined', 'offer_expired', 'offer_undelivered', 'offer_withdrawn']

/** A contact rings at one agent at a time, and at nobody while it is connected; both streams tell the same. */
function* doubleAssignments({ contacts, agents }: Told): Generator<string> {
  for (const [contact, facts] of contacts) {
    let held: string | null = null
    for (const { fact } of facts) {
      if (fact.type === 'offer_made') {
        if (held !== null) yield `${contact} rings at ${fact.body.agent} while it is with ${held}`
        held = fact.body.agent
      } else if (ringEnds.includes(fact.type) && fact.type !== 'offer_accepted') held = null
      else if (fact.type === 'contact_requeued' || fact.type === 'wrap_up_ended') held = null
    }
  }
  const theirs = [...agents].flatMap(([agent, facts]) =>
    facts.flatMap(({ at, fact }) =>
      fact.type === 'work_reserved' ? [`${fact.body.offer} ${fact.body.contact} ${agent} ${at}`] : [],
    ),
  )
  const ours = [...contacts.values()]
    .flatMap(offersOf)
    .map(({ offer, contact, agent, at }) => `${offer} ${contact} ${agent} ${at}`)
  if (!isDeepStrictEqual(new Set(theirs), new Set(ours))) yield 'contacts and agents tell of other rings'
}

/** Counted in contacts, not in units: so many chats as the set-up says. */
function* beyondCapacity({ agents }: Told, staff: readonly Staff[]): Generator<string> {
  for (const { id, chats } of staff) {
    const inHand = new Set<string>()
    for (const { fact } of agents.get(id) ?? []) {
      if (fact.type === 'work_reserved') inHand.add(fact.body.contact)
      if (fact.type === 'work_released' || fact.type === 'work_ended') inHand.delete(fact.body.contact)
      if (inHand.size > chats) yield `${id} has ${inHand.size} contacts, and may have ${chats}`
    }
    if (inHand.size > 0) yield `${id} still has ${[...inHand].join(' ')}`
  }
}

function* notEnded({ contacts, heads }: Told): Generator<string> {
  for (const [contact, facts] of contacts) {
    const ends = facts.filter(({ fact }) => fact.type === 'contact_ended').length
    if (heads.get(contact)?.phase !== 'closed' || ends !== 1)
      yield `${contact} is ${heads.get(contact)?.phase} and has ended ${ends} times`
  }
}

/** What two contacts must have alike to be of one line. */
function lineOf({ routing: { need } }: Offer): string {
  return JSON.stringify([need.queue, need.asked, need.priority])
}

/**
 * Within one queue, the same skills and one priority nobody is asked for a contact while one before it has waited from the
 * beginning: each wave was committed whole before the desks opened, so every decision saw it.
 */
function* outOfOrder({ contacts }: Told): Generator<string> {
  const lines = new Map<string, { first: Offer; brand: string }[]>()
  const all = [...contacts.values()].map(offersOf)
  for (const [first] of all) {
    if (first === undefined) continue
    const line = lines.get(lineOf(first)) ?? []
    lines.set(lineOf(first), [...line, { first, brand: brandOf(contacts.get(first.contact) ?? []) }])
  }
  for (const offer of all.flat()) {
    const { place } = offer.routing.need
    const brand = brandOf(contacts.get(offer.contact) ?? [])
    for (const { first, brand: other } of lines.get(lineOf(offer)) ?? []) {
      if (brand !== other || first.routing.need.place >= place || first.at <= offer.at) continue
      if (startOf(contacts, first) < offer.at - 1 && startedBeforeOpening(contacts, first, offer))
        yield `${offer.contact} was given to ${offer.agent} before ${first.contact}, which was there first`
    }
  }
}

/** Whether the earlier contact was in this very line since before the later one's offer: a move begins another line. */
function startedBeforeOpening(contacts: Told['contacts'], first: Offer, offer: Offer): boolean {
  const moved = (contacts.get(first.contact) ?? []).find(({ fact }) => fact.type === 'contact_moved')
  // A sticky contact waits for its own agent.
  return moved === undefined && first.routing.need.sticky === null && !wasSticky(contacts, first, offer.at)
}

function wasSticky(contacts: Told['contacts'], first: Offer, at: number): boolean {
  const started = contacts.get(first.contact)?.[0]?.fact
  return started?.type === 'contact_started' && (started.body.sticky?.until ?? 0) > at
}

function startOf(contacts: Told['contacts'], { contact }: Offer): number {
  return contacts.get(contact)?.[0]?.at ?? Infinity
}

function brandOf([started]: readonly Stored<ContactFact>[]): string {
  return started?.fact.type === 'contact_started' ? started.fact.body.brand : ''
}

/** The reasons of every ring come to the same agent again. */
function* unexplained({ contacts }: Told): Generator<string> {
  for (const { contact, at, ...offer } of [...contacts.values()].flatMap(offersOf)) {
    const explanation = explain(offer, { contact, at })
    if (explanation?.agrees !== true)
      yield `${offer.offer}: ${explanation?.differences.join('; ') ?? 'no reasons'}`
  }
}

/** The state of every stream is what its facts come to. */
function* otherStates({ contacts, agents, heads }: Told): Generator<string> {
  for (const [kind, streams] of [
    ['contact', contacts],
    ['agent', agents],
  ] as const) {
    for (const [id, facts] of streams) {
      let state: unknown = null
      for (const fact of facts) state = evolve(kind, state, fact)
      const plain: unknown = JSON.parse(JSON.stringify(state))
      if (!isDeepStrictEqual(plain, heads.get(id)?.state))
        yield `the state of ${kind} ${id} is not that of its facts`
    }
  }
}
