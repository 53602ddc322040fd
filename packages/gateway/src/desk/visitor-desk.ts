import { endContact, rate, say } from '@switchboard/domain'
import { unreachable } from '../wire.js'
import type { VisitorCommand } from '../wire.js'
import { answerOf } from './answer.js'
import { sendToContact, sendToPair } from './contact.js'
import type { Order } from './contact.js'
import type { Desk, DeskParts } from './desk.js'
import { leave } from './leave.js'
import type { Routing } from './routing.js'
import { decideFile } from './send-file.js'
import { decideCall } from './call.js'
import { createStart } from './start-contact.js'
import { wrapUpMs } from './times.js'
import { transcript } from './transcript.js'

/** What is not taken from a visitor who was blocked. */
const writes: ReadonlySet<string> = new Set<VisitorCommand['t']>(['start', 'say', 'leave', 'send_file'])

/** What a visitor may do; that the contact is the visitor's own is decided on its locked or compared head, by the domain. */
export function createVisitorDesk(parts: DeskParts, routing: Routing): Desk['visitor'] {
  const { log, centre } = parts
  const start = createStart(parts)
  return async (session, command) => {
    const { tenant, visitor } = session
    if (writes.has(command.t) && (await centre.directory(tenant)).isBlocked(visitor))
      return { refused: 'visitor_blocked' }
    const order: Order = { tenant, contact: command.stream, actor: visitor, clientId: command.id }
    switch (command.t) {
      case 'start': {
        const answer = await start(session, command)
        if (!('refused' in answer)) routing.wake(tenant)
        return answer
      }
      case 'leave': {
        const answer = await leave(parts, session, command)
        if (!('refused' in answer)) routing.wake(tenant)
        return answer
      }
      case 'transcript':
        return transcript(parts, { by: 'visitor', order, seen: (decide) => decide }, command)
      case 'say':
        return answerOf(
          await sendToContact(log, order, (state, at) =>
            say(state, { from: 'visitor', actor: visitor, text: command.text }, at),
          ),
        )
      case 'send_file': {
        const sender = { tenant, from: 'visitor', actor: visitor } as const
        return answerOf(await sendToContact(log, order, await decideFile(parts.files, sender, command)))
      }
      case 'joined':
      case 'failed':
      case 'measure':
        return answerOf(
          await sendToContact(log, order, decideCall({ by: 'visitor', actor: visitor }, command)),
        )
      case 'end': {
        const directory = await centre.directory(tenant)
        const answer = await sendToPair(log, order, (pair, at) =>
          endContact(
            pair,
            { by: 'visitor', actor: visitor, wrapUpMs: wrapUpMs(directory, pair.contact) },
            at,
          ),
        )
        // A ring that was withdrawn frees its agent for the next in the queue.
        if (!('refused' in answer)) routing.wake(tenant)
        return answerOf(answer)
      }
      case 'rate': {
        const { score, comment } = command
        const opinion = comment === undefined ? { visitor, score } : { visitor, score, comment }
        return answerOf(await sendToContact(log, order, (state, at) => rate(state, opinion, at)))
      }
      default:
        return unreachable(command)
    }
  }
}
