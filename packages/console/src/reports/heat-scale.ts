import type { NumberRow } from './reports-api.js'
import { localClock } from './zone-days.js'

/** A day's hours, by the name that they have on the local clock. */
interface HeatDay {
  readonly start: number
  readonly cells: ReadonlyMap<string, NumberRow>
}

/**
 * Numbers by hour as days and hours of the local clock. An hour that a clock repeats is a column of its own (`02′`), so that no number
 * is left out or added to another.
 */
export function dayGrid(
  rows: readonly NumberRow[],
  tz: string,
): { readonly hours: readonly string[]; readonly days: readonly HeatDay[] } {
  const days = new Map<string, { start: number; cells: Map<string, NumberRow> }>()
  for (const row of rows) {
    const { day, hour } = localClock(row.start, tz)
    const entry = days.get(day) ?? { start: row.start, cells: new Map<string, NumberRow>() }
    days.set(day, entry)
    const name = String(hour).padStart(2, '0')
    entry.cells.set(entry.cells.has(name) ? `${name}′` : name, row)
  }
  const named = [...days.values()].flatMap(({ cells }) => [...cells.keys()])
  return { hours: workingHours([...new Set(named)].toSorted(), [...days.values()]), days: [...days.values()] }
}

/** The hours of the day from the first to the last in which anything was on any day: a night without work is no column. */
function workingHours(hours: readonly string[], days: readonly HeatDay[]): readonly string[] {
  const worked = hours.map((hour) => days.some(({ cells }) => (cells.get(hour)?.n ?? 0) > 0))
  const [first, last] = [worked.indexOf(true), worked.lastIndexOf(true)]
  return first < 0 ? hours : hours.slice(first, last + 1)
}

/** How deep the colour of a value is, 0 to 6, by the largest that is shown. */
export function heatLevel(value: number | null, known: readonly number[]): number {
  const most = known.reduce((largest, one) => Math.max(largest, one), 0)
  return value === null || most === 0 ? 0 : Math.min(6, Math.floor((value / most) * 6.999))
}
