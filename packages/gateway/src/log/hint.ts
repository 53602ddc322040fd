import { moveOn } from './grow.js'
import type { HeadCache } from './head-cache.js'
import type { LoggedFact } from './log.js'
import { type Meaning, understand } from './meaning.js'

/** Takes what another node says it has stored: a cached head goes one step on, or is forgotten where there is a gap. */
export function takeHint(
  meaning: Meaning,
  cache: HeadCache,
  facts: readonly LoggedFact[],
): readonly LoggedFact[] {
  return facts.map((received) => {
    const fact = understand(meaning, received)
    const head = cache.get(fact.stream)
    if (head === null || fact.seq <= head.seq) return fact
    if (fact.seq === head.seq + 1 && !fact.newer && fact.tenant === head.tenant)
      cache.set(moveOn(meaning, head, fact))
    else cache.forget(fact.stream)
    return fact
  })
}
