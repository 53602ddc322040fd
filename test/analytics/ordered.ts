import type { MetricRow } from '@switchboard/analytics'

/** Rows by time, then by group: SQL and reference may differ in the order of groups. */
export function ordered(rows: readonly MetricRow[]): readonly MetricRow[] {
  const key = ({ start, ...rest }: MetricRow): string =>
    `${String(start).padStart(20)} ${[rest.queue, rest.agent, rest.brand, rest.channel].join('\n')}`
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}
