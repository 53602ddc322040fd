import type { Browser, CDPSession, Page } from 'playwright'

/** What one page has cost. */
export interface Cost {
  /** Over the wire, all but the page itself. */
  readonly bytes: number
  readonly requests: number
  /** Of the main thread, slowed down four times. */
  readonly mainMs: number
  /** Of JavaScript that is left when the garbage is gone. */
  readonly heap: number
}

/** A page to measure: what it embeds, and whether the chat is opened. */
export interface Kind {
  readonly name: string
  readonly embed: string
  readonly open: boolean
}

const slowdown = 4
const viewport = { width: 1280, height: 800 }
/** In the middle of either launcher. */
const launcher = { x: viewport.width - 48, y: viewport.height - 48 }

/** Loads a page once in a fresh browser context, at the address `url`, and says what it has cost by the time it rests. */
export async function measure(browser: Browser, url: string, { embed, open }: Kind): Promise<Cost> {
  const context = await browser.newContext({ locale: 'en-GB', viewport })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    const wire = await counted(session, url)
    await session.send('Performance.enable')
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(url, { waitUntil: 'load' })
    await rest(page)
    if (open) {
      await page.mouse.click(launcher.x, launcher.y)
      await rest(page)
    }
    const mainMs = (await metric(session, 'TaskDuration')) * 1_000
    await session.send('HeapProfiler.collectGarbage')
    const heap = await metric(session, 'JSHeapUsedSize')
    // Looked for only now: to look costs the page more than the widget does.
    if (embed !== '')
      await page.getByRole(open ? 'textbox' : 'button', { name: open ? 'Message' : 'Write to us' }).waitFor()
    return { ...wire, mainMs, heap }
  } finally {
    await context.close()
  }
}

/** Counts what comes over the wire from now on; the numbers grow in the answer. */
async function counted(session: CDPSession, url: string): Promise<{ bytes: number; requests: number }> {
  const count = { bytes: 0, requests: 0 }
  const others = new Set<string>()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url === url || !request.url.startsWith('http')) return
    others.add(requestId)
    count.requests += 1
  })
  session.on('Network.webSocketCreated', () => (count.requests += 1))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (others.has(requestId)) count.bytes += encodedDataLength
  })
  session.on('Network.webSocketFrameReceived', ({ response }) => (count.bytes += response.payloadData.length))
  await session.send('Network.enable')
  return count
}

/** Until nothing is asked for and the page has had nothing to do for a while. */
async function rest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  // What a press has set going is asked for within this time, or at once.
  await page.waitForTimeout(1_500)
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(() => requestIdleCallback(idle))))
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find((one) => one.name === name)?.value ?? Number.NaN
}
