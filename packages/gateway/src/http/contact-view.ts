import { type ContactState, agentOf } from '@switchboard/domain'
import type { ContactRow } from '../centre/contacts.js'
import type { Directory } from '../desk/centre.js'
import type { LoggedFact } from '../log/log.js'
import { type Names, toWire } from '../wire.js'

/** One contact as REST tells it, with the names that its ids have now. */
export interface ContactView {
  readonly id: string
  readonly channel: string
  readonly phase: string
  readonly brand: string
  readonly brandName: string
  readonly site: string
  readonly queue: string
  readonly queueName: string
  readonly visitor: string
  readonly agent: string | null
  readonly startedAt: number
  readonly lastAt: number
  readonly seq: number
}

/** The state of a contact of the list; its shape is the domain's. */
function stateOf(row: ContactRow): ContactState {
  return row.state as unknown as ContactState
}

/** A contact for a list. */
export function contactView(row: ContactRow, directory: Directory): ContactView {
  const state = stateOf(row)
  const { id, startedAt, lastAt, seq } = row
  const { channel, phase, brand, site, queue, visitor } = state
  const { brandName, queueName } = namesOf(directory, state)
  return {
    id,
    channel,
    phase,
    brand,
    brandName,
    site,
    queue,
    queueName,
    visitor,
    agent: agentOf(state),
    startedAt,
    lastAt,
    seq,
  }
}

/** The facts of a contact as staff see them on a socket. */
export function timeline(facts: readonly LoggedFact[], row: ContactRow, directory: Directory): object[] {
  const names: Names = {
    staff: (id) => directory.staffName(id) ?? '',
    picture: (id) => directory.staffPicture(id),
    queue: (id) => directory.queue(id)?.name ?? '',
    contact: () => namesOf(directory, stateOf(row)),
  }
  return facts.flatMap((fact) => toWire(fact, 'staff', names) ?? [])
}

function namesOf(
  directory: Directory,
  { brand, queue }: ContactState,
): { brandName: string; queueName: string } {
  return { brandName: directory.brand(brand)?.name ?? '', queueName: directory.queue(queue)?.name ?? '' }
}
