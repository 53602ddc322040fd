import { endContact, rate, say, startContact } from '@switchboard/domain'
import { unreachable } from '../wire.js'
import type { VisitorCommand } from '../wire.js'
import { answerOf } from './answer.js'
import type { DeskAnswer } from './answer.js'
import { sendToContact, sendToPair } from './contact.js'
import type { Order } from './contact.js'
import type { Desk, DeskParts, VisitorAtDesk } from './desk.js'
import type { Routing } from './routing.js'
import { wrapUpMs } from './times.js'

const defaultLocale = 'en'

/** What a visitor may do; that the contact is the visitor's own is decided on its locked or compared head, by the domain. */
export function createVisitorDesk(parts: DeskParts, routing: Routing): Desk['visitor'] {
  const { log, centre } = parts
  return async (session, command) => {
    const { tenant, visitor } = session
    const order: Order = { tenant, contact: command.stream, actor: visitor, clientId: command.id }
    switch (command.t) {
      case 'start': {
        const answer = await start(parts, session, command)
        if (!('refused' in answer)) routing.wake(tenant)
        return answer
      }
      case 'say':
        return answerOf(
          await sendToContact(log, order, (state, at) =>
            say(state, { from: 'visitor', actor: visitor, text: command.text }, at),
          ),
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

type Start = Extract<VisitorCommand, { t: 'start' }>

async function start(
  { log, centre, newId }: DeskParts,
  session: VisitorAtDesk,
  command: Start,
): Promise<DeskAnswer> {
  const { tenant, visitor } = session
  const site = (await centre.directory(tenant)).site(session.site)
  if (site === null) return { refused: 'site_unknown' }
  const opening = {
    brand: site.brand,
    site: site.id,
    queue: site.queue,
    visitor,
    channel: 'chat' as const,
    locale: command.locale ?? defaultLocale,
    visit: newId(),
    text: command.text,
    ...(command.page !== undefined && { page: command.page }),
  }
  const order = {
    tenant,
    contact: command.stream,
    actor: visitor,
    clientId: command.id,
    create: 'contact' as const,
  }
  return answerOf(await sendToContact(log, order, (state, at) => startContact(state, opening, at)))
}
