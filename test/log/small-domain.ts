// A domain that is just big enough to attack the log with: contacts that are offered to agents, accepted, passed on and ended.
import type { Stored } from '@switchboard/domain'
import type { LoggableFact } from '../../packages/gateway/src/log/log.js'
import type { Meaning } from '../../packages/gateway/src/log/meaning.js'

export const tenant = 1
export const capacity = 2
export const ringMs = 250

export interface Contact {
  phase: 'queued' | 'offered' | 'active' | 'ended'
  since: number | null
  visitor: string
  agent: string | null
  offer: string | null
  dueAt: number | null
  messages: number
  notes: number
  /** Depends on the order of all messages. */
  sum: number
}

export interface Agent {
  since: number
  /** By contact: the offer while it rings, then 'active'. */
  load: Record<string, string>
}

type Body = Record<string, never> & { [name: string]: string & number }

/** The state after one more fact. */
export function evolve(_kind: string, state: unknown, { fact, at }: Stored<LoggableFact>): unknown {
  const body = fact.body as Body
  const contact = state as Contact
  const agent = state as Agent
  switch (fact.type) {
    case 'contact_started':
      return {
        phase: 'queued',
        since: at,
        visitor: body['visitor'],
        agent: null,
        offer: null,
        dueAt: null,
        messages: 0,
        notes: 0,
        sum: 0,
      }
    case 'message_sent':
      return {
        ...contact,
        messages: contact.messages + 1,
        sum: (contact.sum * 31 + Number(body['length'])) % 1_000_003,
      }
    case 'note_added':
      return { ...contact, notes: contact.notes + 1 }
    case 'offer_made':
      return {
        ...contact,
        phase: 'offered',
        since: null,
        agent: body['agent'],
        offer: body['offer'],
        dueAt: body['dueAt'],
      }
    case 'offer_accepted':
      return { ...contact, phase: 'active', offer: null, dueAt: null }
    case 'offer_declined':
    case 'offer_expired':
      return { ...contact, phase: 'queued', since: at, agent: null, offer: null, dueAt: null }
    case 'contact_passed':
      return { ...contact, agent: body['to'] }
    case 'contact_ended':
      return { ...contact, phase: 'ended', since: null, agent: null, offer: null, dueAt: null }
    case 'signed_in':
      return { since: at, load: {} }
    case 'work_reserved':
      return { ...agent, load: { ...agent.load, [String(body['contact'])]: body['offer'] } }
    case 'work_started':
      return { ...agent, load: { ...agent.load, [String(body['contact'])]: 'active' } }
    case 'work_ended': {
      const { [String(body['contact'])]: _, ...load } = agent.load
      return { since: at, load }
    }
    default:
      throw new Error(`unknown fact ${fact.type}`)
  }
}

const types = `contact_started message_sent note_added offer_made offer_accepted offer_declined offer_expired contact_passed
contact_ended signed_in work_reserved work_started work_ended`
export const versions: Record<string, number> = Object.fromEntries(
  types.split(/\s+/).map((type) => [type, 1]),
)

export const meaning: Meaning = {
  evolve,
  versions,
  upcast: ({ type, v, body }) => (v > (versions[type] ?? 0) ? { newer: true } : { fact: { type, body } }),
  columnsOf(kind, state) {
    if (kind === 'contact') return { phase: (state as Contact).phase, since: (state as Contact).since }
    const { load, since } = state as Agent
    return { phase: Object.keys(load).length < capacity ? 'free' : 'busy', since }
  },
}

/** Of a node after an upgrade: there is a fact that older nodes have never heard of. */
export const upgraded: Meaning = {
  ...meaning,
  versions: { ...versions, mood_guessed: 1 },
  upcast({ type, v, body }) {
    if (v > (upgraded.versions[type] ?? 0)) return { newer: true }
    return { fact: { type, body } }
  },
  evolve: (kind, state, stored) =>
    stored.fact.type === 'mood_guessed' ? state : evolve(kind, state, stored),
}

/** Of a node after another upgrade: a message tells its mood as well. */
export const upgradedTwice: Meaning = {
  ...upgraded,
  versions: { ...upgraded.versions, message_sent: 2 },
  upcast({ type, v, body }) {
    if (v > (upgradedTwice.versions[type] ?? 0)) return { newer: true }
    const lifted = type === 'message_sent' && v === 1
    return { fact: { type, body: lifted ? { ...(body as object), mood: 'unknown' } : body } }
  },
}
