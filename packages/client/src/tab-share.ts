import type { Share, ShareOptions } from './browser-share.js'
import type { Line, LineEvents, OpenLine } from './client.js'
import { createLineHub } from './line-hub.js'
import type { LineHub } from './line-hub.js'

/** What tabs write to each other. Without `to` it is for all; what only the one that leads can do is done by it alone. */
interface Letter {
  readonly t:
    | 'lead'
    | 'here'
    | 'join'
    | 'opened'
    | 'up'
    | 'down'
    | 'leave'
    | 'closed'
    | 'ask'
    | 'answer'
    | 'news'
  readonly from: string
  readonly to?: string
  /** A line, by a number of the tab whose client uses it. */
  readonly line?: number
  readonly text?: string
  readonly code?: number
  /** The answer or the news; for an answer, undefined means that the fetch has failed. */
  readonly what?: unknown
}

/** A line of this tab's client: on the own hub, or, while `on` is null, on that of the tab that leads. */
interface OwnLine {
  readonly events: LineEvents
  on: Line | null
  opened: boolean
}

/** A tab that leads and is silent for so many ms after a letter is frozen, or too busy: the one that wrote takes its place. */
const patienceMs = 2_000
/** The close code of a line that was lost: a client tries again. */
const lost = 1006

/** See `browserShare`. */
export class TabShare<Asked, News> implements Share<Asked, News> {
  readonly #options: ShareOptions<Asked, News>
  readonly #locks: LockManager
  readonly #me = `${Math.random()}`
  readonly #lines = new Map<number, OwnLine>()
  /** Lines that clients of other tabs have on this one's hub. */
  readonly #guests = new Map<string, Line>()
  #asks: {
    readonly resolve: (what: Asked | Promise<Asked>) => void
    readonly reject: (why: Error) => void
  }[] = []
  #count = 0
  #channel: BroadcastChannel | null = null
  /** While this tab leads. */
  #hub: LineHub | null = null
  #release = (): void => {}
  #queued = new AbortController()
  #silence: ReturnType<typeof setTimeout> | undefined
  #away = false

  constructor(options: ShareOptions<Asked, News>, locks: LockManager) {
    this.#options = options
    this.#locks = locks
    addEventListener('pagehide', this.#hide)
    addEventListener('pageshow', this.#show)
  }

  readonly open: OpenLine = (events) => {
    const number = ++this.#count
    const own: OwnLine = { events, on: null, opened: false }
    if (this.#away) queueMicrotask(() => events.closed(lost))
    else {
      this.#enter()
      this.#lines.set(number, own)
      this.#stand(number, own)
    }
    return {
      send: (text) => {
        if (own.on !== null) own.on.send(text)
        else if (this.#lines.has(number)) this.#request({ t: 'up', line: number, text })
      },
      close: (code) => {
        if (!this.#lines.delete(number)) return
        if (own.on !== null) own.on.close(code, '')
        else this.#post({ t: 'leave', line: number, code })
      },
    }
  }

  ask(): Promise<Asked> {
    if (this.#away) return Promise.reject(new Error('The page is away.'))
    this.#enter()
    if (this.#hub !== null) return this.#options.fetch()
    return new Promise((resolve, reject) => {
      this.#asks.push({ resolve, reject })
      this.#request({ t: 'ask' })
    })
  }

  tell(news: News): void {
    this.#post({ t: 'news', what: news })
  }

  close(): void {
    this.#hide()
    removeEventListener('pagehide', this.#hide)
    removeEventListener('pageshow', this.#show)
  }

  readonly #hide = (): void => {
    this.#away = true
    for (const [line, own] of this.#lines) if (own.on === null) this.#post({ t: 'leave', line, code: 1000 })
    this.#resign()
    this.#queued.abort()
    this.#hearBack()
    this.#channel?.close()
    this.#channel = null
    this.#loseLines()
    for (const { reject } of this.#asks.splice(0)) reject(new Error('The page is away.'))
  }

  readonly #show = (): void => {
    this.#away = false
  }

  #enter(): void {
    if (this.#channel !== null) return
    this.#channel = new BroadcastChannel(this.#options.name)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Letter>) => this.#read(data))
    this.#queue()
  }

  #queue(): void {
    this.#queued = new AbortController()
    this.#hold({ signal: this.#queued.signal })
  }

  #hold(how: LockOptions): void {
    let held = false
    const hold = (): Promise<void> => {
      held = true
      this.#lead()
      return new Promise((resolve) => (this.#release = resolve))
    }
    this.#locks.request(this.#options.name, how, hold).catch(() => {
      // Another tab has taken the lock away: this one was frozen.
      if (held && this.#hub !== null) this.#giveUp()
    })
  }

  #lead(): void {
    this.#hearBack()
    this.#hub = createLineHub(this.#options.open)
    this.#post({ t: 'lead' })
    this.#moveLines()
    for (const { resolve } of this.#asks.splice(0)) resolve(this.#options.fetch())
  }

  #resign(): void {
    this.#hub?.end(lost)
    this.#hub = null
    this.#guests.clear()
    this.#release()
    this.#release = () => {}
  }

  #giveUp(): void {
    this.#resign()
    this.#queue()
  }

  #hearBack(): void {
    clearTimeout(this.#silence)
    this.#silence = undefined
  }

  /** The tab that leads is another one: lines that were open are lost, others go on there. */
  #moveLines(): void {
    for (const [number, own] of this.#lines) if (!own.opened) this.#stand(number, own)
    this.#loseLines()
  }

  #loseLines(): void {
    for (const [number, own] of this.#lines) {
      if (!own.opened && !this.#away) continue
      this.#lines.delete(number)
      own.events.closed(lost)
    }
  }

  #stand(line: number, own: OwnLine): void {
    if (this.#hub === null) this.#request({ t: 'join', line })
    else
      own.on = this.#hub.open({
        opened: () => this.#tellLine({ t: 'opened', line }),
        received: (text) => this.#tellLine({ t: 'down', line, text }),
        closed: (code) => this.#tellLine({ t: 'closed', line, code }),
      })
  }

  /** What happens on a line of this tab, wherever it stands. */
  #tellLine({ t, line = 0, text = '', code = lost }: Omit<Letter, 'from'>): void {
    const own = this.#lines.get(line)
    if (own === undefined) return
    if (t === 'opened') {
      own.opened = true
      own.events.opened()
    } else if (t === 'down') own.events.received(text)
    else {
      this.#lines.delete(line)
      own.events.closed(code)
    }
  }

  #post(letter: Omit<Letter, 'from'>): void {
    this.#channel?.postMessage({ ...letter, from: this.#me } satisfies Letter)
  }

  /** Writes to the tab that leads, which has to give a sign. */
  #request(letter: Omit<Letter, 'from'>): void {
    this.#post(letter)
    this.#silence ??= setTimeout(() => {
      this.#silence = undefined
      this.#queued.abort()
      this.#hold({ steal: true })
    }, patienceMs)
  }

  #read(letter: Letter): void {
    const { t, to, from, what } = letter
    if (to === undefined ? t === 'lead' : to === this.#me) this.#hearBack()
    if (t === 'news') this.#options.heard(what as News)
    else if (t === 'lead') this.#follow()
    else if (to === undefined) this.#serve(letter, from)
    else if (to !== this.#me) return
    else if (t === 'answer') this.#settle(what as Asked | undefined)
    else if (t !== 'here') this.#tellLine(letter)
  }

  #follow(): void {
    if (this.#hub !== null) this.#giveUp()
    this.#moveLines()
    if (this.#asks.length > 0) this.#request({ t: 'ask' })
  }

  #settle(what: Asked | undefined): void {
    for (const { resolve, reject } of this.#asks.splice(0))
      if (what === undefined) reject(new Error('The tab that leads could not fetch it.'))
      else resolve(what)
  }

  #serve({ t, line = 0, text = '', code = 1000 }: Letter, to: string): void {
    if (this.#hub === null) return
    this.#post({ t: 'here', to })
    const key = `${to} ${line}`
    const guest = this.#guests.get(key)
    if (t === 'join') this.#guests.set(key, this.#seat(this.#hub, to, line))
    else if (t === 'ask')
      this.#options.fetch().then(
        (what) => this.#post({ t: 'answer', to, what }),
        () => this.#post({ t: 'answer', to }),
      )
    else if (t === 'leave') {
      this.#guests.delete(key)
      guest?.close(code, '')
    } else if (guest === undefined) this.#post({ t: 'closed', to, line, code: lost })
    else guest.send(text)
  }

  #seat(hub: LineHub, to: string, line: number): Line {
    return hub.open({
      opened: () => this.#post({ t: 'opened', to, line }),
      received: (text) => this.#post({ t: 'down', to, line, text }),
      closed: (code) => {
        this.#guests.delete(`${to} ${line}`)
        this.#post({ t: 'closed', to, line, code })
      },
    })
  }
}
