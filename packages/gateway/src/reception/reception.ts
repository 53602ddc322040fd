import { type Openings, type WaitRange, openingsOf, placesOf, waitRange } from '@switchboard/domain'
import type { Centre, Directory } from '../desk/centre.js'
import { localTime } from '../desk/local-time.js'
import { rulesOf } from '../desk/queueing.js'
import { mayHandle } from '../desk/rights.js'
import type { ReceptionStore } from './reception-store.js'

/** What who comes to a queue is told. */
export interface Standing {
  /** Null: it has no hours and is always open. */
  readonly openings: Openings | null
  /** Whether somebody who serves the queue is free or at work. */
  readonly staffed: boolean
  /** How long others have waited in the last half hour; null where fewer than five were answered. */
  readonly wait: WaitRange | null
}

/** Where a contact that waits stands in the line of its queue, from 1; `about`: others may still come in before it. */
export interface Waiting {
  readonly stream: string
  readonly place: number
  readonly about: boolean
  readonly wait: WaitRange | null
}

/** Tells those who come how a queue stands, and those who wait where they are. What it says is at most a few seconds old. */
export interface Reception {
  standing(tenant: number, queue: string): Promise<Standing>
  /** The places of all contacts of a tenant that wait. */
  places(tenant: number): Promise<readonly Waiting[]>
}

/** So long the waits of others count, ms. */
const lately = 1_800_000
/** So long an answer is given again, ms: a rush of visitors is one question. */
const keptMs = 5_000

export interface ReceptionParts {
  readonly centre: Centre
  readonly store: ReceptionStore
  /** Epoch ms. */
  readonly now: () => number
}

/** The reception over a log and a centre's set-up. */
export function createReception(parts: ReceptionParts): Reception {
  const { store, now } = parts
  const standing = kept(now, (tenant: number, queue: string) => standingOf(parts, tenant, queue))
  const wait = kept(now, async (tenant: number, queue: string) =>
    waitRange(await store.waitsOf(tenant, queue, lately)),
  )
  return {
    async standing(tenant, queue) {
      const [found, range] = await Promise.all([standing(tenant, queue), wait(tenant, queue)])
      return { ...found, wait: range }
    },
    async places(tenant) {
      const all = placesOf(await store.waiting(tenant))
      return Promise.all(
        all.map(async ({ contact, queue, place, about }) => ({
          stream: contact,
          place,
          about,
          wait: await wait(tenant, queue),
        })),
      )
    },
  }
}

async function standingOf(
  { centre, store, now }: ReceptionParts,
  tenant: number,
  queue: string,
): Promise<Omit<Standing, 'wait'>> {
  const directory = await centre.directory(tenant)
  const { hours } = rulesOf(directory, queue)
  return {
    openings: openingsOf(hours, now(), (at) => localTime(at, hours?.zone ?? 'UTC')),
    staffed: await store.anyAtDesk(tenant, servers(directory, queue)),
  }
}

function servers(directory: Directory, queue: string): string[] {
  return directory
    .agents()
    .filter((staff) => mayHandle(staff) && staff.queues.includes(queue))
    .map(({ id }) => id)
}

/** Asks once for all who ask within a few seconds; what failed is asked anew. */
function kept<T>(
  now: () => number,
  ask: (tenant: number, queue: string) => Promise<T>,
): (tenant: number, queue: string) => Promise<T> {
  const all = new Map<string, { readonly until: number; readonly answer: Promise<T> }>()
  return (tenant, queue) => {
    const key = `${tenant} ${queue}`
    const known = all.get(key)
    if (known !== undefined && now() < known.until) return known.answer
    const answer = ask(tenant, queue)
    all.set(key, { until: now() + keptMs, answer })
    answer.catch(() => all.delete(key))
    return answer
  }
}
