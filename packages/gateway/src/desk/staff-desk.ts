import {
  acceptOffer,
  addNote,
  choosePresence,
  confirmShown,
  declineOffer,
  endContact,
  finishWrapUp,
  hold,
  markAttempt,
  resume,
  retryLetter,
  takeContact,
  unitsFor,
} from '@switchboard/domain'
import type { ChoosePresence, TakeContact } from '@switchboard/domain'
import type { Answer } from '../log/log.js'
import { unreachable } from '../wire.js'
import type { StaffCommand, Transcript } from '../wire.js'
import { answerOf } from './answer.js'
import { decideCall } from './call.js'
import type { DeskAnswer } from './answer.js'
import { consult, consultStep } from './consult.js'
import { agentState, sendToContact, sendToPair } from './contact.js'
import type { DecideContact, DecidePair, Order } from './contact.js'
import type { Directory } from './centre.js'
import type { Desk, DeskParts, StaffAtDesk } from './desk.js'
import { handOver } from './hand-over.js'
import { maySee, mayHandle, mayWhisper, staffMayRead } from './rights.js'
import type { Routing } from './routing.js'
import { decideSaying } from './say.js'
import { decideFile } from './send-file.js'
import { supervise } from './supervise.js'
import type { SupervisorCommand } from './supervise.js'
import { callbackRetry, wrapUpMs } from './times.js'
import { transcript } from './transcript.js'
import { whisperTo } from './whisper.js'

/** What staff may do: agents and seniors handle, each only the contacts that ring them or that they answered; supervisors take and give. */
export function createStaffDesk(parts: DeskParts, routing: Routing): Desk['staff'] {
  return async (session, command) => {
    const directory = await parts.centre.directory(session.tenant)
    if (command.t === 'reassign' || command.t === 'force') {
      const answer = await supervise({ ...parts, directory }, session, command)
      if (!('refused' in answer)) routing.wake(session.tenant)
      return answer
    }
    const staff = directory.staff(session.user)
    if (command.t === 'note' && !mayHandle(staff) && mayWhisper(staff))
      return whisperTo({ ...parts, directory }, session, command)
    if (!mayHandle(staff)) return { refused: 'not_allowed' }
    if (command.t === 'presence' && command.stream !== session.user) return { refused: 'not_found' }
    if (command.t === 'finish' && dispositionUnknown(directory, command))
      return { refused: 'disposition_unknown' }
    if (command.t === 'presence' && reasonUnknown(directory, command))
      return { refused: 'break_reason_unknown' }
    if ((command.t === 'transcript' || command.t === 'resend') && !(await mayRead(parts, session, command)))
      return { refused: 'not_found' }
    if (command.t === 'transcript') return transcriptFor({ ...parts, directory }, session, command)
    const answer = await carryOut({ ...parts, directory }, session, command)
    // A senior handles and reads along: what is not a note of one's own contact is a word for its agent.
    if (command.t === 'note' && mayWhisper(staff) && 'refused' in answer && isElsewhere[answer.refused])
      return whisperTo({ ...parts, directory }, session, command)
    if (!('refused' in answer) && freesOrOffers[command.t]) routing.wake(session.tenant)
    return answerOf(answer)
  }
}

/** Whether a command may leave an agent free or a contact waiting: then the queue is looked at. */
const freesOrOffers: Readonly<Record<HandlingCommand['t'], boolean>> = {
  say: false,
  send_file: false,
  note: false,
  shown: false,
  accept: false,
  decline: true,
  take: false,
  transcript: false,
  resend: false,
  attempt: true,
  hold: false,
  resume: false,
  joined: false,
  failed: false,
  measure: false,
  end: true,
  finish: true,
  presence: true,
  transfer: true,
  consult: false,
  consult_step: true,
}

const isElsewhere: Readonly<Record<string, boolean>> = { not_yours: true, not_connected: true }

type HandlingCommand = Exclude<StaffCommand, SupervisorCommand>

