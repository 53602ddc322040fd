import { type ContactFact, type Explained, type Explanation, explain, upcast } from '@switchboard/domain'
import type pg from 'pg'

/** Why an offer was made, gone through once more; `explanation` is null for an offer that kept too little. */
export interface ExplainedOffer {
  readonly tenant: number
  readonly contact: string
  readonly agent: string
  /** Epoch ms. */
  readonly at: number
  readonly explanation: Explanation | null
  /** Who named the agent, where a person did. */
  readonly by: string | null
}

interface OfferRow {
  readonly tenant: number
  readonly stream: string
  readonly at: number
  readonly v: number
  readonly body: unknown
}

const byOffer = `SELECT tenant, stream, at, v, body FROM facts WHERE type = 'offer_made' AND body ->> 'offer' = $1 LIMIT 1`

/** Loads an offer by its id and judges its candidates again; null where there is no such offer. `pool` is the owner's: it sees every tenant. */
export async function explainOffer(pool: pg.Pool, offer: string): Promise<ExplainedOffer | null> {
  const { rows } = await pool.query<OfferRow>(byOffer, [offer])
  const [row] = rows
  if (row === undefined) return null
  const lifted = upcast({ type: 'offer_made', v: row.v, body: row.body })
  if ('newer' in lifted) throw new Error('the offer was made by a newer version of this program')
  const body = lifted.fact.body as Extract<ContactFact, { type: 'offer_made' }>['body']
  const { tenant, stream: contact, at } = row
  const by = body.routing.rule === 'direct' ? body.routing.by : null
  return { tenant, contact, agent: body.agent, at, explanation: explain(body, { contact, at }), by }
}

/** The explanation for a person at a terminal. */
export function printOffer({ contact, agent, at, explanation }: ExplainedOffer): string {
  const head = `contact ${contact}\nasked   ${agent} at ${new Date(at).toISOString()}`
  if (explanation === null) return `${head}\nThis offer was made before reasons were kept whole.`
  const { need, omitted, candidates, differences } = explanation
  const more = Object.entries(omitted).map(([verdict, count]) => `${count} more: ${verdict}`)
  return [
    head,
    `queue   ${need.queue}, waited ${Math.round((at - need.enqueuedAt) / 1000)} s, priority ${need.priority}`,
    `needed  ${levels(need.required)} (asked at first: ${levels(need.asked)}; relaxed ${need.step} times)`,
    ...(need.sticky === null ? [] : [`only    ${need.sticky}, who knows the visitor`]),
    ...candidates.map((candidate) => line(candidate, at)),
    ...more,
    differences.length === 0
      ? 'Gone through again, the same comes out.'
      : `It does not agree:\n${differences.join('\n')}`,
  ].join('\n')
}

function line({ agent, rank, verdict, chosen, keys }: Explained, at: number): string {
  const idle = keys.idleSince === Infinity ? 'not idle' : `idle ${Math.round((at - keys.idleSince) / 1000)} s`
  const why =
    rank === null ? verdict : `fit ${-keys.fit}, ${idle}, ${-keys.free} units free, ${keys.handled} handled`
  return `${chosen ? '→' : ' '} ${String(rank ?? '-').padStart(3)}  ${agent}  ${why}`
}

function levels(required: Readonly<Record<string, number>>): string {
  const all = Object.entries(required).map(([skill, level]) => `${skill} ${level}`)
  return all.length === 0 ? 'nothing special' : all.join(', ')
}
