import type { Connection } from '@switchboard/client'
import { expect, test } from 'vitest'
import { reachOf } from './reach.js'
import type { Reach } from './reach.js'

const waiting = (attempt: number): Connection => ({ is: 'waiting', attempt, retryAt: 7 })
const table: [string, Connection, boolean, Reach][] = [
  ['at rest', { is: 'idle' }, false, { is: 'loading' }],
  ['at the first try', { is: 'connecting', attempt: 0 }, false, { is: 'loading' }],
  ['after a first failure', waiting(1), false, { is: 'loading' }],
  ['after the third', waiting(3), false, { is: 'unreachable', retryAt: 7 }],
  ['while it is tried again', { is: 'connecting', attempt: 4 }, false, { is: 'unreachable', retryAt: null }],
  ['lost after it was there', waiting(1), true, { is: 'lost' }],
  ['lost for long', { is: 'connecting', attempt: 9 }, true, { is: 'lost' }],
  ['closed by ourselves', { is: 'stopped', code: 'closed' }, true, { is: 'loading' }],
  ['not allowed', { is: 'stopped', code: 'origin_not_allowed' }, false, { is: 'refused' }],
]
test.each(table)('the line %s', (_name, connection, everOpen, reach) => {
  expect(reachOf(connection, everOpen)).toEqual(reach)
})
