import { agentOf, isRefusal, secondOf } from '@switchboard/domain'
import type {
  AgentState,
  Change,
  ContactFact,
  ContactState,
  HandOver,
  Pair,
  PairChange,
  Refusal,
} from '@switchboard/domain'
import type { Answer, Head, LoggableFact, Log } from '../log/log.js'

/** Whose command it is, on which contact, under which retry key; `dueAt` for what the sweeper carries out. */
export interface Order {
  readonly tenant: number
  readonly contact: string
  readonly actor: string | null
  readonly clientId: string | null
  readonly dueAt?: number
}

/** Decides on a contact alone; null where there is none. */
export type DecideContact = (state: ContactState | null, at: number) => Change<ContactFact> | Refusal

/** Decides on a contact and an agent, both locked. */
export type DecidePair = (pair: Pair, at: number) => PairChange | Refusal

/** Asks the log to append what is decided on one contact; `create` lets it begin there. */
export function sendToContact(
  log: Log,
  order: Order & { create?: 'contact' },
  decide: DecideContact,
): Promise<Answer> {
  const { contact, ...rest } = order
  return log.send({
    ...rest,
    stream: contact,
    decide: (head, at) => (foreign(head) ? notFound : decide(contactState(head), at)),
  })
}

/**
 * Asks the log to append what is decided on a contact together with an agent: `acting`, who asks, else whom it rings or
 * who handles it. An agent who acts on a contact that is another's is seen as such by the domain; `joins`: one who takes it is
 * locked along with it.
 */
export function sendToPair(
  log: Log,
  order: Order & { acting?: string; joins?: true },
  decide: DecidePair,
): Promise<Answer> {
  const { contact, acting, joins, ...rest } = order
  const newcomer = joins && acting !== undefined ? [acting] : []
  return log.together({
    ...rest,
    lead: contact,
    companions: (lead) => [...new Set([...agentsOf(contactState(lead)), ...newcomer])],
    decide: (heads, at) => {
      const head = heads.get(contact) ?? null
      if (foreign(head)) return notFound
      const state = contactState(head)
      const agentId = acting ?? agentsOf(state)[0] ?? null
      const agent = agentId === null ? null : agentState(heads.get(agentId) ?? null)
      const second = secondIn(state, heads)
      const decided = decide({ contactId: contact, contact: state, agentId, agent, second }, at)
      return isRefusal(decided) ? decided : changesOf(contact, agentId, decided, second?.id)
    },
  })
}

/** Decides on a contact, its agent and another agent (null: none is meant, or never was at work), all locked. */
export type DecideHandOver = (pair: Pair, other: AgentState | null, at: number) => HandOver | Refusal

/** Asks the log to append what is decided on a contact together with its agent, where it has one, and another agent. */
export function sendToThree(
  log: Log,
  order: Order & { readonly other: string | null },
  decide: DecideHandOver,
): Promise<Answer> {
  const { contact, other, ...rest } = order
  return log.together({
    ...rest,
    lead: contact,
    companions: (lead) => [...agentsOf(contactState(lead)), ...(other === null ? [] : [other])],
    decide: (heads, at) => {
      const head = heads.get(contact) ?? null
      if (foreign(head)) return notFound
      const state = contactState(head)
      const agentId = agentsOf(state)[0] ?? null
      const agent = agentId === null ? null : agentState(heads.get(agentId) ?? null)
      const third = other === null ? null : agentState(heads.get(other) ?? null)
      const second = secondIn(state, heads)
      const decided = decide({ contactId: contact, contact: state, agentId, agent, second }, third, at)
      if (isRefusal(decided)) return decided
      const changes = changesOf(contact, agentId, decided, second?.id)
      return other !== null && decided.target ? changes.set(other, decided.target) : changes
    },
  })
}

/** As `sendToThree`, where the other agent is asked about the call: that one's change is the `second` of what is decided. */
export function sendToConsult(
  log: Log,
  order: Order & { readonly other: string | null },
  decide: (pair: Pair, other: AgentState | null, at: number) => PairChange | Refusal,
): Promise<Answer> {
  return sendToThree(log, order, (pair, other, at) => {
    const decided = decide(pair, other, at)
    if (isRefusal(decided) || decided.second === undefined) return decided
    const { second: target, ...rest } = decided
    return { ...rest, target }
  })
}

function secondIn(
  state: ContactState | null,
  heads: ReadonlyMap<string, Head>,
): { readonly id: string; readonly state: AgentState | null } | null {
  const id = state === null ? null : secondOf(state)
  return id === null ? null : { id, state: agentState(heads.get(id) ?? null) }
}

/** The state of a head that is a contact; null for no head and for any other stream. */
export function contactState(head: Head | null): ContactState | null {
  return head?.kind === 'contact' ? (head.state as ContactState) : null
}

/** The state of a head that is an agent; null for no head and for any other stream. */
export function agentState(head: Head | null): AgentState | null {
  return head?.kind === 'agent' ? (head.state as AgentState) : null
}

/** The changes of a pair by stream, as the log takes them. */
export function changesOf(
  contact: string,
  agent: string | null,
  change: PairChange,
  second?: string,
): Map<string, Change<LoggableFact>> {
  const changes = new Map<string, Change<LoggableFact>>([[contact, change.contact]])
  if (agent !== null && change.agent) changes.set(agent, change.agent)
  if (second !== undefined && change.second) changes.set(second, change.second)
  return changes
}

const notFound: Refusal = { refused: 'not_found' }

/** Whether the stream exists and is no contact: for whoever asks for a contact there is none. */
function foreign(head: Head | null): boolean {
  return head !== null && head.kind !== 'contact'
}

function agentsOf(state: ContactState | null): string[] {
  const agent = state === null ? null : agentOf(state)
  const second = state === null ? null : secondOf(state)
  return [agent, second].filter((id) => id !== null)
}
