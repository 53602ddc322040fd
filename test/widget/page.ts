import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import type { Frame, Page } from 'playwright'
import { expect, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { withGreeter } from '../../packages/gateway/src/greetings/greeter.js'
import type { Greetings } from '../../packages/gateway/src/greetings/greetings.js'
import { SimulatedGateway } from '../../packages/widget/src/testing/simulated-gateway.js'

/** Two servers: a customer's page, and the gateway (simulated) that its script tag names; so everything crosses origins. */
export interface CustomerPage {
  readonly gateway: SimulatedGateway
  readonly gatewayUrl: string
  /** What the gateway's server was asked for, such as `GET /widget.js`. */
  readonly asked: string[]
  /** What visitors brought along, one for each admission. */
  readonly papers: { readonly identity?: string; readonly attributes?: object }[]
  /** How many sockets are open now. */
  sockets(): number
  /** What the browser reported against the page's policy. */
  readonly reports: string[]
  /** Greets the visitors of the page by these rules from now on. */
  greet(greetings: Greetings): void
  /** Serves this body from now on, and answers the page's address. Without a policy of its own: under a strict one. */
  show(body: string, head?: string, policy?: string): string
  close(): void
}

const dist = join(import.meta.dirname, '../../dist')

/** The visitor reads that the chat waits, and the gateway has it: from now on an agent may join. */
export async function queued(within: Page | Frame, gateway: SimulatedGateway): Promise<void> {
  await within.getByText('You are in the queue').waitFor()
  await vi.waitFor(() => expect(gateway.openContact).not.toBeNull(), { timeout: 10_000, interval: 10 })
}

/** Starts both on free ports of the loopback. */
export async function customerPage(): Promise<CustomerPage> {
  const gateway = new SimulatedGateway()
  const asked: string[] = []
  const reports: string[] = []
  const papers: CustomerPage['papers'] = []
  let greetings: Greetings | null = null
  const loader = (): string =>
    greetings === null
      ? built('widget.js')
      : withGreeter(built('widget.js'), built('greeter.js'), { 'demo-site': greetings })
  let html = ''
  let rules = ''
  const theirs = await listening(
    createServer((request, response) => serveGateway({ gateway, asked, papers, loader }, request, response)),
  )
  const sockets = new WebSocketServer({
    server: theirs.server,
    path: '/ws',
    handleProtocols: () => 'switchboard.v1',
  })
  sockets.on('connection', (socket) => {
    asked.push('WS /ws')
    const far = gateway.accept({ send: (text) => socket.send(text), close: () => socket.terminate() })
    socket.on('message', (data: Buffer) => far.received(data.toString()))
    socket.on('close', (code) => far.closed(code))
  })
  const page = await listening(
    createServer((request, response) => {
      if (request.url === '/report') request.on('data', (data: Buffer) => reports.push(data.toString()))
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': rules }).end(html)
    }),
  )
  return {
    gateway,
    gatewayUrl: theirs.url,
    asked,
    papers,
    sockets: () => sockets.clients.size,
    reports,
    greet(given) {
      greetings = given
      gateway.greetings = Object.fromEntries(given.rules.map(({ key, texts }) => [key, texts['en'] ?? '']))
    },
    show(body, head = '', policy = strictPolicy(theirs.url)) {
      rules = policy
      html = `<!doctype html><html lang="en"><head><title>A shop</title>${head}</head><body>${body}</body></html>`
      return `${page.url}/`
    },
    close() {
      for (const socket of sockets.clients) socket.terminate()
      for (const { server } of [theirs, page]) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

/** No inline script, no inline style, no markup from text; `scripts` says who may run. */
export function strictPolicy(gateway: string, scripts = `'self' ${gateway}`): string {
  const allowed = [
    "default-src 'none'",
    `script-src ${scripts}`,
    `connect-src ${gateway} ${gateway.replace('http', 'ws')}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html page',
  ]
  return [...allowed, 'report-uri /report'].join('; ')
}

const built = (name: string): string => readFileSync(join(dist, name), 'utf8')

function serveGateway(
  {
    gateway,
    asked,
    papers,
    loader,
  }: Pick<CustomerPage, 'gateway' | 'asked' | 'papers'> & { readonly loader: () => string },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { method, url = '' } = request
  const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' }
  if (method === 'OPTIONS') return void response.writeHead(204, cors).end()
  asked.push(`${method} ${url}`)
  if (url === '/api/v1/visitor-tokens') void admit({ gateway, papers }, request, response, cors)
  else if (/^\/(widget\.js|assets\/[\w.-]+)$/.test(url)) {
    const script = url === '/widget.js' ? loader() : built(url)
    response.writeHead(200, { ...cors, 'content-type': 'text/javascript; charset=utf-8' }).end(script)
  } else response.writeHead(404).end()
}

async function admit(
  { gateway, papers }: Pick<CustomerPage, 'gateway' | 'papers'>,
  request: IncomingMessage,
  response: ServerResponse,
  cors: Record<string, string>,
): Promise<void> {
  const headers = { ...cors, 'content-type': 'application/json' }
  const brought = (await json(request)) as { token?: string; site: string } & CustomerPage['papers'][number]
  const { token = `token ${Math.random()}`, identity } = brought
  papers.push(brought)
  const refuse = (status: number, error: object): void =>
    void response.writeHead(status, headers).end(JSON.stringify({ error }))
  if (brought.site !== 'demo-site')
    return refuse(404, { code: 'site_unknown', message: 'There is no such site. Check data-site.' })
  if (identity === 'bad') return refuse(401, { code: 'token_invalid', message: 'It has expired.' })
  // One who comes without a token is somebody else than the one who has said hello.
  const known = gateway.heard.some((frame) => frame.t === 'hello' && frame.token === token)
  const open = known ? gateway.openContact : null
  const admission = {
    token,
    visitor: gateway.visitor,
    site: { name: 'Help', brandName: 'Green Parcel' },
    ...(open === null ? {} : { open }),
  }
  response.writeHead(200, headers).end(JSON.stringify(admission))
}

async function listening(server: Server): Promise<{ server: Server; url: string }> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
