/** A fact as `GET /api/v1/facts?stream=` gives it. */
export interface RawFact {
  readonly stream: string
  readonly seq: number
  readonly at: number
  readonly type: string
  readonly body: Record<string, unknown>
}

/** What one contact's facts come to, in ms. Written from the definitions alone: it shares no code with `fold` or SQL. */
export interface Reference {
  readonly talkMs: number
  readonly holdMs: number
  readonly wrapUpMs: number
  readonly handleMs: number
  readonly score: number | null
}

/** Handle time is talk + hold + wrap-up: accept to the end of the contact without hold, the holds, and from there to the end of wrap-up. */
export function referenceOf(facts: readonly RawFact[]): Reference {
  const first = (type: string): RawFact | undefined => facts.find((fact) => fact.type === type)
  const accepted = first('offer_accepted')?.at ?? 0
  const ended = first('contact_ended')?.at ?? 0
  const wrapped = first('wrap_up_ended')?.at ?? 0
  let holdMs = 0
  for (const held of facts.filter((fact) => fact.type === 'contact_held')) {
    const resumed = facts.find((fact) => fact.type === 'contact_resumed' && fact.seq > held.seq)
    holdMs += (resumed?.at ?? ended) - held.at
  }
  const talkMs = ended - accepted - holdMs
  const wrapUpMs = wrapped - ended
  const score = first('contact_rated')?.body['score']
  return {
    talkMs,
    holdMs,
    wrapUpMs,
    handleMs: talkMs + holdMs + wrapUpMs,
    score: typeof score === 'number' ? score : null,
  }
}
