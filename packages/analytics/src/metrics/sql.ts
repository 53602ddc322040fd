/** Milliseconds from one time to another, in SQL. */
export function msBetween(from: string, to: string): string {
  return `dateDiff('millisecond', ${from}, ${to})`
}

/** The value that `percent` of all are not above, in SQL: by nearest rank, in whole numbers. NULL below `least` values. */
export function percentileSql(percent: number, of: string, least = 1): string {
  const value = `arraySort(groupArray(assumeNotNull(${of})))[intDiv(${percent} * count() + 99, 100)]`
  return least > 1 ? `if(count() < ${least}, NULL, ${value})` : value
}

/** A share, NULL where there is nothing to have a share of. */
export function shareSql(part: string, whole: string): string {
  return `${part} / nullIf(${whole}, 0)`
}

/** Milliseconds that the holds of a finished segment took together. */
export const heldMsSql: string = `arraySum((held, resumed) -> ${msBetween('held', 'resumed')}, hold_starts, hold_ends)`
