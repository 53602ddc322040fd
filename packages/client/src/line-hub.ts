import { endings } from '@switchboard/protocol'
import type { ClientFrame, Cursors, Hello, ServerFrame, Uuid, Welcome } from '@switchboard/protocol'
import type { Line, LineEvents, OpenLine } from './client.js'

/** One line to the gateway that serves several clients of one visitor. */
export interface LineHub {
  /** Opens a line for one more client. */
  readonly open: OpenLine
  /** Closes the one line, and all that stand on it with this code. */
  end(code: number): void
}

interface Port {
  readonly events: LineEvents
  /** Said and not answered yet. */
  hello: Hello | null
}

/**
 * Makes the hub. The first hello goes to the gateway, later ones are answered from its welcome; what the gateway tells goes to
 * everybody, an answer to whoever asked; each client drops what it has, as after a resume.
 */
export function createLineHub(open: OpenLine): LineHub {
  const ports = new Set<Port>()
  const asked = new Map<Uuid, Port>()
  let trunk: Line | null = null
  let isUp = false
  let first: Port | null = null
  let welcome: Welcome | null = null
  /** The newest seq of every stream that the trunk follows. */
  let heads: Record<Uuid, number> = {}

  function connect(): void {
    const events: LineEvents = {
      opened() {
        isUp = true
        for (const port of ports) port.events.opened()
      },
      received: (text) => trunk !== null && receive(text),
      closed: (code) => mine === trunk && end(code),
    }
    const mine = (trunk = open(events))
  }

  function end(code: number): void {
    const told = [...ports]
    const line = trunk
    trunk = welcome = first = null
    isUp = false
    heads = {}
    ports.clear()
    asked.clear()
    line?.close(code === 1006 ? 1000 : code, '')
    for (const port of told) port.events.closed(code)
  }

  function receive(text: string): void {
    const frame = JSON.parse(text) as ServerFrame
    if (frame.t === 'welcome') {
      welcome = frame
      raise(frame.heads)
      for (const port of ports) if (port.hello !== null) greet(port, port.hello)
      return
    }
    if (frame.t === 'fact') raise({ [frame.stream]: frame.seq })
    if (frame.t === 'error' && frame.stream !== undefined) delete heads[frame.stream]
    if (frame.t === 'hb') {
      raise(frame.heads)
      send({ t: 'hb' })
    }
    if (frame.t === 'ack' || frame.t === 'refused') {
      asked.get(frame.id)?.events.received(text)
      asked.delete(frame.id)
    } else for (const port of ports) port.events.received(text)
  }

  function raise(seen: Cursors): void {
    for (const [stream, seq] of Object.entries(seen)) heads[stream] = Math.max(heads[stream] ?? 0, seq)
  }

  function send(frame: ClientFrame): void {
    trunk?.send(JSON.stringify(frame))
  }

  function greet(port: Port, { last = {}, epoch }: Hello): void {
    if (welcome === null) return
    port.hello = null
    port.events.received(JSON.stringify({ ...welcome, heads }))
    const sameEpoch = epoch === undefined || epoch === welcome.epoch
    // The gateway itself brings the first one up to date.
    if (port === first) raise(sameEpoch ? last : {})
    else for (const [stream, seq] of Object.entries(last)) catchUp(stream, sameEpoch ? seq : 0)
  }

  function catchUp(stream: Uuid, after: number): void {
    const head = heads[stream]
    if (head === undefined) send({ t: 'follow', stream, after })
    else if (after < head) send({ t: 'pull', stream, after, to: head })
    raise({ [stream]: after })
  }

  function ask(port: Port, text: string): void {
    const frame = JSON.parse(text) as ClientFrame
    if (frame.t === 'hello') {
      port.hello = frame
      if (welcome !== null) return greet(port, frame)
      if (first !== null) return
      first = port
    } else if (frame.t === 'follow') return catchUp(frame.stream, frame.after)
    else if (frame.t === 'unfollow' || (frame.t === 'hb' && frame.probe !== true)) return
    else if ('id' in frame) asked.set(frame.id, port)
    trunk?.send(text)
  }

  return {
    open(events) {
      const port: Port = { events, hello: null }
      ports.add(port)
      if (trunk === null) connect()
      else if (isUp) queueMicrotask(() => ports.has(port) && events.opened())
      return {
        send: (text) => ports.has(port) && ask(port, text),
        close(code) {
          if (!ports.delete(port)) return
          // Who gives the line up because it is silent knows it for all.
          if (ports.size === 0 || code === endings.no_heartbeat) end(code)
        },
      }
    },
    end,
  }
}
