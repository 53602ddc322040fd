import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { Server } from 'socket.io'
import { build } from 'vite'

/** Serves a page that embeds what it is told to, and the other chat with its script as ours is served: minified, in brotli, to be kept. */
export interface PageServer {
  readonly origin: string
  /** The tag that embeds the other chat. */
  readonly socketChat: string
  /** Embeds this from now on, and answers the page's address. */
  show(embed: string): string
  stop(): Promise<void>
}

const text = '<p>Grown in Đà Lạt, packed by hand in paper and straw.</p>'.repeat(40)

/** Starts it on a free port of the loopback. */
export async function startPageServer(): Promise<PageServer> {
  const script = brotliCompressSync(await bundled())
  let shown = ''
  const server = createServer((request, response) => {
    if (request.url === '/chat.js')
      response
        .writeHead(200, {
          'content-type': 'text/javascript',
          'content-encoding': 'br',
          'cache-control': 'public, max-age=300',
        })
        .end(script)
    else response.writeHead(200, { 'content-type': 'text/html' }).end(shown)
  })
  const sockets = new Server(server)
  sockets.on('connection', (socket) => {
    socket.on('say', (_text: string, taken: () => void) => taken())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    socketChat: '<script defer src="/chat.js"></script>',
    show(embed) {
      shown = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">${embed}</head><body><h1>A shop</h1>${text}</body></html>`
      return `${origin}/`
    },
    stop: () => sockets.close(),
  }
}

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'socket-chat.ts'), formats: ['iife'], name: 'chat' },
    },
  })
  const [first] = Array.isArray(built) ? built : []
  const chunk = first?.output[0]
  if (chunk === undefined || !('code' in chunk)) throw new Error('the other chat could not be built')
  return chunk.code
}
