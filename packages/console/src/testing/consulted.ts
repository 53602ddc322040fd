import type { Command, ConsultEnd, FactFrame, StaffContactFact, Uuid } from '@switchboard/protocol'

/** An agent of the tests. */
interface Person {
  readonly id: Uuid
  readonly name: string
}

/** Who is asked at the desk of the tests, and who asks there. */
export const colleague: Person = { id: '0190aaaa-0000-7000-9000-000000000002', name: 'Nguyễn Bình' }

type Begun = Extract<StaffContactFact, { type: 'consult_started' }>

/** The fact of a ring that an agent answers or declines: of a call, or of a question about one. */
export function answered(
  { t, offer }: Extract<Command, { t: 'accept' | 'decline' }>,
  { id: agent, name }: Person,
  { segment, facts }: { readonly segment: Uuid; readonly facts: readonly FactFrame[] },
): StaffContactFact {
  const asks = begunOf(facts)?.consult === offer
  if (t === 'accept')
    return asks
      ? { type: 'consult_answered', consult: offer, agent, name, segment }
      : { type: 'offer_accepted', offer, agent, name, segment }
  return asks
    ? { type: 'consult_ended', consult: offer, agent, name, cause: 'declined' }
    : { type: 'offer_declined', offer, agent }
}

/** The facts of an agent who asks the colleague about a call, or goes on with that. */
export function consulted(
  command: Extract<Command, { t: 'consult' | 'consult_step' }>,
  { id: agent, name }: Person,
  { dueAt, facts }: { readonly dueAt: number; readonly facts: readonly FactFrame[] },
): readonly StaffContactFact[] {
  if (command.t === 'consult') {
    const asked = { with: colleague.id, withName: colleague.name, queue: null }
    const { id: consult, note = null } = command
    return [
      { type: 'contact_held' },
      { type: 'consult_started', consult, agent, name, ...asked, dueAt, note },
    ]
  }
  const begun = begunOf(facts)
  return begun === null ? [] : goneOn(command.step, begun, facts)
}

function goneOn(
  step: Extract<Command, { t: 'consult_step' }>['step'],
  { consult, agent, name, with: into, withName: intoName }: Begun,
  facts: readonly FactFrame[],
): readonly StaffContactFact[] {
  const other = { consult, agent: into, name: intoName }
  const all = facts.some(({ fact }) => fact.type === 'conference_started' && fact.consult === consult)
  const over = (cause: ConsultEnd): StaffContactFact => ({
    type: all ? 'conference_ended' : 'consult_ended',
    ...other,
    cause,
  })
  const back: readonly StaffContactFact[] = all ? [] : [{ type: 'contact_resumed' }]
  if (step === 'return') return [over('returned'), ...back]
  if (step === 'conference') return [over('conference'), ...back, { type: 'conference_started', ...other }]
  if (step === 'leave' && agent === colleague.id) return [over('left')]
  const cause = all ? 'conference' : 'consulted'
  const given = { agent, name, into, intoName, segment: consult, cause } as const
  return [over('handed_over'), ...back, { type: 'contact_handed_over', ...given }]
}

function begunOf(facts: readonly FactFrame[]): Begun | null {
  const fact = facts.findLast((one) => one.fact.type === 'consult_started')?.fact
  return fact?.type === 'consult_started' ? fact : null
}
