import {
  type ContactState,
  type HandOver,
  type Into,
  type Pair,
  type Refusal,
  type Target,
  reassignToAgent,
  reassignToQueue,
  transferToAgent,
  transferToQueue,
  unitsFor,
} from '@switchboard/domain'
import type { Answer } from '../log/log.js'
import type { StaffCommand } from '../wire.js'
import type { Directory } from './centre.js'
import { sendToThree } from './contact.js'
import type { DeskParts, StaffAtDesk } from './desk.js'
import { admitted, rulesOf, serversIn } from './queueing.js'
import { mayHandle, maySee } from './rights.js'
import { offerMs } from './times.js'

/** A contact is given to a queue or an agent, by who has it or by a supervisor. */
export type GivesContact = Extract<StaffCommand, { t: 'transfer' | 'reassign' }>

/** A desk's parts with the tenant's set-up as it is now. */
export type PartsNow = DeskParts & { readonly directory: Directory }

/**
 * Gives a contact away. Who may do so has been looked at; what is checked here is that the contact is one of the giver's brands, and
 * that the queue or the agent is within reach of it: refuses `target_unknown`, `queue_closed`, `queue_full`, and what the domain does.
 */
export async function handOver(
  parts: PartsNow,
  { tenant, user }: StaffAtDesk,
  command: GivesContact,
): Promise<Answer> {
  const { log, directory } = parts
  const gift = await giftOf(parts, tenant, command)
  const order = {
    tenant,
    contact: command.stream,
    actor: user,
    clientId: command.id,
    other: command.to === 'agent' ? command.target : null,
  }
  return sendToThree(log, order, (pair, other, at) => {
    const { contact } = pair
    if (contact === null || !maySee(directory.staff(user), contact)) return { refused: 'not_found' }
    const wish = { by: user, ...(command.note !== undefined && { note: command.note }) }
    return command.to === 'queue'
      ? toQueue({ pair, contact, at }, gift, { ...wish, command })
      : toAgent({ pair, contact, at }, { ...gift, state: other }, { ...wish, command })
  })
}

/** What is looked up before anything is locked. */
interface Gift {
  readonly directory: Directory
  /** How many wait in the queue, where that matters. */
  readonly waiting: number
  readonly visit: string
  readonly offer: string
}

async function giftOf(
  { directory, store, newId }: PartsNow,
  tenant: number,
  command: GivesContact,
): Promise<Gift> {
  const counts = command.to === 'queue' && rulesOf(directory, command.target).maxWaiting !== null
  const waiting = counts ? await store.waitingIn(tenant, command.target) : 0
  return { directory, waiting, visit: newId(), offer: newId() }
}

interface Locked {
  readonly pair: Pair
  readonly contact: ContactState
  readonly at: number
}

interface Wish {
  readonly by: string
  readonly note?: string
  readonly command: GivesContact
}

function toQueue(
  { pair, contact, at }: Locked,
  { directory, waiting, visit }: Gift,
  { command, ...wish }: Wish,
): HandOver | Refusal {
  const queue = command.target
  const into = intoQueue(directory, queue, visit)
  const decided =
    command.t === 'transfer'
      ? transferToQueue(pair, { ...wish, cause: 'transferred', into }, at)
      : reassignToQueue(pair, { ...wish, into }, at)
  // A contact that may not be given away says so first.
  if (!('refused' in decided) && !takesBrand(directory, queue, contact)) return { refused: 'target_unknown' }
  return 'refused' in decided ? decided : (admitted(rulesOf(directory, queue), { at, waiting }) ?? decided)
}

function toAgent(
  { pair, contact, at }: Locked,
  { directory, visit, offer, state }: Gift & Pick<Target, 'state'>,
  { command, ...wish }: Wish,
): HandOver | Refusal {
  const staff = directory.staff(command.target)
  if (staff === null || !mayHandle(staff) || !maySee(staff, contact)) return { refused: 'target_unknown' }
  const target: Target = {
    id: staff.id,
    state,
    units: unitsFor(staff.chats)[contact.channel],
    offer,
    offerMs: offerMs(directory, contact.queue),
  }
  const into = intoQueue(directory, contact.queue, visit)
  return command.t === 'transfer'
    ? transferToAgent(pair, { ...wish, cause: 'transferred', into, target }, at)
    : reassignToAgent(pair, { ...wish, into, target }, at)
}

function intoQueue(directory: Directory, queue: string, visit: string): Into {
  return { queue, visit, entrance: { rules: rulesOf(directory, queue), canServe: serversIn(directory) } }
}

/** Whether a queue is in use, and anybody serves it for the contact's brand: nobody is sent where only others are served. */
export function takesBrand(directory: Directory, queue: string, contact: ContactState): boolean {
  const known = directory.queue(queue)
  return known !== null && known.archived !== true && serversIn(directory)({ ...contact, queue }, {})
}
