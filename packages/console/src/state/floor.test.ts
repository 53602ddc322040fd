import type { LineEvents, OpenLine } from '@switchboard/client'
import type { Live, LiveQueue } from '@switchboard/protocol'
import { expect, test } from 'vitest'
import { createFloor } from './floor.js'
import { createServerClock } from './server-clock.js'

const queue = (id: number, waiting: number): LiveQueue => ({
  id: `0190aaaa-0000-7000-8000-00000000000${String(id)}`,
  name: `Queue ${String(id)}`,
  waiting,
  ringing: 0,
  oldestAt: null,
  connected: 0,
  wrapUp: 0,
  offered: 0,
  answered: 0,
  abandoned: 0,
  closed: 0,
  inTime: 0,
  judged: 0,
  targetMs: 20_000,
  staffed: 0,
  free: 0,
})

function far() {
  const local = { at: 1_000, now: () => local.at }
  const floor = createFloor({ clock: createServerClock(local), local })
  const sent: string[] = []
  const passed: string[] = []
  let end: LineEvents | null = null
  const open: OpenLine = (events) => {
    end = events
    return { send: (text) => sent.push(text), close: () => {} }
  }
  const connect = (): void => {
    floor.tap(open)({ opened: () => {}, received: (text) => passed.push(text), closed: () => {} })
    end?.received('{"t":"welcome"}')
  }
  const live = (frame: Partial<Live>): void =>
    end?.received(
      JSON.stringify({
        t: 'live',
        at: 5,
        dayFrom: 0,
        full: false,
        queues: [],
        agents: [],
        waiting: [],
        gone: [],
        ...frame,
      }),
    )
  return {
    floor,
    local,
    sent,
    passed,
    connect,
    live,
    over: () => end?.received('{"t":"live_over","code":"not_allowed"}'),
    closed: () => end?.closed(1006),
  }
}

const on = '{"t":"watch_live","on":true}'
const off = '{"t":"watch_live","on":false}'

test('the feed is asked for while somebody looks, and again after each welcome', () => {
  const { floor, sent, connect, closed } = far()
  connect()
  expect(sent).toEqual([])
  const leave = floor.watch(() => {})
  const other = floor.watch(() => {})
  expect(sent).toEqual([on])
  closed()
  connect()
  expect(sent).toEqual([on, on])
  leave()
  other()
  expect(sent).toEqual([on, on, off])
})

test('its frames never reach the client, all others do', () => {
  const { passed, connect, live, over } = far()
  connect()
  live({ full: true })
  over()
  expect(passed).toEqual(['{"t":"welcome"}'])
})

test('changes are laid over the board; a whole one replaces it', () => {
  const { floor, connect, live } = far()
  connect()
  live({ full: true, queues: [queue(1, 0), queue(2, 5)] })
  live({ queues: [queue(1, 3)], gone: [queue(2, 0).id] })
  expect(floor.view?.queues).toEqual([queue(1, 3)])
  live({ full: true, queues: [queue(2, 7)] })
  expect(floor.view?.queues).toEqual([queue(2, 7)])
})

test('what was not heard of for six seconds is stale, and heard again it is not', () => {
  const { floor, local, connect, live } = far()
  expect(floor.stale()).toBe(false)
  connect()
  live({ full: true })
  local.at += 6_000
  expect(floor.stale()).toBe(false)
  local.at += 1
  expect(floor.stale()).toBe(true)
  live({})
  expect(floor.stale()).toBe(false)
})

test('a feed that is refused says why until it is given', () => {
  const { floor, connect, live, over } = far()
  connect()
  over()
  expect(floor.refused).toBe('not_allowed')
  live({ full: true })
  expect(floor.refused).toBeNull()
})
