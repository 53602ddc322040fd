// What the world asks of the log: the commands of the small domain, and its routing.
import type { Change, Decided, Refusal } from '@switchboard/domain'
import type {
  Choose,
  Head,
  LoggableFact,
  ManyStreams,
  OneStream,
} from '../../packages/gateway/src/log/log.js'
import { type Agent, capacity, type Contact, ringMs, tenant } from './small-domain.js'

/** Every field is a string or a number, so that it can travel between processes. */
export interface Asked {
  readonly do: 'start' | 'say' | 'note' | 'accept' | 'decline' | 'pass' | 'end' | 'sign_in'
  readonly stream: string
  readonly actor: string
  readonly clientId: string
  readonly length?: number
  readonly offer?: string
  readonly to?: string
}

type Changes = ReadonlyMap<string, Change<LoggableFact>>
type Fact = Decided<LoggableFact>

const visible = (type: string, body: object = {}): Fact => ({ fact: { type, body }, visible: true })
const hidden = (type: string, body: object = {}): Fact => ({ fact: { type, body }, visible: false })
const message = ({ length = 1 }: Asked): Fact => ({
  ...visible('message_sent', { length }),
  content: { text: 'x'.repeat(length) },
})
const contactOf = (head: Head | null | undefined): Contact | undefined => head?.state as Contact | undefined
const agentOf = (head: Head): string[] => [contactOf(head)?.agent ?? []].flat()

const single: Partial<
  Record<
    Asked['do'],
    { create?: 'agent' | 'contact'; decide(asked: Asked, head: Head | null): Change<LoggableFact> | Refusal }
  >
> = {
  sign_in: {
    create: 'agent',
    decide: (_asked, head) => (head ? { refused: 'contact_exists' } : { facts: [visible('signed_in')] }),
  },
  start: {
    create: 'contact',
    decide: (asked, head) =>
      head
        ? { refused: 'contact_exists' }
        : { facts: [visible('contact_started', { visitor: asked.actor }), message(asked)] },
  },
  say: {
    decide(asked, head) {
      const state = contactOf(head)
      if (state?.phase === 'ended') return { refused: 'contact_over' }
      const owns = state?.phase === 'active' && state.agent === asked.actor
      return owns || asked.actor === state?.visitor ? { facts: [message(asked)] } : { refused: 'not_yours' }
    },
  },
  note: {
    decide(asked, head) {
      const state = contactOf(head)
      if (state?.phase !== 'active' || state.agent !== asked.actor) return { refused: 'not_yours' }
      return { facts: [{ ...hidden('note_added'), content: { text: 'a note' } }] }
    },
  },
}

const several: Partial<
  Record<
    Asked['do'],
    {
      companions(asked: Asked, lead: Head): string[]
      decide(asked: Asked, heads: ReadonlyMap<string, Head>, at: number): Changes | Refusal
    }
  >
