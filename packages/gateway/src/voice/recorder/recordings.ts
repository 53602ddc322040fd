import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { endRecording, failRecording, pauseRecording, startRecording } from '@switchboard/domain'
import type pg from 'pg'
import type { Change, Refusal, WatchFact, WatchState } from '@switchboard/domain'
import { contactState } from '../../desk/contact.js'
import { watchStreamOf } from '../../desk/watching.js'
import type { Files } from '../../files/files.js'
import type { Log, LoggedFact } from '../../log/log.js'
import type { MediaPlane } from '../media-plane.js'
import { type RecorderFault, type RecorderProcess, startRecorder } from './recorder-process.js'

interface RecordingsParts {
  readonly log: Log
  readonly plane: Pick<MediaPlane, 'admitRecorder'>
  readonly files: Pick<Files, 'keepRecording'>
  /** Where files lie while they come in. */
  readonly incoming: string
  /** What is said to be recorded while nothing runs yet. */
  readonly unfinished: () => Promise<readonly Call[]>
  readonly report: (what: string, error: unknown) => void
}

/** The calls of which the record says that they are recorded at this moment. */
export function unfinishedIn(pool: pg.Pool): () => Promise<readonly Call[]> {
  const sql = `SELECT tenant, state ->> 'contact' AS contact, state ->> 'brand' AS brand FROM streams
    WHERE kind = 'watch' AND state ->> 'recording' IS NOT NULL`
  return async () => (await pool.query<Call>(sql)).rows
}

interface Call {
  readonly tenant: number
  readonly contact: string
  readonly brand: string
}

interface Running extends Call {
  readonly folder: string
  readonly process: RecorderProcess
}

/** Records the calls whose callers have agreed, from the moment they are answered to their end. */
export class Recordings {
  readonly #parts: RecordingsParts
  readonly #running = new Map<string, Running>()
  #turn: Promise<void> = Promise.resolve()

  constructor(parts: RecordingsParts) {
    this.#parts = parts
  }

  /** Hears what was committed, here or at another node. */
  hear(fact: LoggedFact): void {
    if (fact.kind === 'watch') {
      const { contact } = fact.body as { readonly contact: string }
      if (fact.type === 'recording_paused' || fact.type === 'recording_resumed')
        this.#running.get(contact)?.process.pause(fact.type === 'recording_paused')
      return
    }
    if (fact.kind !== 'contact' || fact.newer === true) return
    if (fact.type === 'offer_accepted') this.#next(() => this.#record(fact.stream, fact.tenant))
    else if (fact.type === 'contact_ended') this.#next(() => this.#end(fact.stream))
  }

  /** Says what a gateway that went away has left unfinished, and begins anew where the call goes on. */
  takeOver(): void {
    this.#next(async () => {
      for (const call of await this.#parts.unfinished()) {
        await this.#fail(call, 'broken')
        await this.#record(call.contact, call.tenant)
      }
    })
  }

  /** The agent who has the call stops the recording for a while, or lets it go on. */
  async pause(
    contact: string,
    { tenant, user }: { tenant: number; user: string },
    on: boolean,
  ): Promise<boolean> {
    const state = contactState(await this.#parts.log.head(contact))
    if (state?.phase !== 'connected' || state.agent !== user) return false
    const call = { tenant, contact, brand: state.brand }
    return this.#append(call, user, (watch) => pauseRecording(watch, { ...named(call), by: user }, on))
  }

  /** Ends what is under way; what was said so far is kept. */
  async close(): Promise<void> {
    for (const contact of this.#running.keys()) this.#next(() => this.#end(contact))
    await this.#turn
  }

  #next(work: () => Promise<void>): void {
    this.#turn = this.#turn
      .then(work)
      .catch((error: unknown) => this.#parts.report('the recording of a call', error))
  }

  async #record(contact: string, tenant: number): Promise<void> {
    const state = contactState(await this.#parts.log.head(contact))
    if (state?.channel !== 'voice' || state.recording !== true || state.phase !== 'connected') return
    const call = { tenant, contact, brand: state.brand }
    // Whoever is first with the fact records; the others leave it.
    if (!(await this.#append(call, null, (watch) => startRecording(watch, named(call))))) return
    const way = await this.#parts.plane.admitRecorder({ tenant, contact })
    if (way === null) return this.#fail(call, 'no_way')
    const folder = await mkdtemp(join(this.#parts.incoming, 'call-'))
    const order = { ...way, path: join(folder, 'call.wav') }
    const process = startRecorder(order, (why) => this.#next(() => this.#broken(contact, why)))
    this.#running.set(contact, { ...call, folder, process })
  }

  async #end(contact: string): Promise<void> {
    const running = this.#running.get(contact)
    if (running === undefined) return
    this.#running.delete(contact)
    const { folder, process, ...call } = running
    const ms = await process.end()
    if (ms === null) await this.#fail(call, 'broken')
    else {
      const file = await this.#parts.files.keepRecording({ ...call, path: join(folder, 'call.wav') })
      await this.#append(call, null, () => endRecording({ ...named(call), file, ms }))
    }
    await rm(folder, { recursive: true, force: true })
  }

  async #broken(contact: string, why: RecorderFault): Promise<void> {
    const running = this.#running.get(contact)
    if (running === undefined) return
    this.#running.delete(contact)
    await rm(running.folder, { recursive: true, force: true })
    await this.#fail(running, why)
  }

  /** Never in silence: a fact, a line for whoever runs it, and a sign at the agent's desk. */
  async #fail(call: Call, why: RecorderFault): Promise<void> {
    this.#parts.report(`a call that was to be recorded is not (${why})`, undefined)
    await this.#append(call, null, () => failRecording({ ...named(call), why }))
  }

  async #append(
    { tenant, contact }: Call,
    actor: string | null,
    decide: (state: WatchState | null) => Change<WatchFact> | Refusal,
  ): Promise<boolean> {
    const answer = await this.#parts.log.send({
      tenant,
      stream: watchStreamOf(contact),
      actor,
      clientId: null,
      create: 'watch',
      decide: (head) => decide((head?.state ?? null) as WatchState | null),
    })
    return !('refused' in answer)
  }
}

function named({ contact, brand }: Call): { readonly contact: string; readonly brand: string } {
  return { contact, brand }
}
