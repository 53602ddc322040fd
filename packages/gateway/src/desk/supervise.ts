import { forcePresence } from '@switchboard/domain'
import type { StaffCommand } from '../wire.js'
import { answerOf } from './answer.js'
import type { DeskAnswer } from './answer.js'
import { agentState } from './contact.js'
import type { StaffAtDesk } from './desk.js'
import { handOver } from './hand-over.js'
import type { PartsNow } from './hand-over.js'
import { mayHandle, maySupervise, shareBrand } from './rights.js'

/** What supervisors and administrators alone may do. */
export type SupervisorCommand = Extract<StaffCommand, { t: 'reassign' | 'force' }>

/** Takes a contact from where it is, or says what an agent is to be; each fact names the supervisor as its actor. */
export async function supervise(
  parts: PartsNow,
  session: StaffAtDesk,
  command: SupervisorCommand,
): Promise<DeskAnswer> {
  if (!maySupervise(parts.directory.staff(session.user))) return { refused: 'not_allowed' }
  if (command.t === 'force') return force(parts, session, command)
  return answerOf(await handOver(parts, session, command))
}

type Forces = Extract<SupervisorCommand, { t: 'force' }>

async function force(
  { log, directory }: PartsNow,
  { tenant, user }: StaffAtDesk,
  { id, stream, presence, reason }: Forces,
): Promise<DeskAnswer> {
  const [supervisor, agent] = [directory.staff(user), directory.staff(stream)]
  if (supervisor === null || agent === null || !mayHandle(agent) || !shareBrand(supervisor, agent))
    return { refused: 'not_found' }
  const kind = reason === undefined ? null : directory.breakReason(reason)
  if (reason !== undefined && kind === null) return { refused: 'break_reason_unknown' }
  const wish = {
    presence,
    ...(reason !== undefined && { reason }),
    ...(kind !== null && { paid: kind.paid }),
  }
  const answer = await log.send({
    tenant,
    stream,
    actor: user,
    clientId: id,
    decide: (head, at) => forcePresence(agentState(head), wish, at),
  })
  return answerOf(answer)
}
