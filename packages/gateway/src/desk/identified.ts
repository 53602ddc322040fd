import { identifyVisitor } from '@switchboard/domain'
import type { Log } from '../log/log.js'
import { sendToContact } from './contact.js'

/** Tells in a visitor's open contacts that the brand has signed who the visitor is; in those that know it already, nothing. */
export async function tellIdentified(
  log: Log,
  {
    tenant,
    visitor,
    contacts,
  }: { readonly tenant: number; readonly visitor: string; readonly contacts: readonly string[] },
): Promise<void> {
  for (const contact of contacts) {
    const order = { tenant, contact, actor: visitor, clientId: null }
    await sendToContact(log, order, (state, at) => identifyVisitor(state, { visitor }, at))
  }
}
