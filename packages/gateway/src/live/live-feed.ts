import type { ErrorCode, LiveFrame } from '@switchboard/protocol'
import type { Centre, Directory, Role } from '../desk/centre.js'
import { boardOf, changeFrame, fullFrame, sameFrame } from './board.js'
import type { Board } from './board.js'
import type { LiveQueueName, LiveScope } from './floor.js'
import type { FloorReader } from './read-floor.js'
import { TenantFloor } from './tenant-floor.js'

/** Who looks at the live numbers. */
export interface Watcher {
  readonly tenant: number
  readonly user: string
  /** Whether it takes a frame now; one that does not gets a whole board later. */
  ready(): boolean
  send(text: string): void
}

/** The live feed of this node: it asks the database while somebody watches, and at no other time. */
export interface LiveFeed {
  /** Gives the feed to a watcher until `unwatch`; again: from the beginning. */
  watch(watcher: Watcher): void
  unwatch(watcher: Watcher): void
  close(): void
}

export interface LiveFeedParts {
  readonly reader: FloorReader
  readonly centre: Centre
  readonly report: (what: string, error: unknown) => void
  /** How often the database is asked, in ms. */
  readonly everyMs?: number
}

/** The feed over a database. */
export function createLiveFeed(parts: LiveFeedParts): LiveFeed {
  const tenants = new Map<number, TenantFeed>()
  return {
    watch(watcher) {
      const feed = tenants.get(watcher.tenant) ?? new TenantFeed(parts, watcher.tenant)
      tenants.set(watcher.tenant, feed)
      feed.add(watcher)
    },
    unwatch(watcher) {
      const feed = tenants.get(watcher.tenant)
      feed?.remove(watcher)
      if (feed?.isEmpty()) {
        feed.close()
        tenants.delete(watcher.tenant)
      }
    },
    close() {
      for (const feed of tenants.values()) feed.close()
      tenants.clear()
    },
  }
}

/** What each role is given; null: nothing. `people`: with agents and single contacts. */
const given: Readonly<Record<Role, { readonly people: boolean } | null>> = {
  agent: null,
  senior: { people: true },
  supervisor: { people: true },
  analyst: { people: true },
  brand_viewer: { people: false },
  admin: { people: true },
}

const second = 1_000
// Who has just come need not wait for the next second, and cannot make it shorter than this.
const newcomerMs = 200
// Where nothing changes it is said so, that a reader can tell quiet from broken.
const sayingSoMs = 2_000

interface Sent {
  board: Board | null
  /** By this process's clock. */
  at: number
}

class TenantFeed {
  readonly #parts: LiveFeedParts
  readonly #tenant: number
  readonly #floor: TenantFloor
  /** What each watcher has been sent last. */
  readonly #watchers = new Map<Watcher, Sent>()
  #queues: { readonly of: Directory; readonly names: readonly LiveQueueName[] } | null = null
  #timer: NodeJS.Timeout | null = null
  #looking = false
  #begun = -Infinity
  #closed = false

  constructor(parts: LiveFeedParts, tenant: number) {
    this.#parts = parts
    this.#tenant = tenant
    this.#floor = new TenantFloor(parts.reader, tenant)
  }

  add(watcher: Watcher): void {
    this.#watchers.set(watcher, { board: null, at: -Infinity })
    this.#next(Math.max(0, this.#begun + newcomerMs - performance.now()))
  }

  remove(watcher: Watcher): void {
    this.#watchers.delete(watcher)
  }

  isEmpty(): boolean {
    return this.#watchers.size === 0
  }

  close(): void {
    this.#closed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #next(ms: number): void {
    // One who comes while the database is being asked is served by the next look.
    if (this.#looking || this.#closed) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#look(), ms)
  }

  async #look(): Promise<void> {
    this.#looking = true
    this.#begun = performance.now()
    try {
      await this.#tell()
    } catch (error) {
      this.#parts.report('the live feed', error)
    }
    this.#looking = false
    const newcomer = [...this.#watchers.values()].some(({ at }) => at === -Infinity)
    const { everyMs = second } = this.#parts
    this.#next(Math.max(0, this.#begun + (newcomer ? newcomerMs : everyMs) - performance.now()))
  }

  async #tell(): Promise<void> {
    const directory = await this.#parts.centre.directory(this.#tenant)
    const floor = await this.#floor.refresh(directory.agents().map(({ id }) => id))
    const queues = await this.#queueNames(directory)
    const boards = new Map<string, Board>()
    for (const [watcher, sent] of this.#watchers) {
      const scope = scopeOf(directory, watcher.user)
      if (scope === null) {
        refuseLive(watcher, 'not_allowed')
        this.#watchers.delete(watcher)
        continue
      }
      const key = JSON.stringify(scope)
      const board = boards.get(key) ?? boardOf(floor, { scope, staff: directory.agents(), queues })
      boards.set(key, board)
      this.#send(watcher, sent, board)
    }
  }

  #send(watcher: Watcher, sent: Sent, board: Board): void {
    if (!watcher.ready()) {
      sent.board = null
      return
    }
    const now = performance.now()
    const { board: before } = sent
    const change = before === null ? fullFrame(board) : changeFrame(before, board)
    sent.board = board
    if (change === null && now - sent.at < sayingSoMs) return
    sent.at = now
    watcher.send(text(change ?? sameFrame(board)))
  }

  /** Read again where the set-up has changed: the directory is then another object. */
  async #queueNames(directory: Directory): Promise<readonly LiveQueueName[]> {
    if (this.#queues?.of !== directory)
      this.#queues = { of: directory, names: await this.#parts.reader.queues(this.#tenant) }
    return this.#queues.names
  }
}

/** Says that the feed is not given. */
export function refuseLive(watcher: Pick<Watcher, 'send'>, code: ErrorCode): void {
  watcher.send(text({ t: 'live_over', code }))
}

function scopeOf(directory: Directory, user: string): LiveScope | null {
  const staff = directory.staff(user)
  const rights = staff === null ? null : given[staff.role]
  return staff === null || rights === null ? null : { brands: staff.brands, ...rights }
}

function text(frame: LiveFrame): string {
  return JSON.stringify(frame)
}
