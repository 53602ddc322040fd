/** Milliseconds that the holds of a finished segment took together. */
export const heldMsSql =
  "arraySum((held, resumed) -> dateDiff('millisecond', held, resumed), hold_starts, hold_ends)"
