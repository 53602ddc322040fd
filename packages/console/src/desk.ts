import { createUploads, newUuid } from '@switchboard/client'
import type { Client, NewCommand, PutFile, TappedLine, Uploads } from '@switchboard/client'
import { limits } from '@switchboard/protocol'
import type { ChosenPresence, ErrorCode, Extra, FactFrame, StaffCommand, Uuid } from '@switchboard/protocol'
import type { Answer, Disposition, Targets } from './browser/api.js'
import { CallLine } from './calls/call-line.js'
import type { Offer } from './state/agent.js'
import { createDeskReader } from './state/desk-view.js'
import type { DeskReader } from './state/desk-view.js'
import type { DeskApi } from './browser/desk-api.js'
import type { Agent, DeskView, Fault, FaultPlace, OpenContact, Opened } from './state/desk-view.js'
import { writtenByVisitor } from './state/inbox.js'
import { createLookUps } from './state/look-ups.js'
import type { LookUps } from './state/look-ups.js'
import type { Onlookers } from './state/onlookers.js'
import type { ServerClock } from './state/server-clock.js'

/** The list to choose from in wrap-up. */
type Dispositions =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'ready'; readonly list: readonly Disposition[] }

/** What the house's set-up lets an agent do. */
export interface DeskRules {
  /** Whether e-mail is sent from here: else no message that was left can be answered. */
  readonly mail: boolean
  /** Queues, wrap-up of whose contacts may be finished without a disposition. */
  readonly dispositionOptional: readonly Uuid[]
}

/** How a consultation goes on. */
export type ConsultStep = Extract<StaffCommand, { t: 'consult_step' }>['step']

/** One agent's desk: what the client knows, as views, and what the agent can do. Has a life: close it. */
export interface Desk {
  readonly me: Agent
  readonly clock: ServerClock
  readonly fault: Fault | null
  readonly dispositions: Dispositions
  readonly rules: DeskRules
  /** What is asked for by HTTP: what waits, what was closed, who a visitor is. */
  readonly lookUps: LookUps
  view(): DeskView
  contact(id: Uuid): OpenContact
  /** Called after every change; returns the undo. */
  subscribe(listener: () => void): () => void
  /** Looks at a contact, in hand or not, in place of the one before. */
  open(contact: Opened): void
  /** The names of colleagues who have a contact open; who reads along is not among them. */
  onlookers(contact: Uuid): readonly string[]
  /** One has this contact before one's eyes, or none: colleagues are told. */
  lookAt(contact: Uuid | null): void
  /** One has all the words of a contact before one's eyes. */
  seen(contact: Uuid): void
  /** Tells the gateway, once, that an offer is on a visible screen. */
  shown(offer: Offer): void
  /** Answers an offer; resolves to whether the contact is now in one's hands. */
  answer(offer: Offer): Promise<boolean>
  decline(offer: Offer): void
  /** `later`: when the last contact in hand is closed; nothing new comes until then. */
  choosePresence(
    presence: ChosenPresence,
    how?: { readonly reason?: string; readonly later?: boolean },
  ): Promise<boolean>
  say(contact: Uuid, text: string, extra?: Extra): void
  note(contact: Uuid, text: string): void
  /** Takes a picture in that is to come along with a message. */
  upload(contact: Uuid, file: File): ReturnType<PutFile>
  /** The files on their way. */
  readonly uploads: Uploads
  typing(contact: Uuid): void
  /** Takes a message or a wish to be called out of the queue. */
  take(contact: Uuid): void
  /** Has a letter that did not arrive sent again. */
  resend(contact: Uuid, letter: number): void
  /** Has what was said sent to the visitor by e-mail. */
  transcript(contact: Uuid): void
  /** Notes what became of a call back. */
  attempted(contact: Uuid, result: Attempt): void
  retry(id: Uuid): void
  discard(id: Uuid): void
  /** The sound of calls; null where there is no line for it. */
  readonly calls: CallLine | null
  /** For the sound of others' calls; null where there is none. */
  readonly line: TappedLine | null
  hold(contact: Uuid): void
  resume(contact: Uuid): void
  end(contact: Uuid): void
  /** Ends wrap-up; null: without saying what it came to, where that is not asked for. */
  finish(contact: Uuid, disposition: string | null): void
  /** Gives a contact away; resolves to why not, or null. */
  transfer(contact: Uuid, gift: Gift): Promise<ErrorCode | 'closed' | null>
  /** Asks another agent about a call; resolves to why not, or null. */
  consult(contact: Uuid, gift: Gift): Promise<ErrorCode | 'closed' | null>
  /** Goes on with a consultation. */
  consultStep(contact: Uuid, step: ConsultStep): void
  targets(contact: Uuid): Promise<Answer<Targets>>
  /** Follows a contact that is not one's own until the undo; the gateway keeps a record of it. */
  readAlong(contact: Uuid): () => void
  /** The facts of a contact that is followed, in order. */
  facts(contact: Uuid): readonly FactFrame[]
  /** Takes a contact from where it is and gives it away; resolves to why not, or null. */
  reassign(contact: Uuid, gift: Gift): Promise<ErrorCode | 'closed' | null>
  /** Sets what an agent is; resolves to why not, or null. */
  force(agent: Uuid, presence: ChosenPresence): Promise<ErrorCode | 'closed' | null>
  /** Takes nothing more from the visitor of a contact. */
  block(contact: Uuid, reason: string): Promise<Answer<null>>
  dismissFault(): void
  loadDispositions(): void
  /** Opens the line again at once. */
  reconnect(): void
  close(): void
}

