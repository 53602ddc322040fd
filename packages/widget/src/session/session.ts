import type { Client, NewCommand, Outcome } from '@switchboard/client'
import type { Answers, FactFrame, Uuid } from '@switchboard/protocol'
import { conversationOf } from '../conversation/conversation.js'
import type { Gateway } from '../later/help-desk.js'
import { KeptVisit } from './kept-visit.js'
import type { Model } from './model.js'
import { News, isAgentMessage } from './news.js'
import { PreChat } from './pre-chat.js'
import type { Refusal } from './refusal.js'
import { reachOf } from './reach.js'
import type { SessionParts } from './session-parts.js'
import { isThere } from './standing.js'
import type { Standing } from './standing.js'
import type { StoredVisit } from './visit-storage.js'
import type { Admission } from './visitor-token.js'
export type { Refusal } from './refusal.js'

/** So long what was said of the queue is good enough, ms. */
const standingKeptMs = 60_000

/** One visitor's visit: the contact, what is kept of it, and what the host page is told. */
export class Session {
  /** Whether the visitor has the conversation before the eyes. */
  looking = false
  readonly #parts: SessionParts
  readonly #client: Client
  readonly #listeners = new Set<() => void>()
  readonly #unsubscribe: () => void
  readonly #kept: KeptVisit
  /** What is asked first. */
  readonly preChat = new PreChat()
  #site: Admission['site'] | null = null
  #standing: Standing | null = null
  #askedAt = 0
  #everOpen = false
  readonly #news = new News()

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#kept = new KeptVisit(parts.storage)
    this.#client = parts.client(() => this.#token())
    this.#unsubscribe = this.#client.subscribe(() => this.#changed())
    if (this.#visit.contact !== undefined) this.#client.follow(this.#visit.contact)
  }

  /** What there is to show now. */
  get model(): Model {
    const { contact, accepted, ended } = this.#visit
    const view = contact === undefined ? { facts: [], seq: 0 } : this.#client.stream(contact)
    const pending = contact === undefined ? [] : this.#client.pending(contact)
    const reached = contact === undefined ? undefined : this.#client.reach(contact)
    const conversation = conversationOf(view, pending, reached)
    return {
      reach: reachOf(this.#client.connection, this.#everOpen),
      brand: this.#site?.brandName ?? null,
      hasArticles: this.#site?.articles === true,
      standing: this.#standing,
      form: this.preChat.form,
      wrongAnswer: this.preChat.refused,
      asks: contact === undefined && this.preChat.isDue,
      there: this.#standing === null || isThere(this.#standing),
      place: contact !== undefined && conversation.phase === 'queued' ? this.#client.place(contact) : null,
      conversation,
      hasContact: contact !== undefined,
      loading: contact !== undefined && (accepted === true || ended === true) && view.seq === 0,
      typing: contact !== undefined && conversation.phase === 'connected' && this.#client.typing(contact),
      unread: this.#news.unread,
    }
  }

  get #visit(): Partial<StoredVisit> {
    return this.#kept.now
  }

  /** What is being typed. */
  get draft(): string {
    return this.#kept.draft
  }

  /** The token that the visitor holds; null before the first. */
  get token(): string | null {
    return this.#visit.token ?? null
  }

  /** The contact that is kept. */
  get contact(): Uuid | undefined {
    return this.#visit.contact
  }

  /** Where the gateway is. */
  get gateway(): Gateway {
    return this.#parts.gateway
  }

  /** Sends a command; `id`: the same on a retry. */
  send(command: NewCommand, id?: Uuid): Promise<Outcome> {
    return this.#client.command(command, id)
  }

  /** Who the gateway has let in on this page; null while it has not. */
  get admitted(): { readonly visitor: Uuid; readonly token: string } | null {
    const { visitor, token } = this.#visit
    return this.#site === null || visitor === undefined || token === undefined ? null : { visitor, token }
  }

  /** Whether a contact is kept that has not ended. */
  get hasOpenContact(): boolean {
    return this.#visit.contact !== undefined && this.#visit.ended !== true
  }

  /** Whether the contact that is kept has been rated: nothing is left to do in it. */
  get isRated(): boolean {
    return this.#visit.rated === true
  }

