import type { Core } from './core.js'
import { backOff, failureOf, translated, tries } from './failures.js'
import type { Choose, Log } from './log.js'
import { type Pass, placeSome } from './route-pass.js'
import type { Turns } from './turns.js'

/** So often may the chosen have changed between the look and the locks, before the pass is left to the next one. */
const looks = 5

/**
 * Routing by tenant: one pass at a time in this process, and by the tenant's advisory lock in all. A call that comes while a
 * pass runs is served by the next one, together with all others that come meanwhile.
 */
export function createRouting(core: Core, turns: Pick<Turns<unknown>, 'guest'>): Log['route'] {
  const passes = new Map<number, { running: Promise<number>; next: Promise<number> | null }>()

  function start(tenant: number, choose: Choose): Promise<number> {
    const running = placeAll(core, turns, { tenant, choose })
    passes.set(tenant, { running, next: null })
    const forget = (): void => {
      if (passes.get(tenant)?.running === running && passes.get(tenant)?.next === null) passes.delete(tenant)
    }
    running.then(forget, forget)
    return running
  }

  return (tenant, choose) => {
    const pass = passes.get(tenant)
    if (pass === undefined) return start(tenant, choose)
    const begin = (): Promise<number> => start(tenant, choose)
    pass.next ??= pass.running.then(begin, begin)
    return pass.next
  }
}

async function placeAll(core: Core, turns: Pick<Turns<unknown>, 'guest'>, pass: Pass): Promise<number> {
  let placed = 0
  let moved = 0
  let failed = 0
  for (;;) {
    try {
      const outcome = await placeSome(core, turns, pass)
      placed += outcome.placed
      moved = outcome.moved ? moved + 1 : 0
      if (outcome.moved ? moved === looks : !outcome.more) return placed
    } catch (error) {
      failed += 1
      // A lost pass needs no retry key: the next one looks at what is there.
      if (failureOf(error) === 'fault' || failed === tries) throw translated(error, true)
      await backOff(failed)
    }
  }
}
