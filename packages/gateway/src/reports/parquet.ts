import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Column, Table } from './table.js'

const types = {
  text: 'STRING',
  number: 'DOUBLE',
  whole: 'INT64',
  moment: 'TIMESTAMP',
  truth: 'BOOLEAN',
} as const

/** A table as Parquet: moments as timestamps in UTC with milliseconds, no data as null. */
export function parquetOf({ columns, rows }: Table): Buffer {
  const columnData = columns.map((column, index) => ({
    name: column.name,
    type: types[column.type],
    nullable: true,
    data: rows.map((cells) => valueOf(column, cells[index] ?? null)),
  }))
  return Buffer.from(parquetWriteBuffer({ columnData }))
}

function valueOf({ type }: Column, cell: string | number | boolean | null): unknown {
  if (typeof cell !== 'number') return cell
  if (type === 'moment') return new Date(cell)
  return type === 'whole' ? BigInt(cell) : cell
}