> = {
  accept: {
    companions: (asked) => [asked.actor],
    decide(asked, heads, at) {
      const state = contactOf(heads.get(asked.stream))
      if (!ringsFor(state, asked)) return { refused: 'offer_gone' }
      if ((state?.dueAt ?? 0) <= at) return { refused: 'offer_expired' }
      const fact = visible('offer_accepted', { agent: asked.actor })
      return pair(asked.stream, asked.actor, [fact, hidden('work_started', { contact: asked.stream })])
    },
  },
  decline: {
    companions: (asked) => [asked.actor],
    decide: (asked, heads) =>
      ringsFor(contactOf(heads.get(asked.stream)), asked)
        ? pair(asked.stream, asked.actor, [
            hidden('offer_declined'),
            hidden('work_ended', { contact: asked.stream }),
          ])
        : { refused: 'offer_gone' },
  },
  pass: {
    companions: (asked, lead) => [...agentOf(lead), asked.to ?? asked.actor],
    decide(asked, heads) {
      const state = contactOf(heads.get(asked.stream))
      const to = asked.to ?? asked.actor
      if (state?.phase !== 'active' || state.agent !== asked.actor || to === asked.actor)
        return { refused: 'not_yours' }
      if (heads.get(to)?.phase !== 'free') return { refused: 'already_held' }
      return new Map([
        [asked.stream, { facts: [visible('contact_passed', { to })] }],
        [asked.actor, { facts: [hidden('work_ended', { contact: asked.stream })] }],
        [to, { facts: [hidden('work_started', { contact: asked.stream })] }],
      ])
    },
  },
  end: {
    companions: (_asked, lead) => agentOf(lead),
    decide(asked, heads) {
      const state = contactOf(heads.get(asked.stream))
      if (state?.phase === 'ended') return { refused: 'contact_over' }
      const over = visible('contact_ended', { by: asked.actor })
      const agent = state?.agent ?? null
      if (agent === null) return new Map([[asked.stream, { facts: [over], deadlines: { offer: null } }]])
      return pair(asked.stream, agent, [over, hidden('work_ended', { contact: asked.stream })])
    },
  },
}

/** A command on one stream, or null where it takes several. */
export function oneStream(asked: Asked): OneStream | null {
  const way = single[asked.do]
  if (way === undefined) return null
  const { stream, actor, clientId } = asked
  const create = way.create === undefined ? {} : { create: way.create }
  return { tenant, stream, actor, clientId, ...create, decide: (head) => way.decide(asked, head) }
}

/** A command on a contact and on those that work at it. */
export function manyStreams(asked: Asked): ManyStreams {
  const way = several[asked.do]
  if (way === undefined) throw new Error(`${asked.do} takes one stream`)
  const { stream: lead, actor, clientId } = asked
  return {
    tenant,
    lead,
    actor,
    clientId,
    companions: (head) => way.companions(asked, head),
    decide: (heads, at) => way.decide(asked, heads, at),
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
    companions: agentOf,
    decide(heads) {
      const state = contactOf(heads.get(contact))
      if (state?.phase !== 'offered' || state.dueAt !== dueAt || state.agent === null)
        return { refused: 'offer_gone' }
      return pair(contact, state.agent, [
        hidden('offer_expired', { dueAt }),
        hidden('work_ended', { contact }),
      ])
    },
  }
}

/** Longest waiting to longest idle; `newId` makes the offers' ids. */
export function chooser(newId: () => string, ring: number = ringMs): Choose {
  return ({ waiting, agents, at }) => {
    const room = new Map(
      agents.map((head) => [head.id, capacity - Object.keys((head.state as Agent).load).length]),
    )
    const reserved = new Map<string, Fact[]>()
    const changes = new Map<string, Change<LoggableFact>>()
    for (const contact of waiting.slice(0, 16)) {
      const agent = agents.find(({ id }) => (room.get(id) ?? 0) > 0)
      if (agent === undefined) break
      const offer = newId()
      const dueAt = at + ring
      room.set(agent.id, (room.get(agent.id) ?? 0) - 1)
      const others = reserved.get(agent.id) ?? []
      reserved.set(agent.id, [...others, hidden('work_reserved', { contact: contact.id, offer })])
      const made = hidden('offer_made', { agent: agent.id, offer, dueAt })
      changes.set(contact.id, { facts: [made], deadlines: { offer: dueAt } })
    }
    for (const [agent, facts] of reserved) changes.set(agent, { facts })
    return changes
  }
}

function ringsFor(state: Contact | undefined, { actor, offer }: Asked): boolean {
  return state?.phase === 'offered' && state.offer === offer && state.agent === actor
}

/** The contact's fact, which ends the ring, and the agent's. */
function pair(contact: string, agent: string, [first, second]: readonly [Fact, Fact]): Changes {
  return new Map([
    [contact, { facts: [first], deadlines: { offer: null } }],
    [agent, { facts: [second] }],
  ])
}
