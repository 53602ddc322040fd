import type { FactFrame } from '@switchboard/protocol'

/**
 * A left fold that remembers how far it came: asked again with the same facts and some more behind them,
 * it steps over the new ones only. Facts that do not continue the known ones (a reset log) are folded anew.
 */
export function folded<V>(
  first: V,
  step: (view: V, fact: FactFrame) => V,
): (facts: readonly FactFrame[]) => V {
  let view = first
  let count = 0
  let last: FactFrame | undefined
  return (facts) => {
    if (count > facts.length || facts[count - 1] !== last) {
      view = first
      count = 0
    }
    for (const fact of facts.slice(count)) view = step(view, fact)
    count = facts.length
    last = facts[count - 1]
    return view
  }
}
