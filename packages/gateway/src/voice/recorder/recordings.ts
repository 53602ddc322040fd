import { endRecording, failRecording, pauseRecording, startRecording } from '@switchboard/domain'
import type pg from 'pg'
import type { Change, Refusal, WatchFact, WatchState } from '@switchboard/domain'
import { contactState } from '../../desk/contact.js'
import { watchStreamOf } from '../../desk/watching.js'
import type { Files } from '../../files/files.js'
import type { Log, LoggedFact } from '../../log/log.js'
import { type Lease, createLease } from '../../sweeper/lease.js'
import type { MediaPlane } from '../media-plane.js'
import { type Call, type CallFolder, dropCallFolder, leftCallFolders, openCallFolder } from './call-folder.js'
import { type RecorderFault, type RecorderProcess, startRecorder } from './recorder-process.js'
import { repairRecording } from './repair-recording.js'

interface RecordingsParts {
  readonly log: Log
  readonly plane: Pick<MediaPlane, 'admitRecorder'>
  readonly files: Pick<Files, 'keepRecording'>
  /** Where the sound lies while it is written, and stays where its gateway goes away. */
  readonly root: string
  readonly record: RecordingsRecord
  readonly report: (what: string, error: unknown) => void
}

/** What is known of the recordings of all nodes. */
export interface RecordingsRecord {
  /** The calls of which it is said that they are recorded at this moment. */
  unfinished(): Promise<readonly Call[]>
  /** Whether what was said in a contact was erased: nothing of it is kept any more. */
  isErased(contact: string): Promise<boolean>
  /** Whose recorder is in a call. */
  lease(contact: string): Lease
  /** Frees a call whose recorder is known to be gone. */
  free(contact: string): Promise<void>
}

/** For how long a call is a recorder’s that is not heard of, in ms. */
const leaseMs = 30_000

/** As the database of `pool` knows it. */
export function createRecordingsRecord(pool: pg.Pool): RecordingsRecord {
  const unfinished = `SELECT tenant, state ->> 'contact' AS contact, state ->> 'brand' AS brand FROM streams
    WHERE kind = 'watch' AND state ->> 'recording' IS NOT NULL`
  const erased = `SELECT FROM facts WHERE stream = $1 AND type = 'words_erased' LIMIT 1`
  return {
    unfinished: async () => (await pool.query<Call>(unfinished)).rows,
    isErased: async (contact) => ((await pool.query(erased, [contact])).rowCount ?? 0) > 0,
    lease: (contact) => createLease(pool, leaseOf(contact)),
    free: async (contact) => {
      await pool.query('DELETE FROM leases WHERE name = $1', [leaseOf(contact)])
    },
  }
}

const leaseOf = (contact: string): string => `recording/${contact}`

interface Running extends CallFolder {
  readonly process: RecorderProcess
  readonly lease: Lease
}

/** Records the calls whose callers have agreed, from the moment they are answered to their end. */
export class Recordings {
  readonly #parts: RecordingsParts
  readonly #running = new Map<string, Running>()
  readonly #renewing: NodeJS.Timeout
  #turn: Promise<void> = Promise.resolve()

  constructor(parts: RecordingsParts) {
    this.#parts = parts
    this.#renewing = setInterval(() => this.#next(() => this.#renew()), leaseMs / 3)
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

  /** Keeps what a gateway that went away had recorded, says so, and begins anew where the call goes on. Those of others stay theirs. */
  takeOver(): void {
    this.#next(async () => {
      const { record, root } = this.#parts
      const calls = await record.unfinished()
      for (const left of await leftCallFolders(root)) {
        await this.#keepRest(left)
        await record.free(left.contact)
      }
      for (const call of calls) {
        const lease = record.lease(call.contact)
        if (!(await lease.take(leaseMs))) continue
        await lease.give()
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
    clearInterval(this.#renewing)
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
    const lease = this.#parts.record.lease(contact)
    await lease.take(leaseMs)
    const way = await this.#parts.plane.admitRecorder({ tenant, contact })
    if (way === null) return this.#fail(call, 'no_way')
    const place = await openCallFolder(this.#parts.root, call)
    const process = startRecorder({ ...way, path: place.sound }, (why) =>
      this.#next(() => this.#broken(contact, why)),
    )
    this.#running.set(contact, { ...place, process, lease })
  }

  async #renew(): Promise<void> {
    for (const { lease } of this.#running.values()) await lease.take(leaseMs)
  }

  async #end(contact: string): Promise<void> {
    const running = this.#running.get(contact)
    if (running === undefined) return
    this.#running.delete(contact)
    await running.lease.give()
    const ms = await running.process.end()
    if (ms === null) return this.#lost(running, 'broken')
    await this.#keep(running, ms)
  }

  async #broken(contact: string, why: RecorderFault): Promise<void> {
    const running = this.#running.get(contact)
    if (running === undefined) return
    this.#running.delete(contact)
    await running.lease.give()
    await this.#lost(running, why)
  }

  /** The failure is told last: it is how the recording stands. */
  async #lost(place: CallFolder, why: RecorderFault): Promise<void> {
    try {
      await this.#keepRest(place)
    } finally {
      await this.#fail(place, why)
    }
  }

  /** Keeps what was written by a recorder that is no more. */
  async #keepRest(place: CallFolder): Promise<void> {
    const ms = await repairRecording(place.sound)
    if (ms === 0 || (await this.#parts.record.isErased(place.contact))) await dropCallFolder(place)
    else await this.#keep(place, ms)
  }

  async #keep(place: CallFolder, ms: number): Promise<void> {
    const { tenant, contact, sound } = place
    const file = await this.#parts.files.keepRecording({ tenant, contact, path: sound })
    // Before the fact: what is kept is not kept twice.
    await dropCallFolder(place)
    await this.#append(place, null, () => endRecording({ ...named(place), file, ms }))
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