  /** Whether the panel was open when the page was left. */
  get wasOpen(): boolean {
    return this.#visit.open === true
  }

  /** Calls after every change; returns the undo. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Opens the line, or tries again at once. */
  connect(): void {
    this.#client.connect()
  }

  /** Asks how the queue stands now, unless that is known well enough. */
  lookAround(): void {
    if (this.#client.connection.is !== 'open' || this.#parts.now() - this.#askedAt < standingKeptMs) return
    this.#askedAt = this.#parts.now()
    // What cannot be had now stays as it was known.
    this.#token().catch(() => {})
  }

  /** Lets the line go while nothing can come over it: the panel is closed and no contact is open. */
  rest(): void {
    if (this.hasOpenContact) return
    this.#everOpen = false
    this.#client.close()
  }

  /** Says something: in the present contact, else it starts one. Nothing is sent of blank text. */
  say(text: string): void {
    if (text.trim() === '') return
    const contact = this.#visit.contact
    if (contact === undefined) {
      void this.start(text)
      return
    }
    this.#retryFailedStart(contact)
    void this.#client.command({ t: 'say', stream: contact, text })
  }

  /** Sends a message that failed again. */
  retry(key: string): void {
    this.#client.retry(key)
  }

  /** Keeps what is being typed, and tells the other side that somebody types. */
  type(text: string): void {
    this.#kept.draft = text
    const { contact } = this.#visit
    this.#kept.keepDraft()
    if (text !== '' && contact !== undefined) this.#client.sayTyping(contact)
  }

  /** Asks something of the gateway; answers the refusal, null where it was done. */
  async ask(command: NewCommand): Promise<Refusal | null> {
    const outcome = await this.#client.command(command)
    return outcome.ok ? null : outcome
  }

  /** The language and the page of a contact that starts. */
  context(): ReturnType<SessionParts['context']> {
    return this.#parts.context()
  }

  /** Keeps what was filled in before the first words. */
  answer(answers: Answers): void {
    this.preChat.answers = answers
    this.preChat.refused = null
    this.#changed()
  }

  /** Takes over what the gateway has said of this visitor since. */
  learn(admission: Admission): void {
    this.preChat.site = admission
    this.#changed()
  }

  /** Ends the contact. */
  end(): void {
    const { contact } = this.#visit
    if (contact !== undefined && !this.model.conversation.ending)
      void this.#client.command({ t: 'end', stream: contact })
  }

  /** Leaves the contact that has ended behind, so that the next words start another. What was not sent becomes the draft. */
  startAgain(): void {
    const { contact } = this.#visit
    if (contact === undefined) return
    const unsent = this.#client.pending(contact).filter((each) => each.status === 'failed')
    const texts = unsent.flatMap(({ command }) =>
      command.t === 'say' || command.t === 'start' ? [command.text] : [],
    )
    for (const { command } of unsent) this.#client.discard(command.id)
    this.#kept.draft = [...texts, this.draft].filter((text) => text !== '').join('\n')
    this.#forgetContact()
    this.#changed()
  }

  /** Says whether the visitor has the conversation before the eyes. */
  look(looking: boolean): void {
    this.looking = looking
    if (looking) this.#changed()
  }

  /** Keeps whether the panel is open, for the next page. */
  keepOpen(open: boolean): void {
    this.#kept.save({ open })
  }

  /** Takes over what another tab has made of the visit. Of two contacts that were begun at once, the first is the one. */
  takeOver({ open: _open, ...visit }: StoredVisit): void {
    const { contact } = this.#visit
    if (contact !== visit.contact) {
      if (this.hasOpenContact && contact! < (visit.contact ?? '~')) return
      this.#leaveContact()
      if (visit.contact !== undefined) this.#client.follow(visit.contact)
    }
    const seen = Math.max(visit.seen ?? 0, this.#visit.seen ?? 0)
    this.#kept.now = { ...this.#visit, ...visit, seen }
    this.#kept.keepDraft()
    if (this.hasOpenContact) this.connect()
    this.#changed()
  }

  /** Forgets the visitor. */
  reset(): void {
    this.dispose()
    this.#kept.forget()
  }

  /** Closes the line; the session is of no more use. */
  dispose(): void {
    this.#unsubscribe()
    this.#listeners.clear()
    this.#client.close()
  }

  /** Starts a contact with these words, or a call; `recording`: which its caller lets be recorded. */
  start(text: string, call?: { readonly channel: 'voice'; readonly recording?: true }): Promise<Outcome> {
    const contact = this.#parts.newId()
    this.#news.forget()
    this.#kept.save({ contact, accepted: false, ended: false, rated: false, open: true, seen: 0 })
    const first = { text, ...call, ...this.#parts.context(), ...this.preChat.filled }
    const command = this.#client.command({ t: 'start', stream: contact, ...first })
    void command.then((outcome) => this.#started(contact, outcome))
    return command
  }

  #started(contact: Uuid, outcome: Outcome): void {
    if (contact !== this.#visit.contact) return
    if (this.preChat.takeBack(outcome)) this.startAgain()
    if (!outcome.ok) return
    this.#kept.save({ accepted: true })
    this.#parts.emit('contact_started', { contact })
  }

  #retryFailedStart(contact: Uuid): void {
    const failed = this.#client
      .pending(contact)
      .find((each) => each.command.t === 'start' && each.status === 'failed')
    if (failed !== undefined) this.#client.retry(failed.command.id)
  }

  async #token(): Promise<string | null> {
    const answer = await this.#parts.admit()
    if ('refused' in answer) {
      this.#parts.emit('error', { code: answer.refused, message: answer.message })
      return null
    }
    const { visitor, token, open, site, queue } = answer
    this.preChat.site = answer
    this.#site = site
    this.#standing = queue ?? null
    this.#askedAt = this.#parts.now()
    if (this.#visit.visitor !== undefined && this.#visit.visitor !== visitor) this.#forgetContact()
    this.#kept.now = { ...this.#visit, visitor, token }
    if (open !== undefined && (this.#visit.contact === undefined || this.#visit.ended === true))
      this.#adopt(open)
    else this.#kept.save({})
    this.#changed()
    return token
  }

  #adopt(contact: Uuid): void {
    this.#forgetContact()
    this.#kept.save({ contact, accepted: true, seen: 0 })
    this.#kept.keepDraft()
    this.#client.follow(contact)
  }

  #leaveContact(): void {
    const { contact } = this.#visit
    if (contact !== undefined) this.#client.unfollow(contact)
    this.#kept.leave()
    this.#news.forget()
  }

  #forgetContact(): void {
    this.#leaveContact()
    this.#kept.store()
  }

  #changed(): void {
    this.#everOpen ||= this.#client.connection.is === 'open'
    this.#dropLostContact()
    this.#tellNews()
    if (this.#visit.contact !== undefined) this.#client.seen(this.#visit.contact, this.looking)
    for (const listener of this.#listeners) listener()
  }

  /** A contact that the gateway does not know and that is not on its way: a start that was kept nowhere, or another log. */
  #dropLostContact(): void {
    const { contact, accepted } = this.#visit
    if (contact === undefined) return
    const { seq, fault } = this.#client.stream(contact)
    if (seq > 0 && accepted !== true) this.#kept.save({ accepted: true })
    if (fault !== undefined && seq === 0 && this.#client.pending(contact).length === 0) this.#forgetContact()
  }

  #tellNews(): void {
    const { contact, seen = 0 } = this.#visit
    if (contact === undefined) return
    const { facts, seq } = this.#client.stream(contact)
    for (const frame of this.#news.fresh(facts, seen)) this.#tell(contact, frame)
    this.#client.seen(contact, this.looking)
    if (this.looking && seq > seen) this.#kept.save({ seen: seq })
    if (this.#news.count(facts, this.#visit.seen ?? 0))
      this.#parts.emit('unread', { count: this.#news.unread })
  }

  #tell(contact: Uuid, frame: FactFrame): void {
    const { fact, at } = frame
    if (isAgentMessage(frame)) this.#parts.emit('message', { contact, at })
    else if (fact.type === 'contact_ended') {
      this.#kept.save({ ended: true })
      this.#parts.emit('contact_ended', { contact, by: fact.by })
    } else if (fact.type === 'contact_rated') {
      this.#kept.save({ rated: true })
      this.#parts.emit('rated', { contact, score: fact.score })
    }
  }
}
