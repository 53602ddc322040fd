import {
  type ConsultStep,
  type ContactState,
  type Pair,
  type PairChange,
  type Refusal,
  completeConsult,
  leaveConsult,
  mayRing,
  returnFromConsult,
  startConference,
  startConsult,
  unitsFor,
} from '@switchboard/domain'
import type { Answer } from '../log/log.js'
import type { StaffCommand } from '../wire.js'
import type { Staff } from './centre.js'
import { agentState, contactState, sendToConsult } from './contact.js'
import type { StaffAtDesk } from './desk.js'
import { type PartsNow, takesBrand } from './hand-over.js'
import { mayHandle, maySee } from './rights.js'
import { offerMs } from './times.js'

type Consults = Extract<StaffCommand, { t: 'consult' }>

/**
 * An agent asks another one about a call, or whoever of a queue is free and has waited longest for work. Refuses `target_unknown`,
 * `agent_unavailable`, `needs_voice_server`, and what the domain does.
 */
export async function consult(
  parts: PartsNow,
  { tenant, user: by }: StaffAtDesk,
  command: Consults,
): Promise<Answer> {
  const { log, directory, store, newId } = parts
  const { id: clientId, stream: contact } = command
  const takesOthers = (await store.planeOf(contact)) === 'livekit'
  const asked = await whomToAsk(parts, command)
  const queue = command.to === 'queue' ? command.target : null
  let answer: Answer = { refused: 'agent_unavailable' }
  // Somebody who was free may be rung meanwhile: then the next one is.
  for (const staff of asked.length > 0 ? asked : [null]) {
    const order = { tenant, contact, actor: by, clientId, other: staff?.id ?? null }
    answer = await sendToConsult(log, order, (pair, state, at) => {
      const call = pair.contact
      if (call === null || !maySee(directory.staff(by), call)) return { refused: 'not_found' }
      const id = staff?.id ?? ''
      const units = unitsFor(staff?.chats ?? 1).voice
      const other = { id, state, units, offerMs: offerMs(directory, queue ?? call.queue) }
      const { note } = command
      const wish = { by, other, consult: newId(), queue, ...(note !== undefined && { note }) }
      const decided = startConsult(pair, wish, at)
      const refused = 'refused' in decided ? decided.refused : null
      // A call that may not be spoken of says so first.
      if (refused !== null && refused !== 'agent_unavailable') return decided
      if (!isWithinReach(parts, command, { call, staff })) return { refused: 'target_unknown' }
      return refused === null && !takesOthers ? { refused: 'needs_voice_server' } : decided
    })
    if (!('refused' in answer) || answer.refused !== 'agent_unavailable') return answer
  }
  return answer
}

/** Who has the call, or who was asked, goes on with the consultation. */
export function consultStep(
  step: Extract<StaffCommand, { t: 'consult_step' }>['step'],
): (pair: Pair, who: ConsultStep, at: number) => PairChange | Refusal {
  return steps[step]
}

const steps = {
  complete: completeConsult,
  return: returnFromConsult,
  conference: startConference,
  leave: leaveConsult,
} as const

/** In the order in which they are to be asked; empty where nobody could be. */
async function whomToAsk({ log, directory }: PartsNow, command: Consults): Promise<readonly Staff[]> {
  if (command.to === 'agent') {
    const staff = directory.staff(command.target)
    return staff === null ? [] : [staff]
  }
  const call = contactState(await log.head(command.stream))
  if (call === null) return []
  const servers = directory
    .agents()
    .filter((staff) => mayHandle(staff) && maySee(staff, call) && staff.queues.includes(command.target))
  const heads = new Map((await log.heads(servers.map(({ id }) => id))).map((head) => [head.id, head]))
  return servers
    .flatMap((staff) => {
      const state = agentState(heads.get(staff.id) ?? null)
      const isFree = mayRing(state, unitsFor(staff.chats).voice) && !(staff.id in call.excluded)
      return isFree ? [{ staff, idleSince: state?.idleSince ?? Infinity }] : []
    })
    .toSorted((a, b) => a.idleSince - b.idleSince || (a.staff.id < b.staff.id ? -1 : 1))
    .map(({ staff }) => staff)
}

function isWithinReach(
  { directory }: PartsNow,
  { to, target }: Consults,
  { call, staff }: { readonly call: ContactState; readonly staff: Staff | null },
): boolean {
  if (to === 'queue') return takesBrand(directory, target, call)
  return staff !== null && mayHandle(staff) && maySee(staff, call)
}
