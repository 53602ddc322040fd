import { expect, test } from 'vitest'
import { waveOf } from './wave.js'

test('each piece shows the loudest moment of each side, whatever its sign', () => {
  const visitor = Float32Array.from([0, 0.5, 0, -0.75])
  const agent = Float32Array.from([0, 0, 0.25, 0])
  expect(waveOf([visitor, agent], 2)).toEqual([
    [0.5, 0],
    [0.75, 0.25],
  ])
})

test('a recording of nothing is flat', () => {
  expect(waveOf([new Float32Array(0)], 3)).toEqual([[0], [0], [0]])
})
