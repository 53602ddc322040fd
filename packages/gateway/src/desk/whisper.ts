import { whisper } from '@switchboard/domain'
import type { StaffCommand } from '../wire.js'
import { answerOf } from './answer.js'
import type { DeskAnswer } from './answer.js'
import { sendToContact } from './contact.js'
import type { StaffAtDesk } from './desk.js'
import type { PartsNow } from './hand-over.js'
import { maySee } from './rights.js'

/** A note for the agent by somebody who reads along. No visitor sees it. */
export async function whisperTo(
  { log, directory }: PartsNow,
  { tenant, user }: StaffAtDesk,
  { id, stream, text }: Extract<StaffCommand, { t: 'note' }>,
): Promise<DeskAnswer> {
  const order = { tenant, contact: stream, actor: user, clientId: id }
  const answer = await sendToContact(log, order, (state, at) =>
    state !== null && !maySee(directory.staff(user), state)
      ? { refused: 'not_found' }
      : whisper(state, { agent: user, text }, at),
  )
  return answerOf(answer)
}
