import { newUuid } from '@switchboard/client'
import type { NewCommand, TappedLine } from '@switchboard/client'
import type { CallMeasure, Uuid } from '@switchboard/protocol'
import { openCall, openMicrophone, qualityBetween, qualityWord } from '@switchboard/voice'
import type { Call, MediaSample, MediaState, MicrophoneRefusal, QualityWord } from '@switchboard/voice'
import type { DeskView, OpenContact } from '../state/desk-view.js'

/** The call in hand, as it is shown. */
export interface CallInHand {
  readonly contact: Uuid
  /** Null until there is a microphone. */
  readonly call: Call | null
  /** The device id of the microphone. */
  readonly microphone: string
  /** Why there is no microphone; null where there is one, or it is asked for. */
  readonly refused: MicrophoneRefusal | null
  /** How it sounded lately; null before that is known. */
  readonly quality: QualityWord | null
}

/** What the calls of a desk stand on. */
export interface CallLineParts {
  readonly line: TappedLine
  readonly send: (command: NewCommand) => void
  readonly changed: () => void
}

/** How often it is looked at how a call sounds, ms. */
const lookMs = 2_000

/** The sound of the one call that an agent has in hand. */
export class CallLine {
  readonly #parts: CallLineParts
  #now: CallInHand | null = null
  #track: MediaStreamTrack | null = null
  #since = 0
  #phases: Record<string, number> = {}
  #last: MediaSample | null = null
  #media: MediaState = 'idle'
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(parts: CallLineParts) {
    this.#parts = parts
  }

  /** The call in hand; null where there is none. */
  get inHand(): CallInHand | null {
    return this.#now
  }

  /** An agent is about to answer: asks for the microphone in the press itself. */
  answer(contact: Uuid): void {
    if (this.#now?.contact !== contact) this.#begin(contact)
  }

  /** Keeps the sound in step with what the agent has in hand. */
  sync({ agent }: DeskView, contactOf: (id: Uuid) => OpenContact): void {
    const inHand = agent.work.map(({ contact }) => contactOf(contact))
    const one = inHand.find(({ view }) => view.began?.channel === 'voice' && view.phase === 'connected')
    const rings = agent.offers.some(({ contact }) => contact === this.#now?.contact)
    if (one === undefined) {
      if (this.#now !== null && !rings) this.#settle(contactOf(this.#now.contact))
      return
    }
    if (this.#now?.contact !== one.id) this.#begin(one.id)
    const call = this.#now?.call ?? null
    if (call === null) return
    this.#reached('accepted', Date.now())
    if (!this.#talks) call.talk((this.#talks = true))
    if (call.view.held !== one.view.held) call.hold(one.view.held)
  }
  #talks = false

  mute(on: boolean): void {
    this.#now?.call?.mute(on)
  }

  /** Asks for the microphone, again or another one. */
  async useMicrophone(device = ''): Promise<void> {
    const microphone = await openMicrophone({ device })
    const now = this.#now
    if (now === null) return microphone.is === 'open' ? microphone.track.stop() : undefined
    if (microphone.is === 'refused') {
      this.#set({ refused: microphone.why })
      this.#parts.send({ t: 'failed', stream: now.contact, why: 'microphone' })
      return
    }
    this.#track?.stop()
    this.#track = microphone.track
    this.#reached('microphone', Date.now())
    const chosen = { refused: null, microphone: microphone.track.getSettings().deviceId ?? '' }
    if (now.call === null) this.#set({ ...chosen, call: this.#open(now.contact, microphone.track) })
    else {
      now.call.useMicrophone(microphone.track)
      this.#set(chosen)
    }
  }

  /** Lets all of it go. */
  close(): void {
    clearInterval(this.#timer)
    this.#now?.call?.close()
    this.#track?.stop()
    this.#track = null
    this.#now = null
    this.#talks = false
    this.#media = 'idle'
    this.#last = null
  }

  #begin(contact: Uuid): void {
    this.close()
    this.#since = Date.now()
    this.#phases = {}
    this.#now = { contact, call: null, microphone: '', refused: null, quality: null }
    this.#timer = setInterval(() => void this.#look(), lookMs)
    void this.useMicrophone()
  }

  #open(stream: Uuid, microphone: MediaStreamTrack): Call {
    const page = newUuid(Date.now())
    const events = { changed: () => this.#changed(), digit: () => {} }
    return openCall({ stream, page, line: this.#parts.line, microphone, events })
  }

  /** The contact is no longer in hand: what was measured is told while it may be. */
  #settle({ id, mine, view }: OpenContact): void {
    if (mine && view.phase === 'wrap_up') this.#parts.send({ t: 'measure', stream: id, ...this.#measured() })
    // Answered, and the fact of it is still on its way.
    else if (view.phase === 'offered' || (view.phase === 'connected' && mine)) return
    this.close()
    this.#parts.changed()
  }

  #measured(): CallMeasure {
    const quality = this.#last && qualityBetween(null, this.#last)
    return { phases: this.#phases, ...(quality && { quality }) }
  }

  #reached(phase: keyof CallMeasure['phases'], at: number): void {
    this.#phases[phase] ??= Math.max(0, Math.round(at - this.#since))
  }

  #changed(): void {
    const now = this.#now
    const view = now?.call?.view
    if (now === null || view === undefined) return
    if (view.connectedAt !== null) this.#reached('connected', view.connectedAt)
    if (view.heardAt !== null) this.#reached('heard', view.heardAt)
    if (view.media !== this.#media) this.#moved(now.contact, (this.#media = view.media))
    this.#parts.changed()
  }

  #moved(stream: Uuid, media: MediaState): void {
    if (media === 'connected') this.#parts.send({ t: 'joined', stream })
    else if (media === 'failed') this.#parts.send({ t: 'failed', stream, why: 'media_lost' })
  }

  async #look(): Promise<void> {
    const sample = (await this.#now?.call?.stats().catch(() => null)) ?? null
    if (sample === null) return
    const lately = qualityBetween(this.#last, sample)
    this.#last = sample
    if (lately !== null) this.#set({ quality: qualityWord(lately.mos) })
  }

  #set(change: Partial<CallInHand>): void {
    if (this.#now === null) return
    this.#now = { ...this.#now, ...change }
    this.#parts.changed()
  }
}
