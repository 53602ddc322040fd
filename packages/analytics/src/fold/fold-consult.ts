import type { ContactFact } from '@switchboard/domain'
import type { SegmentRow } from './rows.js'

type BodyOf<T extends ContactFact['type']> = Extract<ContactFact, { readonly type: T }>['body']
type Over = BodyOf<'consult_ended'> | BodyOf<'conference_ended'>

/** A consultation is answered: it is counted from here on. */
export function consultBegun(row: SegmentRow | undefined, at: number): Pick<SegmentRow, 'consultStarts'> {
  return { consultStarts: [...(row?.consultStarts ?? []), at] }
}

/** A consultation that goes on ends here; where none does, nothing changes. */
export function consultClosed(row: SegmentRow | undefined, at: number): Pick<SegmentRow, 'consultEnds'> {
  const ends = row?.consultEnds ?? []
  return { consultEnds: row && row.consultStarts.length > ends.length ? [...ends, at] : ends }
}

/** Whether who was asked goes with the end of it, and has no further part in the contact. */
export function goes({ cause }: Over): boolean {
  return cause !== 'conference' && cause !== 'handed_over'
}

/** What a segment is given to: an agent who was lost gives nothing. */
export function handedBy({ cause }: BodyOf<'contact_handed_over'>): SegmentRow['handedTo'] {
  return cause === 'agent_lost' ? null : 'warm'
}
