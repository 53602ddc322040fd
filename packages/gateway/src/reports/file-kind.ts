import type { FastifyReply } from 'fastify'
import { csvOf } from './csv.js'
import { parquetOf } from './parquet.js'
import type { Table } from './table.js'

/** The forms of an answer beside JSON. */
export const fileKinds = ['csv', 'parquet'] as const
type FileKind = (typeof fileKinds)[number]

const mediaTypes: Readonly<Record<FileKind, string>> = {
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
}

/** Which file is asked for: by `format`, which a link can say, else by the first media type of `Accept` that is known; null: JSON. */
export function fileKindOf(accept: string | undefined, format: FileKind | undefined): FileKind | null {
  if (format !== undefined) return format
  const wanted = (accept ?? '').split(',').map((range) => range.split(';', 1)[0]?.trim().toLowerCase())
  const known = wanted.find(
    (type) => type === 'text/csv' || type === mediaTypes.parquet || type === 'application/json',
  )
  if (known === 'text/csv') return 'csv'
  return known === mediaTypes.parquet ? 'parquet' : null
}

/** Answers with a file, to be saved under a name (letters, digits, `_`, `-`). */
export function sendTable(
  reply: FastifyReply,
  table: Table,
  { kind, name }: { readonly kind: FileKind; readonly name: string },
): FastifyReply {
  return reply
    .type(mediaTypes[kind])
    .header('content-disposition', `attachment; filename="${name}.${kind}"`)
    .send(kind === 'csv' ? csvOf(table) : parquetOf(table))
}
