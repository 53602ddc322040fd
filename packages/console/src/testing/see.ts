import axe from 'axe-core'
import { page } from 'vitest/browser'

/** What axe finds wrong with the page as it stands: rule, element and why; empty is good. */
export async function axeFaults(): Promise<readonly string[]> {
  // Colours fade: axe must see the last ones. What breathes for ever is not waited for.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const fading = [document, ...deepQuery(document, '*').flatMap((element) => element.shadowRoot ?? [])]
    .flatMap((root) => root.getAnimations())
    .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
  await Promise.allSettled(fading.map((animation) => animation.finished))
  const { violations } = await axe.run(document)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} ${node.target.join(' ')} ${node.failureSummary ?? ''} ${node.html}`),
  )
}

/** Waits until something is true, looked at every frame; throws after a while (ms) if it never is. */
export async function until(holds: () => boolean, atMost = 30_000): Promise<void> {
  const end = performance.now() + atMost
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never true: ${String(holds)}`)
    await new Promise((resolve) => setTimeout(resolve, 16))
  }
}

/** Waits until an element has the focus, also inside of shadow roots. */
export async function hasFocus(locator: ReturnType<typeof page.getByRole>): Promise<void> {
  await until(() => locator.query() !== null && focused() === locator.query())
}

/** Waits until an element's text holds some words. */
export async function hasText(locator: ReturnType<typeof page.getByRole>, words: RegExp): Promise<void> {
  await until(() => words.test(locator.query()?.textContent ?? ''))
}

/** All elements that match, also in open shadow roots; a selector holds within one root. */
export function deepQuery(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? deepQuery(element.shadowRoot, selector) : []),
  ])
}

/** The innermost element that has the focus. */
export function focused(): HTMLElement | null {
  let element = document.activeElement as HTMLElement | null
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement as HTMLElement
  return element
}
