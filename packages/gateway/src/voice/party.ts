import { type ContactIn, type ContactState, agentOf, secondOf } from '@switchboard/domain'
import { contactState } from '../desk/contact.js'
import type { Head } from '../log/log.js'
import type { Identity } from '../sockets/tokens.js'

/** What somebody is to a call at this moment; `ringing` and `connected` name the agent. */
export type Standing =
  | { readonly is: 'waiting'; readonly party: 'visitor' }
  | {
      readonly is: 'ringing' | 'connected'
      readonly party: 'visitor' | 'agent'
      readonly agent: string
      /** Of an agent while one is consulted: `talk`, in the call and in the room beside it; `only`, in that room alone. */
      readonly beside?: 'talk' | 'only'
    }
  | { readonly is: 'refused'; readonly code: 'not_found' | 'not_a_call' | 'contact_over' }

const notFound: Standing = { is: 'refused', code: 'not_found' }

/** Whether it is a party of the call: the visitor whose it is, or the agent at whom it rings or who has it. Nobody else, whatever the role. */
export function standingOf(identity: Identity, head: Head | null): Standing {
  const contact = head?.tenant === identity.tenant ? contactState(head) : null
  if (contact === null) return notFound
  const party = identity.kind === 'visitor' ? 'visitor' : 'agent'
  const isOwn =
    identity.kind === 'visitor' ? contact.visitor === identity.visitor : isWith(contact, identity.user)
  if (!isOwn) return notFound
  if (contact.channel !== 'voice') return { is: 'refused', code: 'not_a_call' }
  if (contact.phase === 'queued') return { is: 'waiting', party: 'visitor' }
  if (contact.phase === 'offered') return { is: 'ringing', party, agent: contact.agent }
  if (contact.phase === 'connected')
    return identity.kind === 'visitor'
      ? { is: 'connected', party, agent: contact.agent }
      : staffStanding(contact, identity.user)
  return { is: 'refused', code: 'contact_over' }
}

function isWith(contact: ContactState, agent: string): boolean {
  return agentOf(contact) === agent || secondOf(contact) === agent
}

function staffStanding(contact: ContactIn<'connected'>, user: string): Standing {
  const { consult } = contact
  const who = { party: 'agent', agent: user } as const
  if (consult === undefined || consult.is === 'conference') return { is: 'connected', ...who }
  if (user === contact.agent) return { is: 'connected', ...who, beside: 'talk' }
  return { is: consult.is === 'ringing' ? 'ringing' : 'connected', ...who, beside: 'only' }
}
