import axe from 'axe-core'

/** What axe finds wrong with the page as it stands: rule, element and why; empty is good. */
export async function axeFaults(): Promise<readonly string[]> {
  const { violations } = await axe.run(document)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} ${node.target.join(' ')} ${node.failureSummary ?? ''} ${node.html}`),
  )
}

/** Waits until something is true, looked at every frame; throws after a while (ms) if it never is. */
export async function until(holds: () => boolean, atMost = 5_000): Promise<void> {
  const end = performance.now() + atMost
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never true: ${String(holds)}`)
    await new Promise((resolve) => setTimeout(resolve, 16))
  }
}
