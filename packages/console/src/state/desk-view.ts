import type { Client, Connection } from '@switchboard/client'
import type { Command, ErrorCode, Presence, Uuid } from '@switchboard/protocol'
import { newAgent, stepAgent } from './agent.js'
import type { AgentView, Offer } from './agent.js'
import { newContact, stepContact } from './contact.js'
import type { ContactView } from './contact.js'
import { folded } from './fold.js'
import { mineRows } from './inbox.js'
import type { Row, SeenCount } from './inbox.js'
import type { Person } from '../browser/desk-api.js'
import type { LookUps } from './look-ups.js'
import { withPending } from './line.js'
import type { Line } from './line.js'
import { reachOf } from './reach.js'
import type { Reached } from './reach.js'

/** Where a refused command is spoken of. */
export type FaultPlace = 'presence' | 'answer' | 'decline' | 'close' | 'finish' | 'mail'

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
  /** Who its visitor is; null while that is not known. */
  readonly person: Person | null
  /** Whether it is only read here: an earlier contact of the visitor of the one in hand. */
  readonly via: Uuid | null
  /** Whether it is in this agent's hands. */
  readonly mine: boolean
  readonly typing: boolean
  /** How far messages of one's own have got, by the key of the line. */
  readonly reach: ReadonlyMap<string, Reached>
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
}

/** A contact that is looked at, in hand or not. `via`: the contact in hand that opens it to this agent. */
export interface Opened {
  readonly id: Uuid
  readonly brandName: string
  readonly queueName: string
  readonly via: Uuid | null
}

/** Who sits at the desk. */
export interface Agent {
  readonly id: Uuid
  readonly name: string
  readonly picture?: string | null
}

/** The reader of a client's streams: pure views, folded only as far as facts are new. */
export interface DeskReader {
  view(): DeskView
  contact(id: Uuid): OpenContact
  /** The streams that the views need. */
  wanted(): ReadonlySet<Uuid>
}

/** What the reader reads from, beside the client. */
export interface DeskSources {
  readonly lookUps: LookUps
  readonly opened: () => Opened | null
  readonly seen: SeenCount
}

/** Reads what a client holds for one agent. */
export function createDeskReader(client: Client, me: Agent, sources: DeskSources): DeskReader {
  const agentFold = folded(newAgent, stepAgent)
  const contactFolds = new Map<Uuid, (facts: Parameters<typeof agentFold>[0]) => ContactView>()
  const agent = (): AgentView => agentFold(client.stream(me.id).facts)
  const contactView = (id: Uuid): ContactView => {
    const fold = contactFolds.get(id) ?? folded(newContact, stepContact)
    contactFolds.set(id, fold)
    return fold(client.stream(id).facts)
  }
  const read = { client, me, ...sources, agent, contactView }
  return {
    view: () => viewOf(read),
    contact: (id) => openContact(read, id),
    wanted: () => {
      const { offers, work } = agent()
      const opened = sources.opened()
      const alone = opened !== null && opened.via === null ? [opened.id] : []
      return new Set([me.id, ...[...offers, ...work].map((one) => one.contact), ...alone])
    },
  }
}

interface Read extends DeskSources {
  readonly client: Client
  readonly me: Agent
  readonly agent: () => AgentView
  readonly contactView: (id: Uuid) => ContactView
}

function viewOf({ client, me, contactView, seen, ...read }: Read): DeskView {
  const { connection } = client
  const head = connection.is === 'open' ? (connection.welcome.heads[me.id] ?? 0) : null
  const agent = read.agent()
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
    mine: mineRows(agent, contactView, seen),
  }
}

function openContact({ client, me, lookUps, contactView, ...read }: Read, id: Uuid): OpenContact {
  const opened = read.opened()
  const via = opened?.id === id ? opened.via : null
  const past = via === null ? null : lookUps.past(id, via)
  const view = past === null ? contactView(id) : past.is === 'ready' ? past.value : newContact
  const { offers, work, closed } = read.agent()
  const known = [...work, ...offers, ...closed].find((one) => one.contact === id)
  const names = known ?? (opened?.id === id ? opened : null)
  const person = lookUps.person(via ?? id)
  return {
    id,
    view,
    fault: past?.is === 'failed' ? 'not_found' : (client.stream(id).fault ?? null),
    lines: withPending(view.lines, client.pending(id), me),
    brandName: names?.brandName ?? '',
    queueName: names?.queueName ?? '',
    person: person.is === 'ready' ? person.value : null,
    via,
    mine: work.some((one) => one.contact === id),
    typing: client.typing(id),
    reach: reachOf(client.stream(id).facts, client.reach(id), me.id),
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
