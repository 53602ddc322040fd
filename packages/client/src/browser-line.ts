import type { OpenLine } from './client.js'

/** The version of the protocol, as the WebSocket handshake names it. */
const subprotocol = 'switchboard.v1'

/** A line over the browser's WebSocket to `wss://…/ws`; `ws:` only where the page itself is not secure. */
export function browserLine(url: string): OpenLine {
  return ({ opened, received, closed }) => {
    const socket = new WebSocket(url, subprotocol)
    socket.addEventListener('open', opened)
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') received(data)
    })
    socket.addEventListener('close', ({ code }) => closed(code))
    return {
      send: (text) => {
        // between the close and its event a socket takes nothing and says nothing; the resume sends it again
        if (socket.readyState === WebSocket.OPEN) socket.send(text)
      },
      close: (code, reason) => socket.close(code, reason),
    }
  }
}
