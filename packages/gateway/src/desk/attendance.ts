import type { DeskStore } from './desk-store.js'

/** Who has a console open at this node. Two tabs are one agent: tell of the first that comes and the last that goes. */
export interface Attendance {
  arrived(agent: string): void
  left(agent: string): void
  /** Ends the renewing; what was told before is still written. */
  close(): Promise<void>
}

export interface AttendanceParts {
  readonly store: Pick<DeskStore, 'holdLeases' | 'forgiveLeases'>
  readonly report: (what: string, error: unknown) => void
  readonly times?: Partial<AttendanceTimes>
}

/**
 * In ms. `graceMs` runs from the loss of the last socket; `leaseMs` where the node itself is gone; `forgivenMs` from the start of a node, after a
 * time in which there may have been none.
 */
export interface AttendanceTimes {
  readonly renewMs: number
  readonly leaseMs: number
  readonly graceMs: number
  readonly forgivenMs: number
}

// A console that has looked for its gateway in vain pauses for up to 30 s between two tries: a call must not be taken from it meanwhile.
const houseTimes: AttendanceTimes = { renewMs: 10_000, leaseMs: 25_000, graceMs: 20_000, forgivenMs: 45_000 }

/** Keeps a lease for each agent who is here, in batches; the sweeper finds those that ran out. A node that starts forgives what ran out while none was up. */
export function createAttendance({ store, report, times }: AttendanceParts): Attendance {
  const { renewMs, leaseMs, graceMs, forgivenMs } = { ...houseTimes, ...times }
  const present = new Set<string>()
  const came = new Set<string>()
  const went = new Set<string>()
  let tail = write('forgiving leases', Promise.resolve(), () => store.forgiveLeases(forgivenMs))

  function write(what: string, after: Promise<void>, work: () => Promise<void>): Promise<void> {
    return after.then(work).catch((error: unknown) => report(what, error))
  }
  function flush(): void {
    tail = write('keeping leases', tail, async () => {
      const [renewed, leaving] = [taken(came), taken(went)]
      if (renewed.length > 0) await store.holdLeases(renewed, leaseMs)
      if (leaving.length > 0) await store.holdLeases(leaving, graceMs)
    })
  }
  const timer = setInterval(() => {
    for (const agent of present) came.add(agent)
    flush()
  }, renewMs)
  return {
    arrived(agent) {
      present.add(agent)
      went.delete(agent)
      came.add(agent)
      flush()
    },
    left(agent) {
      present.delete(agent)
      came.delete(agent)
      went.add(agent)
      flush()
    },
    async close() {
      clearInterval(timer)
      await tail
    },
  }
}

/** Empties a set into a list. */
function taken(set: Set<string>): string[] {
  const all = [...set]
  set.clear()
  return all
}
