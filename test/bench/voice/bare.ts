import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'

declare global {
  /** Enters a room and speaks, as the guide of livekit-client shows it. */
  function join(url: string, token: string): Promise<void>
  function leave(): Promise<void>
}

/** Pages with livekit-client and nothing else. */
export interface BarePages {
  readonly url: string
  stop(): Promise<void>
}

const page = `<!doctype html><meta charset="utf-8"><title>Bare</title><script type="module">
const { Room, RoomEvent } = await import('/index.js')
let room
globalThis.join = async (url, token) => {
  // With one connection, the default, 6 joins of 100 fail: the bare page is given the better way too.
  room = new Room({ singlePeerConnection: false })
  room.on(RoomEvent.TrackSubscribed, (track) => track.attach())
  await room.connect(url, token)
  await room.localParticipant.setMicrophoneEnabled(true)
}
globalThis.leave = () => room.disconnect()
</script>`

/** Bundles livekit-client and serves it on loopback. */
export async function startBarePages(): Promise<BarePages> {
  const bundle = await rollup({
    input: 'livekit-client',
    plugins: [
      nodeResolve({
        browser: true,
        rootDir: fileURLToPath(new URL('../../../packages/voice', import.meta.url)),
      }),
    ],
    context: 'globalThis',
    onwarn: () => {},
  })
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true })
  const server = createServer((request, response) => {
    if (request.url === '/index.js') response.setHeader('content-type', 'text/javascript').end(output[0].code)
    else response.setHeader('content-type', 'text/html').end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
