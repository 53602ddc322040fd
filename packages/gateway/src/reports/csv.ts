import type { Table } from './table.js'

/**
 * A table as CSV (RFC 4180, with a byte order mark, so that spreadsheets read Vietnamese): moments as epoch ms, no data as an empty
 * cell. Text that a spreadsheet would take for a formula is made plain by an apostrophe.
 */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ name }) => name), ...rows].map((cells) => cells.map(cellOf).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function cellOf(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const plain = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
