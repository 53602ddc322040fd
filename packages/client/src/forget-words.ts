import type { FactFrame } from '@switchboard/protocol'

const worded = ['text', 'comment', 'page', 'fileName', 'note', 'extra'] as const

/** The facts without the words that one of those from `since` on says to be erased. */
export function forgetWords(facts: readonly FactFrame[], since: number): readonly FactFrame[] {
  const end = facts.findLastIndex(({ fact }, index) => index >= since && fact.type === 'words_erased')
  return end < 0 ? facts : facts.map((frame, index) => (index < end ? withoutWords(frame) : frame))
}

function withoutWords(frame: FactFrame): FactFrame {
  const fact = { ...frame.fact } as Record<string, unknown>
  for (const name of worded) if (name in fact) fact[name] = null
  return { ...frame, fact: fact as unknown as FactFrame['fact'] }
}
