import type { Command, WireFact } from '@switchboard/protocol'

/** The fact of a contact given away, as the simulated gateway tells it. */
export function transferred(
  { stream, to, target, note }: Extract<Command, { t: 'transfer' }>,
  { id: agent, name }: { readonly id: string; readonly name: string },
): WireFact {
  return {
    type: 'contact_transferred',
    segment: stream,
    agent,
    name,
    queue: stream,
    into: to === 'queue' ? target : stream,
    intoName: 'Sales',
    to: to === 'agent' ? target : null,
    toName: to === 'agent' ? 'Binh' : null,
    cause: 'transferred',
    note: note ?? null,
  }
}
