import { newUuid } from '@switchboard/client'
import type { NewCommand, TappedLine } from '@switchboard/client'
import type { CallMeasure, Uuid } from '@switchboard/protocol'
import {
  listAudioDevices,
  openAgentCall,
  openMicrophone,
  qualityBetween,
  qualityWord,
} from '@switchboard/voice'
import type { AgentCall, MediaSample, MediaState, MicrophoneRefusal, QualityWord } from '@switchboard/voice'
import { readHeadset } from './headset.js'
import type { DeskView, OpenContact } from '../state/desk-view.js'

/** Why there is no microphone, or no longer. */
export type MicrophoneFault = MicrophoneRefusal | 'unplugged'

/** The call in hand, as it is shown. */
export interface CallInHand {
  readonly contact: Uuid
  /** Null until there is a microphone. */
  readonly call: AgentCall | null
  /** The device id of the microphone. */
  readonly microphone: string
  /** Why there is no microphone; null where there is one, or it is asked for. */
  readonly refused: MicrophoneFault | null
  /** How it sounded lately; null before that is known. */
  readonly quality: QualityWord | null
  /** The keys that the caller has pressed, the last of them. */
  readonly keys: string
}

/** What the calls of a desk stand on. */
export interface CallLineParts {
  readonly line: TappedLine
  readonly send: (command: NewCommand) => void
  /** Who sits here. */
  readonly me: Uuid
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

