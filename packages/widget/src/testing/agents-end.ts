import { newUuid } from '@switchboard/client'
import type { AskMedia, Signal } from '@switchboard/protocol'
import { openCall } from '@switchboard/voice'
import type { Call } from '@switchboard/voice'
import type { SimulatedGateway } from './simulated-gateway.js'

/** The sound of a call as the agent has it, in the same page: the two are connected as browsers are, from one to the other. */
export interface AgentsEnd {
  readonly call: Call
  /** Goes away without a word, as a browser does that has crashed. */
  vanish(): void
  close(): void
}

const way = { ice: [], relayOnly: false } as const

/** Opens the agent's end of the visitor's call; the visitor's page finds its way from then on. */
export function openAgentsEnd(gateway: SimulatedGateway): AgentsEnd {
  const listeners = new Set<(text: string) => void>()
  const hear = (frame: object): void => {
    for (const heard of listeners) heard(JSON.stringify(frame))
  }
  let gone = false
  const grant = (asked: AskMedia): void =>
    gateway.tellMedia({ ...asked, t: 'media_grant', p2p: { ...way, polite: true } })
  gateway.heardMedia = (frame) => {
    if (frame.t === 'media') grant(frame)
    else if (!gone) hear(frame)
  }
  const waiting = gateway.heard.findLast((frame) => frame.t === 'media')
  if (waiting !== undefined) grant(waiting)
  const { track, end } = tone()
  const call = openCall({
    stream: gateway.contact,
    page: newUuid(Date.now()),
    line: {
      send(text) {
        const frame = JSON.parse(text) as AskMedia | Signal
        if (gone) return
        if (frame.t === 'signal') gateway.tellMedia(frame)
        else queueMicrotask(() => hear({ ...frame, t: 'media_grant', p2p: { ...way, polite: false } }))
      },
      listen(heard) {
        listeners.add(heard)
        return () => void listeners.delete(heard)
      },
    },
    microphone: track,
    events: { changed() {}, digit() {} },
  })
  call.talk(true)
  let closed = false
  const close = (): void => {
    if (closed) return
    closed = true
    call.close()
    end()
  }
  return {
    call,
    vanish() {
      gone = true
      close()
    },
    close,
  }
}

/** A microphone that gives a tone: what a browser without one has in a test. */
export function tone(hz = 300): { readonly track: MediaStreamTrack; end(): void } {
  const context = new AudioContext()
  const note = new OscillatorNode(context, { frequency: hz })
  const out = new MediaStreamAudioDestinationNode(context)
  note.connect(out)
  note.start()
  const track = out.stream.getAudioTracks().at(0)
  if (track === undefined) throw new Error('no tone')
  return { track, end: () => void context.close() }
}