function carryOut(
  parts: DeskParts & { readonly directory: Directory },
  session: StaffAtDesk,
  command: Exclude<HandlingCommand, Transcript>,
): Promise<Answer> {
  const { log, newId, directory, mailOn } = parts
  const { tenant, user: agent } = session
  const order: Order = { tenant, contact: command.stream, actor: agent, clientId: command.id }
  const onContact = (decide: DecideContact): Promise<Answer> =>
    sendToContact(log, order, seen(directory, agent, decide))
  const onPair = (decide: DecidePair): Promise<Answer> =>
    sendToPair(log, { ...order, acting: agent }, (pair, at) =>
      pair.contact && !maySee(directory.staff(agent), pair.contact)
        ? { refused: 'not_found' }
        : decide(pair, at),
    )
  switch (command.t) {
    case 'say':
      return decideSaying(parts, { tenant, agent }, command).then(onContact)
    case 'send_file':
      return decideFile(parts.files, { tenant, from: 'agent', actor: agent }, command).then(onContact)
    case 'note':
      return onContact((state, at) => addNote(state, { agent, text: command.text }, at))
    case 'shown':
      return onContact((state, at) => confirmShown(state, { agent, offer: command.offer }, at)).then(
        ringsElsewhere,
      )
    case 'hold':
      return onContact((state, at) => hold(state, { agent }, at))
    case 'resume':
      return onContact((state, at) => resume(state, { agent }, at))
    case 'accept': {
      const answer = { offer: command.offer, segment: newId() }
      return onPair((pair, at) => acceptOffer(pair, answer, at)).then(ringsElsewhere)
    }
    case 'decline':
      return onPair((pair, at) => declineOffer(pair, { offer: command.offer }, at)).then(ringsElsewhere)
    case 'take': {
      const taking = { agent: takerOf(directory, agent), offer: newId(), segment: newId() }
      return sendToPair(log, { ...order, acting: agent, joins: true }, (pair, at) =>
        takeContact(pair, taking, at),
      )
    }
    case 'joined':
    case 'failed':
    case 'measure':
      return onContact(decideCall({ by: 'agent', actor: agent }, command))
    case 'resend':
      return onContact((state, at) => retryLetter(state, { agent, letter: command.letter, mailOn }, at))
    case 'attempt':
      return onPair((pair, at) =>
        markAttempt(pair, { agent, result: command.result, visit: newId(), retry: callbackRetry }, at),
      )
    case 'end':
      return onPair((pair, at) =>
        endContact(pair, { by: 'agent', actor: agent, wrapUpMs: wrapUpMs(directory, pair.contact) }, at),
      )
    case 'finish':
      return onPair((pair, at) => {
        const required = pair.contact !== null && directory.asksDisposition(pair.contact.queue)
        return finishWrapUp(pair, { disposition: command.disposition ?? null, required }, at)
      })
    case 'transfer':
      return handOver(parts, session, command)
    case 'consult':
      return consult(parts, session, command)
    case 'consult_step':
      return onPair((pair, at) => consultStep(command.step)(pair, { agent }, at))
    case 'presence':
      return log.send({
        tenant,
        stream: agent,
        actor: agent,
        clientId: command.id,
        create: 'agent',
        decide: (head, at) => choosePresence(agentState(head), choiceOf(directory, command), at),
      })
    default:
      return unreachable(command)
  }
}

/** What goes to an address that is not the agent's own needs a contact that the agent has handled. */
async function mayRead(
  { log, centre }: DeskParts,
  session: StaffAtDesk,
  { stream }: StaffCommand,
): Promise<boolean> {
  const directory = await centre.directory(session.tenant)
  return staffMayRead(session, await log.head(stream), { log, directory })
}

function transcriptFor(
  parts: DeskParts & { readonly directory: Directory },
  { tenant, user: agent }: StaffAtDesk,
  command: Transcript,
): Promise<DeskAnswer> {
  const { directory } = parts
  const order: Order = { tenant, contact: command.stream, actor: agent, clientId: command.id }
  const asking = {
    by: 'agent',
    order,
    seen: (decide: DecideContact) => seen(directory, agent, decide),
  } as const
  return transcript(parts, asking, command)
}

/** An agent as routing would see the person. */
function takerOf(directory: Directory, id: string): TakeContact['agent'] {
  const { queues, brands, skills, chats } = directory.staff(id) ?? nobody
  return { id, queues, brands, skills, units: unitsFor(chats) }
}

const nobody = { queues: [], brands: [], skills: {}, chats: 1 }

function dispositionUnknown(
  directory: Directory,
  { disposition }: Extract<StaffCommand, { t: 'finish' }>,
): boolean {
  return disposition !== undefined && !directory.hasDisposition(disposition)
}

type ChoosesPresence = Extract<StaffCommand, { t: 'presence' }>

function reasonUnknown(directory: Directory, { reason }: ChoosesPresence): boolean {
  return reason !== undefined && directory.breakReason(reason) === null
}

function choiceOf(directory: Directory, { presence, reason, when }: ChoosesPresence): ChoosePresence {
  const kind = reason === undefined ? null : directory.breakReason(reason)
  return {
    presence,
    ...(reason !== undefined && { reason }),
    ...(kind !== null && { paid: kind.paid }),
    ...(when !== undefined && { when }),
  }
}

function seen(directory: Directory, agent: string, decide: DecideContact): DecideContact {
  return (state, at) =>
    state && !maySee(directory.staff(agent), state) ? { refused: 'not_found' } : decide(state, at)
}

/** For everybody but the agent whom it rings, an offer is no offer: the loser of a race learns the same before and after. */
function ringsElsewhere(answer: Answer): Answer {
  return 'refused' in answer && answer.refused === 'not_yours' ? { refused: 'offer_gone' } : answer
}
