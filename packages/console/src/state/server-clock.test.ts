import { expect, test } from 'vitest'
import { createServerClock } from './server-clock.js'

test('until the server was heard, the local clock is taken', () => {
  expect(createServerClock({ now: () => 5000 }).now()).toBe(5000)
})

test('the server is never earlier than a moment that it has named, and old moments do not set it back', () => {
  let local = 10_000
  const clock = createServerClock({ now: () => local })
  clock.heard(4000) // replayed: long ago
  clock.heard(12_000) // just now: this computer is 2 s late
  expect(clock.now()).toBe(12_000)
  local = 11_000
  clock.heard(9000)
  expect(clock.now()).toBe(13_000)
})

test('a restarted clock takes the next moment as it comes', () => {
  const clock = createServerClock({ now: () => 10_000 })
  clock.heard(90_000)
  clock.restart()
  clock.heard(9500)
  expect(clock.now()).toBe(9500)
})
