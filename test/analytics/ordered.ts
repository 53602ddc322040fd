import type { MetricRow } from '@switchboard/analytics'

/** Rows by time, then by group: SQL and reference may differ in the order of groups. */
export function ordered(rows: readonly MetricRow[]): readonly MetricRow[] {
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ start, ...rest }: MetricRow): string {
  return `${String(start).padStart(20)} ${[rest.queue, rest.agent, rest.brand, rest.channel].join('\n')}`
}
