import { isRefusal, stepQueue } from '@switchboard/domain'
import type { StepView } from '@switchboard/domain'
import type { Deadline } from '../log/log.js'
import type { Directory } from './centre.js'
import { contactState, sendToContact } from './contact.js'
import type { Fired } from './deadlines.js'
import type { DeskParts } from './desk.js'
import { admitted, rulesOf, serversIn } from './queueing.js'

/** A rule of a contact's queue comes into force. The row stands while there is still something to wait for, such as another queue's opening. */
export async function stepByRules(parts: DeskParts, tenant: number, deadline: Deadline): Promise<Fired> {
  const { log, centre } = parts
  const { stream, dueAt } = deadline
  const contact = contactState(await log.head(stream))
  if (contact?.phase === 'offered') return 'later'
  if (contact?.phase !== 'queued') {
    await log.clear(deadline)
    return 'done'
  }
  const directory = await centre.directory(tenant)
  const rules = rulesOf(directory, contact.queue)
  const canServe = serversIn(directory)
  const other = await otherQueue(parts, { tenant, directory, to: rules.overflow?.to })
  const order = { tenant, contact: stream, actor: null, clientId: null, dueAt }
  const answer = await sendToContact(log, order, (state, at) => {
    const view: StepView = { rules, canServe, target: other?.(at) ?? null }
    // It may have moved on since the look before.
    if (state?.queue !== contact.queue) return { refused: 'not_found' }
    return stepQueue(state, view, at) ?? { refused: 'not_connected' }
  })
  return isRefusal(answer) ? 'later' : 'done'
}

type OtherQueue = (at: number) => StepView['target']

async function otherQueue(
  { store, newId }: DeskParts,
  {
    tenant,
    directory,
    to,
  }: { readonly tenant: number; readonly directory: Directory; readonly to: string | undefined },
): Promise<OtherQueue | null> {
  if (to === undefined || directory.queue(to) === null) return null
  const rules = rulesOf(directory, to)
  const waiting = rules.maxWaiting === null ? 0 : await store.waitingIn(tenant, to)
  const visit = newId()
  return (at) => (admitted(rules, { at, waiting }) === null ? { queue: to, visit, rules } : null)
}