  /** An agent is about to answer: asks for the microphone in the press itself, unless it is open since the ring. */
  answer(contact: Uuid): void {
    if (this.#now?.contact !== contact || this.#now.refused !== null) this.#begin(contact)
    this.#answered = true
  }
  #answered = false

  /**
   * A call rings: where the browser need not ask for the microphone, the way to its sound is prepared, muted at both ends, so that
   * answering only has to unmute.
   */
  async #prepare(contact: Uuid): Promise<void> {
    const ring = { contact, at: Date.now() }
    this.#ring = ring
    if (!(await mayListen()) || this.#ring !== ring || this.#now !== null) return
    this.#begin(contact)
  }
  #ring: { readonly contact: Uuid; readonly at: number } | null = null

  /** Keeps the sound in step with what the agent has in hand. */
  sync({ agent }: DeskView, contactOf: (id: Uuid) => OpenContact): void {
    const inHand = agent.work.map(({ contact }) => contactOf(contact))
    const one = inHand.find(({ view }) => view.began?.channel === 'voice' && view.phase === 'connected')
    const rings = agent.offers.some(({ contact }) => contact === this.#now?.contact)
    if (one === undefined) {
      if (this.#now !== null && !rings) this.#settle(contactOf(this.#now.contact))
      const call = agent.offers.find(({ contact }) => contactOf(contact).view.began?.channel === 'voice')
      if (call === undefined) this.#ring = null
      else if (this.#now === null && this.#ring?.contact !== call.contact) void this.#prepare(call.contact)
      return
    }
    if (this.#now?.contact !== one.id) this.#begin(one.id)
    this.#answered = true
    this.#connected = one
    this.#obey(one)
  }
  #connected: OpenContact | null = null
  #talks = false
  #asked = false

  /** The sound is as the contact says: also that of a microphone which came later than the facts. */
  #obey(one: OpenContact): void {
    const call = this.#now?.call ?? null
    const asked = this.#isAsked(one)
    // Whoever is given the call then has sound there: the contact learns it.
    if (this.#asked && !asked && this.#media === 'connected')
      this.#parts.send({ t: 'joined', stream: one.id })
    this.#asked = asked
    if (call === null) return
    this.#reached('accepted', Date.now())
    if (!this.#talks) call.talk((this.#talks = true))
    // Who is consulted is in another room than the one that is on hold.
    const held = one.view.held && !asked
    if (call.view.held !== held) call.hold(held)
  }

  mute(on: boolean): void {
    this.#now?.call?.mute(on)
  }

  /** Asks for the microphone, again or another one. */
  async useMicrophone(device = ''): Promise<void> {
    const microphone = await openMicrophone({ device })
    const now = this.#now
    if (now === null) return microphone.is === 'open' ? microphone.track.stop() : undefined
    if (microphone.is === 'refused') return this.#lose(microphone.why)
    this.#track?.stop()
    const { track } = microphone
    this.#track = track
    track.addEventListener('ended', () => track === this.#track && this.#lose('unplugged'))
    this.#reached('microphone', Date.now())
    const chosen = { refused: null, microphone: track.getSettings().deviceId ?? '' }
    if (now.call === null) {
      this.#set({ ...chosen, call: this.#open(now.contact, track) })
      if (this.#connected !== null) this.#obey(this.#connected)
    } else {
      const lost = now.refused !== null
      now.call.useMicrophone(track)
      this.#set(chosen)
      if (lost && this.#media === 'connected') this.#parts.send({ t: 'joined', stream: now.contact })
    }
  }

  /** Before the agent has answered nobody misses it. */
  #lose(why: MicrophoneFault): void {
    const now = this.#now
    if (now === null) return
    this.#set({ refused: why })
    if (this.#answered) this.#parts.send({ t: 'failed', stream: now.contact, why: 'microphone' })
  }

  /** Lets all of it go. */
  close(): void {
    clearInterval(this.#timer)
    this.#now?.call?.close()
    this.#track?.stop()
    this.#track = null
    this.#now = null
    this.#connected = null
    this.#talks = false
    this.#asked = false
    this.#answered = false
    this.#media = 'idle'
    this.#last = null
  }

  #begin(contact: Uuid): void {
    this.close()
    this.#since = this.#ring?.contact === contact ? this.#ring.at : Date.now()
    this.#phases = this.#ring?.contact === contact ? { offered: 0 } : {}
    this.#now = { contact, call: null, microphone: '', refused: null, quality: null, keys: '' }
    this.#timer = setInterval(() => void this.#look(), lookMs)
    void this.#useHeadset()
  }

  /** The microphone of the last test; where that is unplugged today, what the system prefers. */
  async #useHeadset(): Promise<void> {
    const { microphone } = readHeadset()
    const isThere = microphone !== '' && (await isPluggedIn(microphone))
    await this.useMicrophone(isThere ? microphone : '')
  }

  #open(stream: Uuid, microphone: MediaStreamTrack): AgentCall {
    const page = newUuid(Date.now())
    const events = { changed: () => this.#changed(), digit: (digit: string) => this.#heardKey(digit) }
    const call = openAgentCall({ stream, page, line: this.#parts.line, microphone, events })
    const { speaker } = readHeadset()
    if (speaker !== '') void call.useSpeaker(speaker)
    return call
  }

  /** The contact is no longer in hand: what was measured is told while it may be. */
  #settle({ id, mine, view }: OpenContact): void {
    if (mine && view.phase === 'wrap_up') this.#parts.send({ t: 'measure', stream: id, ...this.#measured() })
    // Answered, and the fact of it is still on its way.
    else if (this.#answered && (view.phase === 'offered' || (view.phase === 'connected' && mine))) return
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

  #heardKey(digit: string): void {
    this.#set({ keys: ((this.#now?.keys ?? '') + digit).slice(-16) })
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

  /** Whether one is only asked about a call, which somebody else has. */
  #isAsked({ view }: OpenContact): boolean {
    return view.consult?.agent === this.#parts.me
  }

  #moved(stream: Uuid, media: MediaState): void {
    // Of who is asked the contact knows no sound of its own.
    if (this.#asked) return
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

/** Whether a microphone opens without a question; a browser that cannot tell will ask in the press. */
async function mayListen(): Promise<boolean> {
  const name = 'microphone' as PermissionName
  const status = await navigator.permissions.query({ name }).catch(() => null)
  return status?.state === 'granted'
}

async function isPluggedIn(microphone: string): Promise<boolean> {
  const { microphones } = await listAudioDevices().catch(() => ({ microphones: [] }))
  return microphones.some(({ id }) => id === microphone)
}
