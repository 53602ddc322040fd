import { parseMediaFrame, serialize } from '@switchboard/protocol'
import type { ErrorCode, ListenIn, MediaGrant, Uuid } from '@switchboard/protocol'
import type { MediaLine } from './media-line.js'
import { openTransport } from './open-transport.js'
import { createSpeaker } from './speaker.js'
import type { Speaker } from './speaker.js'
import type { MediaState, VoiceTransport } from './transport.js'

/** How somebody is in the sound of another's call. */
export type ListeningMode = Exclude<ListenIn['how'], 'stop'>

/** How one stands who listens in. */
export interface ListeningView {
  /** What was wished last; null: nothing is heard. */
  readonly how: ListeningMode | null
  readonly media: MediaState
  readonly muted: boolean
  /** The browser plays nothing before something was pressed: offer a button that calls `unblock`. */
  readonly blocked: boolean
  /** Why it may not be, or why it has ended; null otherwise. */
  readonly refused: ErrorCode | null
}

/** What listening in is made of. */
export interface ListeningOptions {
  /** The contact. */
  readonly stream: Uuid
  /** Names this end: made once for page and call. */
  readonly page: Uuid
  readonly line: MediaLine
  readonly changed: () => void
}

/** The sound of a call that is not one's own. */
export interface Listening {
  readonly view: ListeningView
  /** Goes in, or changes how. `microphone` is needed to be heard; its owner lets it go. */
  set(how: ListeningMode, microphone: MediaStreamTrack | null): void
  mute(on: boolean): void
  unblock(): void
  /** Leaves; may be gone into again. */
  stop(): void
  /** Leaves for good. */
  close(): void
}

/** Asked again after so long where the voice server does not answer, in ms. */
const askAgainMs = 1_500

/** Makes the sound of a call that is not one's own; nothing is heard before `set`. */
export function listenIn(options: ListeningOptions): Listening {
  return new OneListening(options)
}

class OneListening implements Listening {
  readonly #options: ListeningOptions
  readonly #speaker: Speaker
  readonly #undo: () => void
  #microphone: MediaStreamTrack | null = null
  #transport: VoiceTransport | null = null
  #again: ReturnType<typeof setTimeout> | undefined
  #view: ListeningView = { how: null, media: 'idle', muted: false, blocked: false, refused: null }

  constructor(options: ListeningOptions) {
    this.#options = options
    this.#speaker = createSpeaker((blocked) => this.#set({ blocked }))
    this.#undo = options.line.listen((text) => this.#receive(text))
  }

  get view(): ListeningView {
    return this.#view
  }

  set(how: ListeningMode, microphone: MediaStreamTrack | null): void {
    this.#microphone = microphone
    this.#drop()
    this.#set({ how, media: 'connecting', refused: null, muted: false })
    this.#send(how)
  }

  mute(on: boolean): void {
    this.#set({ muted: on })
    void this.#transport?.mute(on)
  }

  unblock(): void {
    this.#speaker.unblock()
  }

  stop(): void {
    if (this.#view.how === null) return
    this.#send('stop')
    this.#drop()
    this.#set({ how: null, media: 'idle' })
  }

  close(): void {
    this.stop()
    this.#undo()
    this.#speaker.close()
  }

  #send(how: ListenIn['how']): void {
    const { stream, page, line } = this.#options
    line.send(serialize({ t: 'listen_in', stream, page, how }))
  }

  #receive(text: string): void {
    const { how } = this.#view
    if (how === null) return
    // The line was away, and with it the stay: what was wished is asked for anew.
    if (text.startsWith('{"t":"welcome"')) return this.#ask()
    if (!text.startsWith('{"t":"media_')) return
    const frame = parseMediaFrame(text)
    if (
      'error' in frame ||
      frame.t === 'signal' ||
      frame.t === 'media_recording' ||
      frame.page !== this.#options.page
    )
      return
    if (frame.t === 'media_grant') void this.#granted(frame).catch(() => this.#askLater())
    else if (frame.code === 'media_away') this.#askLater()
    else {
      this.#drop()
      this.#set({ how: null, media: 'closed', refused: frame.code })
    }
  }

  #ask(): void {
    this.#drop()
    if (this.#view.how !== null) this.#send(this.#view.how)
  }

  async #granted(grant: MediaGrant): Promise<void> {
    this.#drop()
    const { how } = this.#view
    const transport = await openTransport(
      'livekit',
      {
        state: (media) => transport === this.#transport && this.#set({ media }),
        remote: (sound) => this.#speaker.play(sound),
        send: () => {},
        needsGrant: () => transport === this.#transport && this.#askLater(),
      },
      this.#options.page,
    )
    if (how === null || how !== this.#view.how) return transport.close()
    this.#transport = transport
    if (how !== 'monitor' && this.#microphone !== null) await transport.publishMic(this.#microphone)
    transport.admit(true)
    await transport.connect(grant)
    await transport.mute(this.#view.muted)
  }

  #askLater(): void {
    clearTimeout(this.#again)
    this.#set({ media: 'reconnecting' })
    this.#again = setTimeout(() => this.#ask(), askAgainMs)
  }

  #drop(): void {
    clearTimeout(this.#again)
    const transport = this.#transport
    this.#transport = null
    transport?.close()
  }

  #set(change: Partial<ListeningView>): void {
    this.#view = { ...this.#view, ...change }
    this.#options.changed()
  }
}
