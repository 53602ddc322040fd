import { callBackNow, expireConsult, expireOffer, expireWrapUp } from '@switchboard/domain'
import type { ContactState } from '@switchboard/domain'
import type { Answer, Deadline, LoggedFact } from '../log/log.js'
import { unreachable } from '../wire.js'
import { contactState, sendToContact, sendToPair } from './contact.js'
import type { DecidePair } from './contact.js'
import type { Desk, DeskParts } from './desk.js'
import { loseByLease } from './lost-agents.js'
import { stepByRules } from './queue-steps.js'
import { rulesOf, serversIn } from './queueing.js'
import type { Routing } from './routing.js'

/** `done`: the row is gone. `later`: it stands on purpose and wants to be carried out again in a while. */
export type Fired = 'done' | 'later'

/** Carries out deadlines. Each looks again at what it is about: a row is a wake-up, not a decision. */
export function createDeadlines(parts: DeskParts, routing: Routing): Desk['fireDeadline'] {
  const { log } = parts
  // Whoever was held up by it is free now, or waits again.
  const settled = (tenant: number, fired: Fired): Fired => {
    routing.wake(tenant)
    return fired
  }
  return async (deadline) => {
    // It is of a file, which is no stream.
    if (deadline.kind === 'file') {
      await parts.files.sweep(deadline.stream)
      return clear(parts, deadline)
    }
    const head = await log.head(deadline.stream)
    if (head === null) return clear(parts, deadline)
    const { tenant } = head
    const { kind, dueAt } = deadline
    switch (kind) {
      case 'offer':
        return settled(
          tenant,
          await settle(parts, { deadline, tenant }, (pair, at) => expireOffer(pair, { dueAt }, at)),
        )
      case 'consult':
        return settled(
          tenant,
          await settle(parts, { deadline, tenant }, (pair, at) => expireConsult(pair, { dueAt }, at)),
        )
      case 'wrap_up':
        return settled(
          tenant,
          await settle(parts, { deadline, tenant }, (pair, at) => expireWrapUp(pair, { dueAt }, at)),
        )
      case 'reroute':
        // First the routing: a crash between the two repeats it, the other way round would forget it.
        await routing.routeTenant(tenant)
        return clear(parts, deadline)
      case 'queue_step':
        return settled(tenant, await stepByRules(parts, tenant, deadline))
      case 'lease':
        return settled(tenant, await loseByLease(parts, tenant, deadline))
      case 'mail':
        // The row stands until the fact of the try moves it: a node that dies meanwhile loses no letter.
        parts.post(deadline.stream)
        return 'later'
      case 'callback':
        return settled(tenant, await callBack(parts, tenant, deadline))
      case 'offer_shown':
      case 'consult_shown':
        return ringAgain(parts, deadline)
      default:
        return unreachable(kind)
    }
  }
}

async function settle(
  { log }: DeskParts,
  { deadline, tenant }: { readonly deadline: Deadline; readonly tenant: number },
  decide: DecidePair,
): Promise<Fired> {
  const { stream, dueAt } = deadline
  const order = { tenant, contact: stream, actor: null, clientId: null, dueAt }
  const answer: Answer = await sendToPair(log, order, decide)
  if ('refused' in answer) {
    // A node that is too old for the stream's facts leaves the row to one that is not.
    if (answer.refused === 'upgrade_needed') return 'later'
    await log.clear(deadline)
  }
  return 'done'
}

/** A call was wished for now: it is offered from here on. */
async function callBack({ log, centre }: DeskParts, tenant: number, deadline: Deadline): Promise<Fired> {
  const { stream, dueAt } = deadline
  // A supervisor has given it to somebody before its time: it comes back if that is in vain.
  if (contactState(await log.head(stream))?.phase === 'offered') return 'later'
  const directory = await centre.directory(tenant)
  const order = { tenant, contact: stream, actor: null, clientId: null, dueAt }
  const answer = await sendToContact(log, order, (state, at) => {
    const entrance = { rules: rulesOf(directory, state?.queue ?? ''), canServe: serversIn(directory) }
    return callBackNow(state, { dueAt, entrance }, at)
  })
  if ('refused' in answer) {
    if (answer.refused === 'upgrade_needed') return 'later'
    await log.clear(deadline)
  }
  return 'done'
}

/** The ring goes out again, and the row stays: it falls with the offer, or when a console confirms. */
async function ringAgain(parts: DeskParts, deadline: Deadline): Promise<Fired> {
  const { log, sendAgain } = parts
  const [head] = await log.heads([deadline.stream])
  const contact = contactState(head ?? null)
  const rung = rungIn(contact)
  if (!head || rung === null || rung.shown) return clear(parts, deadline)
  const ring = await ringOf(parts, { tenant: head.tenant, agent: rung.agent, offer: rung.offer })
  if (ring) sendAgain([ring])
  return 'later'
}

/** What rings in a contact: an offer, or a consultation. */
function rungIn(
  contact: ContactState | null,
): { readonly agent: string; readonly offer: string; readonly shown: boolean } | null {
  if (contact?.phase === 'offered') return contact
  const consult = contact?.phase === 'connected' ? contact.consult : undefined
  return consult?.is === 'ringing' ? { ...consult, offer: consult.consult } : null
}

// A ring is among the last facts of an agent's stream: since then little but presence can have come.
const lookBack = 50

async function ringOf(
  { log }: DeskParts,
  { tenant, agent, offer }: { tenant: number; agent: string; offer: string },
): Promise<LoggedFact | undefined> {
  const [head] = await log.heads([agent])
  if (!head) return undefined
  const after = Math.max(0, head.seq - lookBack)
  const facts = await log.read({ tenant, stream: agent, audience: 'staff', after, limit: lookBack })
  return facts.find(
    ({ type, body }) => type === 'work_reserved' && (body as { readonly offer: string }).offer === offer,
  )
}

async function clear({ log }: DeskParts, deadline: Deadline): Promise<Fired> {
  await log.clear(deadline)
  return 'done'
}