/** What became of a call back. */
export type Attempt = Extract<StaffCommand, { t: 'attempt' }>['result']

/** To whom a contact is given, and what the next one should know; an empty note is none. */
export interface Gift {
  readonly to: 'queue' | 'agent'
  readonly target: Uuid
  readonly note: string
}

/** What a desk is made of. */
export interface DeskParts {
  readonly client: Client
  /** The line of the client, for the sound of calls. */
  readonly line?: TappedLine
  readonly me: Agent
  readonly rules: DeskRules
  readonly clock: ServerClock
  readonly dispositions: () => Promise<Answer<readonly Disposition[]>>
  readonly targets: (contact: Uuid) => Promise<Answer<Targets>>
  readonly block: (contact: Uuid, reason: string) => Promise<Answer<null>>
  readonly api: DeskApi
  readonly onlookers: Onlookers
  /** Brings files to the gateway. */
  readonly putFile: PutFile
}

/** Opens the line and sits down. */
export function openDesk({ client, me, rules, clock, api, ...parts }: DeskParts): Desk {
  const { dispositions: load, targets, block, putFile, onlookers, line: tapped } = parts
  const listeners = new Set<() => void>()
  const told = new Set<Uuid>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  let opened: Opened | null = null
  const seen = new Map<Uuid, number>()
  const lookUps = createLookUps(api, changed)
  const reader = createDeskReader(client, me, {
    lookUps,
    opened: () => opened,
    seen: (contact) => seen.get(contact) ?? 0,
  })
  let fault: Fault | null = null
  let dispositions: Dispositions = { is: 'loading' }
  let line: string = client.connection.is
  const heard = listening(client, clock, { reader, lookUps })
  const unhear = onlookers.subscribe(changed)
  const calls = tapped
    ? new CallLine({ line: tapped, me: me.id, send: (command) => void client.command(command), changed })
    : null
  const stop = client.subscribe(() => {
    if (client.connection.is === 'open' && line !== 'open') {
      clock.restart()
      lookUps.forgetFailed()
    }
    line = client.connection.is
    heard()
    calls?.sync(reader.view(), (id) => reader.contact(id))
    changed()
  })
  const run = async (place: FaultPlace, command: NewCommand): Promise<boolean> => {
    fault = null
    const outcome = await client.command(command)
    if (outcome.ok) clock.heard(outcome.at)
    else if (outcome.code !== 'closed') fault = { place, code: outcome.code }
    changed()
    return outcome.ok
  }
  const confirm = async (command: NewCommand): Promise<void> => {
    const outcome = await client.command(command)
    if (outcome.ok) clock.heard(outcome.at) // refused: it is gone, and disappears by its fact
  }
  const command = async (wish: NewCommand): Promise<ErrorCode | 'closed' | null> => {
    const outcome = await client.command(wish)
    if (outcome.ok) clock.heard(outcome.at)
    return outcome.ok ? null : outcome.code
  }
  const loadDispositions = async (): Promise<void> => {
    dispositions = { is: 'loading' }
    changed()
    const answer = await load()
    dispositions = answer.ok ? { is: 'ready', list: answer.value } : { is: 'failed' }
    changed()
  }
  const uploads = createUploads({
    put: putFile,
    send: (contact, file, id) => client.command({ t: 'send_file', stream: contact, file }, id),
    newId: () => newUuid(Date.now()),
    changed,
    mostBytes: limits.fileBytes,
  })
  client.connect()
  client.follow(me.id)
  void loadDispositions()
  return {
    me,
    rules,
    clock,
    get fault() {
      return fault
    },
    get dispositions() {
      return dispositions
    },
    lookUps,
    view: () => reader.view(),
    contact: (id) => reader.contact(id),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    open: (contact) => {
      opened = contact
      heard()
      changed()
    },
    seen: (contact) => {
      client.seen(contact, true)
      const count = writtenByVisitor(reader.contact(contact).view)
      if (count === (seen.get(contact) ?? 0)) return
      seen.set(contact, count)
      changed()
    },
    shown: ({ contact, offer }) => {
      if (told.has(offer)) return
      told.add(offer)
      void confirm({ t: 'shown', stream: contact, offer })
    },
    answer: ({ contact, offer }) => {
      if (reader.contact(contact).view.began?.channel === 'voice') calls?.answer(contact)
      return run('answer', { t: 'accept', stream: contact, offer })
    },
    decline: ({ contact, offer }) => void run('decline', { t: 'decline', stream: contact, offer }),
    choosePresence: (presence, { reason, later = false } = {}) =>
      run('presence', {
        t: 'presence',
        stream: me.id,
        presence,
        ...(reason !== undefined && { reason }),
        ...(later && { when: 'after_work' }),
      }),
    say: (contact, text, extra) =>
      void client.command({ t: 'say', stream: contact, text, ...(extra && { extra }) }),
    upload: (contact, file) =>
      putFile(
        { contact, name: file.name, blob: file },
        { signal: new AbortController().signal, progress: () => {} },
      ),
    note: (contact, text) => void client.command({ t: 'note', stream: contact, text }),
    take: (contact) => void run('mail', { t: 'take', stream: contact }),
    resend: (contact, letter) => void run('mail', { t: 'resend', stream: contact, letter }),
    transcript: (contact) => void run('mail', { t: 'transcript', stream: contact }),
    attempted: (contact, result) => void run('mail', { t: 'attempt', stream: contact, result }),
    uploads,
    typing: (contact) => client.sayTyping(contact),
    retry: (id) => client.retry(id),
    discard: (id) => client.discard(id),
    calls,
    line: tapped ?? null,
    hold: (contact) => void run('close', { t: 'hold', stream: contact }),
    resume: (contact) => void run('close', { t: 'resume', stream: contact }),
    end: (contact) => void run('close', { t: 'end', stream: contact }),
    finish: (contact, disposition) =>
      void run('finish', {
        t: 'finish',
        stream: contact,
        ...(disposition !== null && { disposition }),
      }),
    transfer: async (contact, { to, target, note }) => {
      const words = note.trim() === '' ? {} : { note }
      return command({ t: 'transfer', stream: contact, to, target, ...words })
    },
    consult: async (contact, { to, target, note }) => {
      const words = note.trim() === '' ? {} : { note }
      return command({ t: 'consult', stream: contact, to, target, ...words })
    },
    consultStep: (contact, step) => void run('close', { t: 'consult_step', stream: contact, step }),
    onlookers: (contact) => onlookers.of(contact),
    // Before its facts have come the gateway does not know that it is followed here.
    lookAt: (contact) =>
      onlookers.lookAt(contact !== null && client.stream(contact).seq > 0 ? contact : null),
    targets,
    readAlong: (contact) => {
      const own = reader.wanted().has(contact)
      if (!own) client.follow(contact)
      return () => {
        if (!own && !reader.wanted().has(contact)) client.unfollow(contact)
      }
    },
    facts: (contact) => client.stream(contact).facts,
    reassign: async (contact, { to, target, note }) => {
      const words = note.trim() === '' ? {} : { note }
      return command({ t: 'reassign', stream: contact, to, target, ...words })
    },
    force: async (agent, presence) => command({ t: 'force', stream: agent, presence }),
    block,
    dismissFault: () => {
      fault = null
      changed()
    },
    loadDispositions: () => void loadDispositions(),
    reconnect: () => client.connect(),
    close: () => {
      onlookers.lookAt(null)
      unhear()
      stop()
      uploads.close()
      calls?.close()
      client.close()
    },
  }
}

/** Follows what the views need and no more, and sets the clock by what arrives. */
function listening(
  client: Client,
  clock: ServerClock,
  { reader, lookUps }: { readonly reader: DeskReader; readonly lookUps: LookUps },
): () => void {
  const followed = new Set<Uuid>()
  const identified = new Map<Uuid, number>()
  return () => {
    const wanted = reader.wanted()
    for (const id of wanted) {
      if (!followed.has(id)) client.follow(id)
      followed.add(id)
      client.seen(id, false)
      const last = client.stream(id).facts.at(-1)
      if (last !== undefined) clock.heard(last.at)
      const told = client.stream(id).facts.findLast(({ fact }) => fact.type === 'visitor_identified')
      if (told !== undefined && identified.get(id) !== told.seq) lookUps.refreshPerson(id)
      if (told !== undefined) identified.set(id, told.seq)
    }
    const { offers, work } = reader.view().agent
    for (const { contact } of [...offers, ...work]) lookUps.person(contact)
    for (const id of [...followed].filter((one) => !wanted.has(one))) {
      followed.delete(id)
      client.unfollow(id)
    }
  }
}
