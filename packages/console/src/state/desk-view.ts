import type { Client, Connection } from '@switchboard/client'
import type { Command, ErrorCode, Presence, Uuid } from '@switchboard/protocol'
import { newAgent, stepAgent } from './agent.js'
import type { AgentView, Offer } from './agent.js'
import { newContact, stepContact } from './contact.js'
import type { ContactView } from './contact.js'
import { folded } from './fold.js'
import { closedRows, mineRows } from './inbox.js'
import type { Row } from './inbox.js'
import { withPending } from './line.js'
import type { Line } from './line.js'

/** Where a refused command is spoken of. */
export type FaultPlace = 'presence' | 'answer' | 'decline' | 'close' | 'finish'

/** A command that was refused, until it is dismissed or tried again. */
export interface Fault {
  readonly place: FaultPlace
  readonly code: ErrorCode
}

/** An offer with what is known of its contact. */
export interface OfferView extends Offer {
  readonly contactView: ContactView
  readonly busy: 'accept' | 'decline' | null
}

/** One contact as the conversation and the context show it. */
export interface OpenContact {
  readonly id: Uuid
  readonly view: ContactView
  /** Why it cannot be read. */
  readonly fault: ErrorCode | null
  readonly lines: readonly Line[]
  readonly brandName: string
  readonly queueName: string
  /** Whether it is in this agent's hands. */
  readonly mine: boolean
  readonly typing: boolean
  readonly busy: 'end' | 'finish' | null
}

/** All that the desk shows at one moment, but what time itself changes. */
export interface DeskView {
  readonly connection: Connection
  /** Whether the agent's own stream has been read to the head that the gateway named. */
  readonly loaded: boolean
  readonly agent: AgentView
  /** The presence that is asked for and not yet confirmed. */
  readonly choosing: Presence | null
  readonly offers: readonly OfferView[]
  readonly mine: readonly Row[]
  readonly closed: readonly Row[]
}

/** Who sits at the desk. */
export interface Agent {
  readonly id: Uuid
  readonly name: string
}

/** The reader of a client's streams: pure views, folded only as far as facts are new. */
export interface DeskReader {
  view(): DeskView
  contact(id: Uuid): OpenContact
  /** The streams that the views need. */
  wanted(): ReadonlySet<Uuid>
}

/** Reads what a client holds for one agent. */
export function createDeskReader(client: Client, me: Agent): DeskReader {
  const agentFold = folded(newAgent, stepAgent)
  const contactFolds = new Map<Uuid, (facts: Parameters<typeof agentFold>[0]) => ContactView>()
  const agent = (): AgentView => agentFold(client.stream(me.id).facts)
  const contactView = (id: Uuid): ContactView => {
    const fold = contactFolds.get(id) ?? folded(newContact, stepContact)
    contactFolds.set(id, fold)
    return fold(client.stream(id).facts)
  }
  return {
    view: () => viewOf(client, me, { agent: agent(), contactView }),
    contact: (id) => openContact(client, me, { id, agent: agent(), view: contactView(id) }),
    wanted: () => {
      const { offers, work, closed } = agent()
      return new Set([me.id, ...[...offers, ...work, ...closed].map((one) => one.contact)])
    },
  }
}

interface Read {
  readonly agent: AgentView
  readonly contactView: (id: Uuid) => ContactView
}

function viewOf(client: Client, me: Agent, { agent, contactView }: Read): DeskView {
  const { connection } = client
  const head = connection.is === 'open' ? (connection.welcome.heads[me.id] ?? 0) : null
  return {
    connection,
    loaded: agent !== newAgent || (head !== null && client.stream(me.id).seq >= head),
    agent,
    choosing: underWay(client, me.id, 'presence')?.presence ?? null,
    offers: agent.offers.map((offer) => ({
      ...offer,
      contactView: contactView(offer.contact),
      busy: offerBusy(client, offer),
    })),
    mine: mineRows(agent, contactView),
    closed: closedRows(agent, contactView),
  }
}

function openContact(
  client: Client,
  me: Agent,
  read: { id: Uuid; agent: AgentView; view: ContactView },
): OpenContact {
  const { id, agent, view } = read
  const { offers, work, closed } = agent
  const known = [...work, ...offers, ...closed].find((one) => one.contact === id)
  return {
    id,
    view,
    fault: client.stream(id).fault ?? null,
    lines: withPending(view.lines, client.pending(id), me),
    brandName: known?.brandName ?? '',
    queueName: known?.queueName ?? '',
    mine: work.some((one) => one.contact === id),
    typing: client.typing(id),
    busy: underWay(client, id, 'end') ? 'end' : underWay(client, id, 'finish') ? 'finish' : null,
  }
}

function offerBusy(client: Client, offer: Offer): 'accept' | 'decline' | null {
  if (underWay(client, offer.contact, 'accept')?.offer === offer.offer) return 'accept'
  return underWay(client, offer.contact, 'decline')?.offer === offer.offer ? 'decline' : null
}

function underWay<T extends Command['t']>(
  client: Client,
  stream: Uuid,
  t: T,
): Extract<Command, { t: T }> | null {
  const found = client.pending(stream).find((one) => one.status !== 'failed' && one.command.t === t)
  return found === undefined ? null : (found.command as Extract<Command, { t: T }>)
}
