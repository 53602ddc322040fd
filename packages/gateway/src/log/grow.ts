import type { Change, Decided } from '@switchboard/domain'
import type { Head, LoggableFact, LoggedFact, StreamKind } from './log.js'
import { codeOf, type Meaning } from './meaning.js'
import { storable } from './storable.js'

/** What one append does to one stream: the head before and after, the facts between, the deadlines that are set (ms) or cleared (null). */
export interface Growth {
  readonly before: Head
  readonly after: Head
  readonly facts: readonly LoggedFact[]
  readonly deadlines: Readonly<Record<string, number | null>>
}

/** Who asked, when, and the retry key, which goes on the first fact. */
export interface Stamp {
  readonly at: number
  readonly actor: string | null
  readonly clientId: string | null
}

/** A stream before its first fact. */
export function unborn(stream: string, kind: StreamKind, tenant: number): Head {
  return {
    id: stream,
    kind,
    tenant,
    seq: 0,
    vseq: 0,
    lastAt: 0,
    phase: '',
    since: null,
    state: null,
    codes: [],
  }
}

/**
 * The only place that gives out seq, vseq and at. The state is made of the very facts that are stored, so the head is
 * always what a replay of the facts gives.
 */
export function grow(meaning: Meaning, before: Head, change: Change<LoggableFact>, stamp: Stamp): Growth {
  const facts: LoggedFact[] = []
  let { seq, vseq, state, codes } = before
  for (const decided of change.facts) {
    seq += 1
    if (decided.visible) vseq += 1
    const counters = { seq, vseq: decided.visible ? vseq : null }
    const fact = logged(meaning, { before, decided, counters, stamp, first: facts.length === 0 })
    facts.push(fact)
    state = evolved(meaning, before.kind, state, fact)
    codes = withCode(codes, fact)
  }
  const { phase, since } = meaning.columnsOf(before.kind, state)
  const after = { ...before, seq, vseq, codes, state, phase, since, lastAt: stamp.at }
  return { before, after, facts, deadlines: change.deadlines ?? {} }
}

/** The head after a fact that came from elsewhere; the caller has seen that it is the next one and is understood. */
export function moveOn(meaning: Meaning, head: Head, fact: LoggedFact): Head {
  const state = evolved(meaning, head.kind, head.state, fact)
  const { phase, since } = meaning.columnsOf(head.kind, state)
  return {
    ...head,
    seq: fact.seq,
    vseq: fact.vseq ?? head.vseq,
    codes: withCode(head.codes, fact),
    lastAt: fact.at,
    state,
    phase,
    since,
  }
}

/** Two growths of one stream, the second upon the first, as one. */
export function joined(first: Growth, second: Growth): Growth {
  return {
    before: first.before,
    after: second.after,
    facts: [...first.facts, ...second.facts],
    deadlines: { ...first.deadlines, ...second.deadlines },
  }
}

interface Making {
  readonly before: Head
  readonly decided: Decided<LoggableFact>
  readonly counters: { readonly seq: number; readonly vseq: number | null }
  readonly stamp: Stamp
  readonly first: boolean
}

function logged(meaning: Meaning, { before, decided, counters, stamp, first }: Making): LoggedFact {
  const { type, body } = decided.fact
  const v = meaning.versions[type]
  if (v === undefined) throw new Error(`there is no fact of the type ${type}`)
  return {
    stream: before.id,
    kind: before.kind,
    tenant: before.tenant,
    ...counters,
    at: stamp.at,
    actor: stamp.actor,
    clientId: first ? stamp.clientId : null,
    type,
    v,
    body: storable(body),
    ...(decided.content && { content: storable(decided.content) }),
  }
}

function evolved(meaning: Meaning, kind: StreamKind, state: unknown, fact: LoggedFact): unknown {
  const { stream, seq, vseq, at, actor, type, body } = fact
  return meaning.evolve(kind, state, { stream, seq, vseq, at, actor, fact: { type, body } })
}

function withCode(codes: readonly number[], { type, v }: LoggedFact): readonly number[] {
  const code = codeOf(type, v)
  return codes.includes(code) ? codes : [...codes, code]
}
