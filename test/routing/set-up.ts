import { type Levels, noRules, type QueueRules } from '@switchboard/domain'
import type { Centre, Directory, Queue, Site, Staff } from '../../packages/gateway/src/desk/centre.js'

export const tenant = 1

/** A centre of two brands with four queues and forty agents, the same for every process that asks for it. */
export interface SimulatedCentre extends Centre {
  readonly agents: readonly Staff[]
  readonly sites: readonly Site[]
}

/** Rings and wrap-ups are short, so that those that nobody answers do not hold the test up. Milliseconds. */
const limits = { offerMs: 1_000, wrapUpMs: 1_000 }

const rulesByName: Readonly<Record<string, QueueRules>> = {
  // Everybody's queue, and the one that others overflow into.
  general: noRules,
  french: {
    ...noRules,
    skills: { french: 2 },
    relaxation: [{ afterMs: 1_000, skills: { french: 1 } }],
  },
  refunds: {
    ...noRules,
    skills: { refunds: 1 },
    overflow: { afterMs: 3_000, to: idOf('queue', 1) },
    stickyMs: 500,
  },
  // Nobody speaks it: contacts must not wait for ever.
  klingon: { ...noRules, skills: { klingon: 1 }, overflow: { afterMs: 60_000, to: idOf('queue', 1) } },
}

/** The same everywhere. */
export function simulatedCentre(): SimulatedCentre {
  const queues = Object.keys(rulesByName).map((name, n): Queue => ({
    id: idOf('queue', n + 1),
    name,
    ...limits,
    dispositionRequired: true,
    rules: rulesByName[name] ?? noRules,
  }))
  const sites = [...queues, ...queues].map((queue, n): Site => ({
    id: idOf('site', n + 1),
    brand: idOf('brand', n < queues.length ? 1 : 2),
    queue: queue.id,
    origins: [],
    // The second brand pays for two minutes.
    priority: n < queues.length ? 0 : 2,
    skills: {},
    form: null,
  }))
  const agents = Array.from({ length: 40 }, (_, n) => agentOf(n, queues))
  const directory = directoryOf({ agents, sites, queues })
  return { agents, sites, directory: () => Promise.resolve(directory) }
}

function agentOf(n: number, queues: readonly Queue[]): Staff {
  const skills: Levels = {
    ...(n % 2 === 0 && { french: 1 + (n % 4) / 2 }),
    ...(n % 3 === 0 && { refunds: 1 }),
  }
  return {
    id: idOf('agent', n + 1),
    name: `Agent ${n + 1}`,
    role: 'agent',
    brands: n % 5 === 4 ? [idOf('brand', 1)] : null,
    queues: queues.map(({ id }) => id),
    skills,
    chats: 1 + (n % 3),
  }
}

interface Parts {
  readonly agents: readonly Staff[]
  readonly sites: readonly Site[]
  readonly queues: readonly Queue[]
}

function directoryOf({ agents, sites, queues }: Parts): Directory {
  const staff = new Map(agents.map((agent) => [agent.id, agent]))
  return {
    site: (id) => sites.find((site) => site.id === id) ?? null,
    queue: (id) => queues.find((queue) => queue.id === id) ?? null,
    queues: () => queues,
    brand: (id) => ({ id, name: 'Brand' }),
    staff: (id) => staff.get(id) ?? null,
    staffName: (id) => staff.get(id)?.name ?? null,
    staffPicture: () => null,
    agents: () => agents,
    breakReason: () => null,
    hasDisposition: () => true,
    asksDisposition: () => true,
    isBlocked: () => false,
  }
}

/** A UUID for the nth thing of a kind. */
export function idOf(kind: 'queue' | 'site' | 'brand' | 'agent' | 'contact' | 'visitor', n: number): string {
  const no = ['queue', 'site', 'brand', 'agent', 'contact', 'visitor'].indexOf(kind) + 1
  return `0192${no.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

/** A number from 0 up to 1 that is always the same for the same words. */
export function dice(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const character of words.join('/')) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}
