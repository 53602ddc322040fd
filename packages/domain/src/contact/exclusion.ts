/** How long an agent who declined or missed a contact is not asked again for it, in ms. */
export const exclusionMs = 60_000

/** Bounds the state: a ninth agent pushes out the one who may be asked again soonest. */
const mostExcluded = 8

/** The exclusions with one more agent; those that ended by `at` are dropped, and of more than eight the soonest. */
export function exclude(
  excluded: Readonly<Record<string, number>>,
  agent: { readonly id: string; readonly until: number },
  at: number,
): Readonly<Record<string, number>> {
  const others = Object.entries(excluded).filter(([id, until]) => id !== agent.id && until > at)
  const latestFirst = others.toSorted(([, a], [, b]) => b - a).slice(0, mostExcluded - 1)
  return Object.fromEntries([[agent.id, agent.until], ...latestFirst])
}

/** Whether an agent must not be asked at `at`. */
export function isExcluded(excluded: Readonly<Record<string, number>>, agent: string, at: number): boolean {
  return (excluded[agent] ?? at) > at
}
