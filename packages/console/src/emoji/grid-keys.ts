/** Where an arrow, Home or End leads from a place in a grid of `count` cells, `columns` a row; null: not a key of the grid, -1: out of it, upwards. */
export function placeAfter(
  key: string,
  from: number,
  of: { readonly count: number; readonly columns: number },
): number | null {
  const { count, columns } = of
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from + columns,
    ArrowUp: from - columns,
    Home: 0,
    End: count - 1,
  }
  const to = steps[key]
  if (to === undefined) return null
  if (to < 0) return key === 'ArrowUp' ? -1 : from
  // From the last row but one down into a shorter last one.
  const below = key === 'ArrowDown' && Math.floor(from / columns) < Math.floor((count - 1) / columns)
  return to < count ? to : below ? count - 1 : from
}
