import { newUuid } from '@switchboard/client'
import type { OpenLine } from '@switchboard/client'
import type { AskMedia, MediaFrame, Signal, Uuid } from '@switchboard/protocol'
import { openCall } from '@switchboard/voice'
import type { Call } from '@switchboard/voice'

/** What a desk says about the sound of its calls, kept from its gateway, and what it is told of it. */
export interface DeskSound {
  /** For the client. */
  readonly open: OpenLine
  tell(frame: MediaFrame): void
  /** Hears what the desk says, first all that it has said. */
  listen(heard: (frame: AskMedia | Signal) => void): void
}

/** Taps a line to a gateway that knows of no sound. */
export function tapSound(open: OpenLine): DeskSound {
  const said: (AskMedia | Signal)[] = []
  let hear: ((frame: AskMedia | Signal) => void) | null = null
  let tell: ((text: string) => void) | null = null
  return {
    open(events) {
      const line = open(events)
      tell = (text) => events.received(text)
      return {
        ...line,
        send(text) {
          if (!/^\{"t":"(media|signal)"/.test(text)) return line.send(text)
          const frame = JSON.parse(text) as AskMedia | Signal
          if (hear === null) said.push(frame)
          else hear(frame)
        },
      }
    },
    tell: (frame) => tell?.(JSON.stringify(frame)),
    listen(heard) {
      hear = heard
      for (const frame of said.splice(0)) heard(frame)
    },
  }
}

/** The sound of a call as its visitor has it, in the same page: the two are connected as browsers are, from one to the other. */
export interface VisitorsEnd {
  readonly call: Call
  /** Goes away, as a browser does that was closed. */
  close(): void
}

const way = { ice: [], relayOnly: false } as const

/** Names the desk its way once, and nobody is there: from browser to browser, or over a voice server that is away. */
export function grantWay(sound: DeskSound, plane: 'p2p' | 'livekit'): void {
  // No browser opens a connection to this port: it is refused at once, on every machine.
  const grant =
    plane === 'p2p'
      ? { p2p: { ...way, polite: true } }
      : { livekit: { url: 'ws://127.0.0.1:9', token: 'token' } }
  let told = false
  sound.listen((frame) => {
    if (frame.t !== 'media' || told) return
    told = true
    sound.tell({ ...frame, t: 'media_grant', ...grant })
  })
}

/** Opens the visitor's end of a call; the desk is let in as soon as it has asked. */
export function openVisitorsEnd(sound: DeskSound, stream: Uuid): VisitorsEnd {
  const listeners = new Set<(text: string) => void>()
  const hear = (frame: object): void => {
    for (const heard of listeners) heard(JSON.stringify(frame))
  }
  sound.listen((frame) => {
    if (frame.t === 'media') sound.tell({ ...frame, t: 'media_grant', p2p: { ...way, polite: false } })
    else hear(frame)
  })
  const { track, end } = tone()
  const call = openCall({
    stream,
    page: newUuid(Date.now()),
    line: {
      send(text) {
        const frame = JSON.parse(text) as AskMedia | Signal
        if (frame.t === 'signal') sound.tell(frame)
        else queueMicrotask(() => hear({ ...frame, t: 'media_grant', p2p: { ...way, polite: true } }))
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
  return {
    call,
    close() {
      if (closed) return
      closed = true
      call.close()
      end()
    },
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
