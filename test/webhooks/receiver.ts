import { type IncomingHttpHeaders, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Payload } from '../../packages/gateway/src/webhooks/payload.js'
import { until } from '../support/switchboard.ts'

/** One request as it came, and what it says. */
export interface Heard {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly payload: Payload
}

/** What the receiver does with a request: a status, or nothing, so that the sender waits. */
type Manner = (
  heard: Heard,
  count: number,
) => { status: number; text?: string; headers?: Record<string, string> } | null

/** A program of a customer's, on loopback. */
export interface Receiver {
  readonly url: string
  readonly heard: Heard[]
  manner: Manner
  /** Resolves with the first request that fits. */
  hears(what: string, fits: (heard: Heard) => boolean): Promise<Heard>
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (piece: string) => (body += piece))
    request.on('end', () => {
      const one = { headers: request.headers, body, payload: JSON.parse(body) as Payload }
      heard.push(one)
      const answer = receiver.manner(one, heard.length)
      if (answer !== null) response.writeHead(answer.status, answer.headers).end(answer.text ?? 'thanks')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/heard`,
    heard,
    manner: () => ({ status: 204 }),
    hears: (what, fits) => until(`the receiver hears ${what}`, () => heard.find(fits)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return receiver
}
