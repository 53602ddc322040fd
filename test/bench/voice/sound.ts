import type { Page } from 'playwright'

declare global {
  /** Resolves to when (epoch ms) a connection of this page first receives sound; begins to look at once. */
  function soundComes(): Promise<number>
  /** When something was pressed last, epoch ms. */
  function pressedAt(): number
}

/** Lets a page tell, whatever is on it, when something was pressed and when sound first came. The same for all that are compared. */
export async function listenIn(page: Page): Promise<void> {
  await page.addInitScript(inPage)
}

function inPage(): void {
  const connections = new Set<RTCPeerConnection>()
  const Native = RTCPeerConnection
  globalThis.RTCPeerConnection = class extends Native {
    constructor(...given: ConstructorParameters<typeof Native>) {
      super(...given)
      connections.add(this)
    }
  }
  let pressed = 0
  addEventListener('pointerdown', () => (pressed = Date.now()), { capture: true })
  globalThis.pressedAt = () => pressed
  // Muted ends send silence now and then; of a tone one look alone has more.
  const audible = 1e-4
  const energy = async (): Promise<number> => {
    let sum = 0
    for (const connection of connections) {
      if (connection.connectionState === 'closed') continue
      for (const entry of (await connection.getStats()).values() as Iterable<RTCStats>)
        if (entry.type === 'inbound-rtp') sum += (entry as RTCInboundRtpStreamStats).totalAudioEnergy ?? 0
    }
    return sum
  }
  globalThis.soundComes = async () => {
    const before = await energy()
    for (;;) {
      if ((await energy()) > before + audible) return Date.now()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}
