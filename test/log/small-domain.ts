// A domain that is just big enough to attack the log with: contacts that are offered to agents, accepted, passed on and ended.
import type { Change, Decided, Stored } from '@switchboard/domain'
import type {
  Choose,
  Head,
  LoggableFact,
  ManyStreams,
  OneStream,
} from '../../packages/gateway/src/log/log.js'
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

const visible = (type: string, body: object = {}, text?: string): Decided<LoggableFact> => ({
  fact: { type, body },
  visible: true,
  ...(text !== undefined && { content: { text } }),
})
const hidden = (type: string, body: object = {}): Decided<LoggableFact> => ({
  fact: { type, body },
  visible: false,
})

/** What the world asks for; every field is a string or number, so that it can travel between processes. */
export interface Asked {
  readonly do: 'start' | 'say' | 'note' | 'accept' | 'decline' | 'pass' | 'end' | 'sign_in'
  readonly stream: string
  readonly actor: string
  readonly clientId: string
  readonly length?: number
  readonly offer?: string
  readonly to?: string
}

const stateOf = (head: Head | null | undefined): Contact | undefined => head?.state as Contact | undefined

/** A command on one stream, or null where it takes several. */
export function oneStream(asked: Asked): OneStream | null {
  const base = { tenant, stream: asked.stream, actor: asked.actor, clientId: asked.clientId }
  const length = asked.length ?? 1
  switch (asked.do) {
    case 'sign_in':
      return {
        ...base,
        create: 'agent',
        decide: (head) => (head ? { refused: 'contact_exists' } : { facts: [visible('signed_in')] }),
      }
    case 'start':
      return {
        ...base,
        create: 'contact',
        decide: (head) =>
          head
            ? { refused: 'contact_exists' }
            : {
                facts: [
                  visible('contact_started', { visitor: asked.actor }),
                  visible('message_sent', { length }, 'x'.repeat(length)),
                ],
              },
      }
    case 'say':
      return {
        ...base,
        decide(head) {
          const state = stateOf(head)
          if (state?.phase === 'ended') return { refused: 'contact_over' }
          if (asked.actor !== state?.visitor && !(state?.phase === 'active' && state.agent === asked.actor))
            return { refused: 'not_yours' }
          return { facts: [visible('message_sent', { length }, 'x'.repeat(length))] }
        },
      }
    case 'note':
      return {
        ...base,
        decide(head) {
          const state = stateOf(head)
          return state?.phase === 'active' && state.agent === asked.actor
            ? { facts: [{ ...hidden('note_added'), content: { text: 'a note' } }] }
            : { refused: 'not_yours' }
        },
      }
    default:
      return null
  }
}

/** A command on a contact and on those that work at it. */
export function manyStreams(asked: Asked): ManyStreams {
  const base = { tenant, lead: asked.stream, actor: asked.actor, clientId: asked.clientId }
  const agentOf = (head: Head): string[] => [stateOf(head)?.agent ?? []].flat()
  const work = { contact: asked.stream }
  switch (asked.do) {
    case 'accept':
      return {
        ...base,
        companions: () => [asked.actor],
        decide(heads, at) {
          const state = stateOf(heads.get(asked.stream))
          if (state?.phase !== 'offered' || state.offer !== asked.offer || state.agent !== asked.actor)
            return { refused: 'offer_gone' }
          if ((state.dueAt ?? 0) <= at) return { refused: 'offer_expired' }
          return pair(asked.stream, asked.actor, {
            contact: {
              facts: [visible('offer_accepted', { agent: asked.actor })],
              deadlines: { offer: null },
            },
            agent: { facts: [hidden('work_started', work)] },
          })
        },
      }
    case 'decline':
      return {
        ...base,
        companions: () => [asked.actor],
        decide(heads) {
          const state = stateOf(heads.get(asked.stream))
          if (state?.phase !== 'offered' || state.offer !== asked.offer || state.agent !== asked.actor)
            return { refused: 'offer_gone' }
          return released(asked.stream, asked.actor, hidden('offer_declined'))
        },
      }
    case 'pass':
      return {
        ...base,
        companions: (lead) => [...agentOf(lead), asked.to ?? asked.actor],
        decide(heads) {
          const state = stateOf(heads.get(asked.stream))
          const to = asked.to ?? asked.actor
          if (state?.phase !== 'active' || state.agent !== asked.actor || to === asked.actor)
            return { refused: 'not_yours' }
          if (heads.get(to)?.phase !== 'free') return { refused: 'already_held' }
          return new Map([
            [asked.stream, { facts: [visible('contact_passed', { to })] }],
            [asked.actor, { facts: [hidden('work_ended', work)] }],
            [to, { facts: [hidden('work_started', work)] }],
          ])
        },
      }
    default:
      return {
        ...base,
        companions: agentOf,
        decide(heads) {
          const state = stateOf(heads.get(asked.stream))
          if (state?.phase === 'ended') return { refused: 'contact_over' }
          const over: Change<LoggableFact> = {
            facts: [visible('contact_ended', { by: asked.actor })],
            deadlines: { offer: null },
          }
          const agent = state?.agent ?? null
          return agent === null
            ? new Map([[asked.stream, over]])
            : pair(asked.stream, agent, { contact: over, agent: { facts: [hidden('work_ended', work)] } })
        },
      }
  }
}

/** The command of the sweeper: the ring of an offer is over. */
export function ringOver(contact: string, dueAt: number): ManyStreams {
  return {
    tenant,
    lead: contact,
    actor: null,
    clientId: null,
    dueAt,
    companions: (lead) => [stateOf(lead)?.agent ?? []].flat(),
    decide(heads) {
      const state = stateOf(heads.get(contact))
      if (state?.phase !== 'offered' || state.dueAt !== dueAt || state.agent === null)
        return { refused: 'offer_gone' }
      return released(contact, state.agent, hidden('offer_expired', { dueAt }))
    },
  }
}

/** Longest waiting to longest idle; `newId` makes the offers' ids. */
export function chooser(newId: () => string, ring: number = ringMs): Choose {
  return ({ waiting, agents, at }) => {
    const room = new Map(
      agents.map((head) => [head.id, capacity - Object.keys((head.state as Agent).load).length]),
    )
    const made = new Map<string, Decided<LoggableFact>[]>()
    const changes = new Map<string, Change<LoggableFact>>()
    for (const contact of waiting.slice(0, 16)) {
      const agent = agents.find(({ id }) => (room.get(id) ?? 0) > 0)
      if (agent === undefined) break
      const offer = newId()
      const dueAt = at + ring
      room.set(agent.id, (room.get(agent.id) ?? 0) - 1)
      made.set(agent.id, [
        ...(made.get(agent.id) ?? []),
        hidden('work_reserved', { contact: contact.id, offer }),
      ])
      changes.set(contact.id, {
        facts: [hidden('offer_made', { agent: agent.id, offer, dueAt })],
        deadlines: { offer: dueAt },
      })
    }
    for (const [agent, facts] of made) changes.set(agent, { facts })
    return changes
  }
}

function released(
  contact: string,
  agent: string,
  fact: Decided<LoggableFact>,
): ReadonlyMap<string, Change<LoggableFact>> {
  return pair(contact, agent, {
    contact: { facts: [fact], deadlines: { offer: null } },
    agent: { facts: [hidden('work_ended', { contact })] },
  })
}

function pair(
  contact: string,
  agent: string,
  changes: { contact: Change<LoggableFact>; agent: Change<LoggableFact> },
): ReadonlyMap<string, Change<LoggableFact>> {
  return new Map([
    [contact, changes.contact],
    [agent, changes.agent],
  ])
}
