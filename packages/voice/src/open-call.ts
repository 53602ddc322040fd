import { parseMediaFrame, serialize } from '@switchboard/protocol'
import type { ClientFrame, MediaFrame, MediaGrant, MediaRefused, Signal } from '@switchboard/protocol'
import type { Call, CallOptions, CallView } from './call.js'
import { openTransport } from './open-transport.js'
import { createSpeaker } from './speaker.js'
import type { Speaker } from './speaker.js'
import type { MediaState, Plane, TransportEvents, VoiceTransport } from './transport.js'

/** Asked again after so long where the voice server does not answer, in ms. */
const askAgainMs = 1_500
/** How often the first sound is looked for, in ms. */
const listenMs = 40

/** Opens the sound of a call at this end. */
export function openCall(options: CallOptions): Call {
  return new OpenCall(options)
}

class OpenCall implements Call {
  readonly #options: CallOptions
  readonly #speaker: Speaker
  readonly #undo: () => void
  #microphone: MediaStreamTrack
  #transport: Promise<VoiceTransport> | null = null
  #opened: VoiceTransport | null = null
  #view: CallView = {
    media: 'idle',
    plane: null,
    muted: false,
    held: false,
    blocked: false,
    refused: null,
    connectedAt: null,
    heardAt: null,
  }
  #talking = false
  #again: ReturnType<typeof setTimeout> | undefined
  #listening: ReturnType<typeof setInterval> | undefined

  constructor(options: CallOptions) {
    this.#options = options
    this.#microphone = options.microphone
    this.#speaker = createSpeaker((blocked) => this.#set({ blocked }))
    this.#undo = options.line.listen((text) => this.#receive(text))
    this.#ask()
  }

  get view(): CallView {
    return this.#view
  }

  talk(on: boolean): void {
    this.#talking = on
    this.#opened?.admit(on)
    this.#obey()
    if (on) this.#listen()
  }

  mute(on: boolean): void {
    this.#set({ muted: on })
    this.#obey()
  }

  hold(on: boolean): void {
    this.#set({ held: on })
    this.#obey()
  }

  press(digit: string): void {
    if (/^[0-9A-D*#]$/.test(digit)) this.#signal({ kind: 'digit', body: digit })
  }

  useMicrophone(track: MediaStreamTrack): void {
    this.#microphone = track
    this.#run((transport) => transport.publishMic(track))
  }

  useSpeaker(device: string): Promise<boolean> {
    return this.#speaker.use(device)
  }

  unblock(): void {
    this.#speaker.unblock()
  }

  async stats(): ReturnType<Call['stats']> {
    return (await this.#opened?.stats()) ?? null
  }

  close(): void {
    clearTimeout(this.#again)
    clearInterval(this.#listening)
    const opened = this.#opened
    if (opened === null) void this.#transport?.then((transport) => transport.close())
    // Before the line is let go: the other end is told.
    else opened.close()
    this.#undo()
    this.#speaker.close()
    this.#set({ media: 'closed' })
  }

  #ask(): void {
    const { stream, page } = this.#options
    this.#send({ t: 'media', stream, page })
  }

  #send(frame: ClientFrame): void {
    this.#options.line.send(serialize(frame))
  }

  #signal(signal: Pick<Signal, 'kind' | 'body' | 'to'>): void {
    const { stream, page } = this.#options
    this.#send({ t: 'signal', stream, page, ...signal })
  }

  #receive(text: string): void {
    // Every text of the line comes by here: most are not about sound.
    if (text.startsWith('{"t":"welcome"')) return this.#ask()
    if (!/^\{"t":"(media_|signal)/.test(text)) return
    const frame = parseMediaFrame(text)
    if (!('error' in frame) && frame.stream === this.#options.stream) this.#hear(frame)
  }

  #hear(frame: MediaFrame): void {
    if (frame.t === 'media_recording') this.#options.events.recording?.(frame.is)
    else if (frame.t === 'signal') {
      if (frame.kind !== 'digit') this.#opened?.hear(frame)
      else if (/^[0-9A-D*#]$/.test(frame.body)) this.#options.events.digit(frame.body)
    } else if (frame.page === this.#options.page) {
      if (frame.t === 'media_grant') void this.#granted(frame)
      else this.#refused(frame)
    }
  }

  async #granted(grant: MediaGrant): Promise<void> {
    this.#set({ refused: null })
    const plane: Plane = grant.livekit ? 'livekit' : 'p2p'
    this.#transport ??= this.#open(plane)
    this.#run((transport) => transport.connect(grant))
  }

  async #open(plane: Plane): Promise<VoiceTransport> {
    const make = this.#options.transport ?? openTransport
    const transport = await make(plane, this.#transportEvents(), this.#options.page)
    await transport.publishMic(this.#microphone)
    transport.admit(this.#talking)
    if (this.#view.media === 'closed') transport.close()
    this.#opened = transport
    this.#set({ plane })
    this.#obey()
    return transport
  }

  #transportEvents(): TransportEvents {
    return {
      state: (media) => this.#moved(media),
      remote: (sound) => this.#speaker.play(sound),
      beside: (sound) => this.#options.events.beside?.(sound),
      send: (signal) => this.#signal(signal),
      needsGrant: () => this.#askLater(),
    }
  }

  /** What fails is begun anew with the next grant. */
  #run(work: (transport: VoiceTransport) => Promise<void>): void {
    this.#transport?.then(work).catch(() => {
      if (this.#opened === null) this.#transport = null
      this.#askLater()
    })
  }

  #refused({ code, message }: MediaRefused): void {
    if (code === 'media_away') return this.#askLater()
    // Said of a signal that came too early: the next one will be passed on.
    if (code !== 'not_connected') this.#set({ refused: { code, message } })
  }

  #askLater(): void {
    clearTimeout(this.#again)
    if (this.#view.media !== 'closed') this.#again = setTimeout(() => this.#ask(), askAgainMs)
  }

  #moved(media: MediaState): void {
    const first = media === 'connected' && this.#view.connectedAt === null
    this.#set({ media, ...(first && { connectedAt: Date.now() }) })
    if (media === 'connected') this.#listen()
  }

  #obey(): void {
    const { muted, held } = this.#view
    this.#speaker.silence(held || !this.#talking)
    // On hold one may consult somebody in the room beside the call.
    void this.#opened?.mute(muted || held || !this.#talking, muted || !this.#talking)
  }

  /** Until sound has come once. */
  #listen(): void {
    if (this.#listening !== undefined || this.#view.heardAt !== null) return
    let before: number | null = null
    const look = async (): Promise<void> => {
      const sample = await this.stats()
      if (sample === null || !this.#talking || this.#view.heardAt !== null) return
      before ??= sample.audioEnergy
      if (sample.audioEnergy <= before) return
      clearInterval(this.#listening)
      this.#set({ heardAt: Date.now() })
    }
    this.#listening = setInterval(() => void look().catch(() => {}), listenMs)
  }

  #set(change: Partial<CallView>): void {
    this.#view = { ...this.#view, ...change }
    this.#options.events.changed()
  }
}
