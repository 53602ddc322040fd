import { openCall, openMicrophone, watchLevel } from '@switchboard/voice'
import type { Call, CallView } from '@switchboard/voice'
import type { CallDeskParts } from '../later/call-desk.js'
import type { Model } from '../session/model.js'
import type { CallOver, Refusal } from '../words/words.js'
import { Measuring } from './measuring.js'
import { Tones } from './tones.js'

/** Where this page is with a call. `elsewhere`: one goes on, but its sound is in another tab. */
export type Step =
  | { readonly is: 'none' | 'asking' | 'on' | 'elsewhere' | 'lost' }
  | { readonly is: 'refused'; readonly why: Refusal }
  | { readonly is: 'over'; readonly how: CallOver }

/** Which call this tab makes: a reload goes on with it, another tab leaves it alone. */
const key = 'switchboard:call'
/** How often the timer and the quality are looked at, ms. */
const tickMs = 1_000

/** One visitor's call on this page, from the press to the end. */
export class CallSession {
  readonly #parts: CallDeskParts
  readonly #tones = new Tones()
  step: Step = { is: 'none' }
  call: Call | null = null
  measuring = new Measuring(Date.now())
  /** When talking began here, epoch ms; null before. */
  talkingSince: number | null = null
  #contact: string | undefined
  #track: MediaStreamTrack | null = null
  #level: () => void = () => {}
  #timer: ReturnType<typeof setInterval> | undefined
  #lock: WakeLockSentinel | null = null
  #heard: CallView['media'] = 'idle'

  constructor(parts: CallDeskParts) {
    this.#parts = parts
  }

  /** The microphone in use. */
  get track(): MediaStreamTrack | null {
    return this.#track
  }

