import { wordsClassOf } from '@switchboard/domain'
import type { Growth } from './grow.js'
import type { Head } from './log.js'

/** What wins or loses together: one growth for a message, several for an accept. One that makes a stream touches no other. */
export type Unit = readonly Growth[]

type Cell = string | number | null
type Row = Readonly<Record<string, Cell>>

/** The columns that the append takes, each an array, in the order of its parameters; the names are those of the tables. */
export const columns = {
  head: {
    unit: 'int',
    stream: 'uuid',
    kind: 'text',
    tenant: 'int',
    expected: 'int',
    seq: 'int',
    vseq: 'int',
    codes: 'text', // an array in an array would have to be of equal lengths
    at: 'bigint',
    phase: 'text',
    since: 'bigint',
    state: 'jsonb',
  },
  fact: {
    unit: 'int',
    stream: 'uuid',
    tenant: 'int',
    seq: 'int',
    vseq: 'int',
    at: 'bigint',
    v: 'smallint',
    type: 'text',
    actor: 'uuid',
    client_id: 'uuid',
    body: 'jsonb',
  },
  content: {
    unit: 'int',
    at: 'bigint',
    stream: 'uuid',
    tenant: 'int',
    seq: 'int',
    class: 'text',
    body: 'jsonb',
  },
  deadline: { unit: 'int', stream: 'uuid', kind: 'text', due_at: 'bigint' },
} as const satisfies Record<string, Record<string, string>>

/** The parameters of the append for these units, in the order of `columns`. */
export function appendValues(units: readonly Unit[]): (readonly Cell[])[] {
  const rows: Record<keyof typeof columns, Row[]> = { head: [], fact: [], content: [], deadline: [] }
  for (const [unit, growths] of units.entries()) {
    for (const growth of growths) {
      rows.head.push(headRow(unit, growth))
      for (const fact of growth.facts) {
        const { stream, tenant, seq, vseq, at, v, type, actor, clientId } = fact
        const body = JSON.stringify(fact.body)
        rows.fact.push({ unit, stream, tenant, seq, vseq, at, v, type, actor, client_id: clientId, body })
        if (fact.content) {
          const words = JSON.stringify(fact.content)
          rows.content.push({ unit, at, stream, tenant, seq, class: wordsClassOf(type), body: words })
        }
      }
      for (const [kind, dueAt] of Object.entries(growth.deadlines))
        rows.deadline.push({ unit, stream: growth.after.id, kind, due_at: dueAt })
    }
  }
  return Object.entries(columns).flatMap(([table, names]) =>
    Object.keys(names).map((name) => rows[table as keyof typeof columns].map((row) => row[name] ?? null)),
  )
}

function headRow(unit: number, { before, after }: Growth): Row {
  const { id, kind, tenant, seq, vseq, lastAt, phase, since } = after
  const codes = `{${after.codes.join(',')}}`
  const state = JSON.stringify(after.state)
  return {
    unit,
    stream: id,
    kind,
    tenant,
    expected: before.seq,
    seq,
    vseq,
    codes,
    at: lastAt,
    phase,
    since,
    state,
  }
}

/** A head as `json_build_object` of SQL: the names of `Head`, so that what comes back is one. `of` is the table's alias. */
export const headAsJson = (of: string): string =>
  `json_build_object('id', ${of}.id, 'kind', ${of}.kind, 'tenant', ${of}.tenant, 'seq', ${of}.seq, 'vseq', ${of}.vseq, 'codes', ${of}.codes,
    'lastAt', ${of}.last_at, 'phase', ${of}.phase, 'since', ${of}.since, 'state', ${of}.state)`

/** The first fact of a command that was carried out before. */
export interface Given {
  readonly stream: string
  readonly tenant: number
  readonly clientId: string
  readonly actor: string | null
  readonly seq: number
  readonly vseq: number | null
  readonly at: number
}

/** `Given` as `json_build_object`, of the facts alias `of`. */
export const givenAsJson = (of: string): string =>
  `json_build_object('stream', ${of}.stream, 'tenant', ${of}.tenant, 'clientId', ${of}.client_id, 'actor', ${of}.actor,
    'seq', ${of}.seq, 'vseq', ${of}.vseq, 'at', ${of}.at)`

/** The database's clock in SQL: epoch ms, now and not at the start of the statement or the transaction. */
export const clockSql = '(floor(extract(epoch FROM clock_timestamp()) * 1000))::bigint'

/** One stream of a unit that did not win: its head as it is now, and which of its retry keys had been used. */
export interface Lost {
  readonly unit: number
  readonly stream: string
  readonly head: Head | null
  readonly given: readonly Given[] | null
}
