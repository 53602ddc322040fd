import axe from 'axe-core'

/** What axe finds on the page, in both themes, a line each; it looks once nothing is on its way from one look to another. */
export async function faultsIn(host: HTMLElement): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    host.setAttribute('theme', theme)
    document.documentElement.style.colorScheme = theme
    await stillness(host.shadowRoot!)
    const { violations } = await axe.run(document, {
      rules: {
        region: { enabled: false },
        'landmark-one-main': { enabled: false },
        'page-has-heading-one': { enabled: false },
      },
    })
    for (const { id, nodes } of violations)
      found.push(
        `${theme}: ${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join('; ')}`,
      )
  }
  return found
}

/** Waits until every animation that ends has ended, those that begin in the meantime as well. */
async function stillness(root: ShadowRoot): Promise<void> {
  for (;;) {
    const moving = root.getAnimations().filter(isMoving)
    if (moving.length === 0) return
    await Promise.allSettled(moving.map((each) => each.finished))
  }
}

/** One inside of closed details stands still until these are opened: it is not waited for. */
function isMoving({ effect, playState }: Animation): boolean {
  const target = effect instanceof KeyframeEffect ? effect.target : null
  const ends = effect?.getTiming().iterations !== Infinity
  return playState === 'running' && ends && target?.checkVisibility() === true
}