  /** Asks for the microphone, then for somebody to talk to; `recording`: which may be recorded. */
  async begin(recording = false): Promise<void> {
    if (this.step.is === 'asking' || this.step.is === 'on') return
    this.#quietly = false
    this.measuring = new Measuring(Date.now())
    if (!(await this.#openMicrophone())) return
    const { session } = this.#parts
    if (session.model.hasContact && !session.hasOpenContact) session.startAgain()
    const outcome = await session.start('', { channel: 'voice', ...(recording && { recording }) })
    if (outcome.ok) {
      this.measuring.reached('queued', Date.now())
      // Not before: the gateway knows no sound of a contact that has not begun.
      this.#open()
      return
    }
    this.#stop()
    session.startAgain()
    this.#refuse(outcome.code === 'queue_closed' ? 'shut' : outcome.code === 'queue_full' ? 'full' : 'no_way')
  }

  /** Goes on with the call of this contact on this page. */
  async rejoin(): Promise<void> {
    if (await this.#openMicrophone()) this.#open()
  }

  /** Keeps the sound in step with the contact. */
  sync({ conversation }: Model): void {
    const { phase, held } = conversation
    const goesOn = conversation.call && (phase === 'queued' || phase === 'connected')
    if (!goesOn) {
      if (this.#contact !== undefined && (phase === 'ended' || phase === 'rated')) this.#over(conversation)
      return
    }
    if (this.step.is === 'none') {
      if (remembered() === this.#parts.session.contact) void this.rejoin()
      else this.step = { is: 'elsewhere' }
      return
    }
    if (this.call === null) return
    const talks = phase === 'connected'
    if (talks) {
      this.measuring.reached('accepted', Date.now())
      this.talkingSince ??= Date.now()
    }
    if (talks !== this.#talks) this.call.talk((this.#talks = talks))
    if (held !== this.call.view.held) this.call.hold(held)
    this.#tones.play(held ? 'hold' : talks ? null : 'ringing')
  }
  #talks = false

  /** Another microphone, by its device id. */
  async useMicrophone(device: string): Promise<void> {
    const microphone = await openMicrophone({ device })
    if (microphone.is === 'refused' || this.call === null) return
    this.#take(microphone.track)
    this.call.useMicrophone(microphone.track)
    this.#parts.changed()
  }

  /** The microphone was lost: asks for one again. */
  async recover(): Promise<void> {
    const { call } = this
    if (!(await this.#openMicrophone()) || this.#track === null) return
    call?.useMicrophone(this.#track)
  }

  /** Ends the call, for both; `quietly`: something else takes its place, and nothing is said of it. */
  end(quietly = false): void {
    this.#quietly = quietly
    if (this.#contact === undefined) this.#stop()
    else this.#parts.session.end()
    this.#parts.changed()
  }
  #quietly = false

  /** Nothing more of it is to be shown. */
  dismiss(): void {
    this.step = { is: 'none' }
    this.#parts.changed()
  }

  /** Lets all of it go; the contact goes on. */
  close(): void {
    this.#stop()
  }

  async #openMicrophone(): Promise<boolean> {
    this.step = { is: 'asking' }
    this.#parts.changed()
    const asked = (this.#asked = {})
    const microphone = await openMicrophone()
    if (asked !== this.#asked) {
      // Given up, and then allowed: nobody is called by that.
      if (microphone.is === 'open') microphone.track.stop()
      return false
    }
    if (microphone.is === 'refused') {
      this.#refuse(microphone.why)
      return false
    }
    this.measuring.reached('microphone', Date.now())
    this.#take(microphone.track)
    this.#on()
    return true
  }

  /** The question that is waited for. */
  #asked: object | null = null

  #refuse(why: Refusal): void {
    this.step = { is: 'refused', why }
    this.#parts.changed()
  }

  #take(track: MediaStreamTrack): void {
    this.#level()
    this.#track?.stop()
    this.#track = track
    track.addEventListener('ended', () => this.#lose(track))
    // A phone call takes the microphone, and mostly gives it back.
    track.addEventListener('mute', () => this.#lose(track))
    track.addEventListener('unmute', () => track === this.#track && this.#on())
    this.#level = watchLevel(track, (level) =>
      this.#parts.find('.level')?.style.setProperty('--level', level.toFixed(2)),
    )
  }

  #on(): void {
    this.step = { is: 'on' }
    // It was lost, and the gateway was told so.
    if (this.#heard === 'connected') this.#tell({ t: 'joined' })
    this.#parts.changed()
  }

  #lose(track: MediaStreamTrack): void {
    if (track !== this.#track) return
    this.step = { is: 'lost' }
    this.#tell({ t: 'failed', why: 'microphone' })
    this.#parts.changed()
  }

  #open(): void {
    const { session, line, kit, changed } = this.#parts
    const stream = session.contact
    if (stream === undefined || this.#track === null) return
    this.#contact = stream
    remember(stream)
    this.#talks = false
    this.call = openCall({
      stream,
      page: kit.newId(),
      line,
      microphone: this.#track,
      events: { changed: () => this.#changed(), digit: () => {} },
    })
    this.#timer ??= setInterval(() => void this.#tick(), tickMs)
    void this.#stayAwake()
    changed()
  }

  /** A phone that sleeps loses its call. Where the browser refuses, it may. */
  async #stayAwake(): Promise<void> {
    if (!('wakeLock' in navigator)) return
    this.#lock = await navigator.wakeLock.request('screen').catch(() => null)
  }

  async #tick(): Promise<void> {
    if (this.call !== null) await this.measuring.look(this.call).catch(() => {})
    // A lock ends when its page is hidden.
    if (this.#lock?.released === true && !document.hidden) void this.#stayAwake()
    this.#parts.changed()
  }

  #changed(): void {
    const view = this.call?.view
    if (view === undefined) return
    if (view.connectedAt !== null) this.measuring.reached('connected', view.connectedAt)
    if (view.heardAt !== null) this.measuring.reached('heard', view.heardAt)
    if (view.media !== this.#heard) this.#moved((this.#heard = view.media))
    if (view.refused === null || this.step.is === 'refused') return this.#parts.changed()
    this.#tell({ t: 'failed', why: 'no_way' })
    this.#parts.session.end()
    this.#stop()
    this.#refuse('no_way')
  }

  #moved(media: CallView['media']): void {
    if (media === 'connected') this.#tell({ t: 'joined' })
    else if (media === 'failed') this.#tell({ t: 'failed', why: 'media_lost' })
  }

  #tell(
    what:
      | { readonly t: 'joined' }
      | { readonly t: 'failed'; readonly why: 'microphone' | 'no_way' | 'media_lost' },
  ): void {
    if (this.#contact !== undefined) void this.#parts.session.send({ ...what, stream: this.#contact })
  }

  #over({ entries }: Model['conversation']): void {
    const contact = this.#contact
    if (contact !== undefined)
      void this.#parts.session.send({ t: 'measure', stream: contact, ...this.measuring.all })
    const end = entries.findLast((each) => each.kind === 'ended')
    const talked = entries.some((each) => each.kind === 'joined')
    const lost = this.#heard === 'reconnecting' || this.#heard === 'failed'
    const how = !talked ? (end?.by === 'visitor' ? 'abandoned' : 'missed') : lost ? 'failed' : null
    this.#stop()
    if (how !== null && !this.#quietly) this.step = { is: 'over', how }
  }

  #stop(): void {
    const { call } = this
    // Closing tells of a change once more: by then it is no call of this page.
    this.call = null
    call?.close()
    this.#contact = undefined
    this.#asked = null
    this.talkingSince = null
    this.#heard = 'idle'
    this.step = { is: 'none' }
    this.#tones.play(null)
    this.#level()
    this.#level = () => {}
    this.#track?.stop()
    this.#track = null
    clearInterval(this.#timer)
    this.#timer = undefined
    void this.#lock?.release()
    this.#lock = null
  }
}

function remember(contact: string): void {
  try {
    sessionStorage.setItem(key, contact)
  } catch {
    // Storage is off: a reload ends the call here.
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
