import { expect, test } from 'vitest'
import { aboutCall } from './call-facts.js'
import { en } from './words-en.js'
import { vi } from './words-vi.js'

test('what an end of a call measured is told in words: each phase, and how it sounded', () => {
  const body = {
    by: 'visitor',
    phases: { microphone: 120, queued: 340, accepted: 5_000, connected: 5_150, heard: 5_210 },
    quality: {
      mos: 4.31,
      rttMs: 42.4,
      jitterMs: 3.2,
      lossRatio: 0.012,
      concealedRatio: 0,
      jitterBufferMs: 40,
    },
  }
  expect(aboutCall({ words: en, tag: 'en' }, body)).toBe(
    '· visitor · microphone after 0.12 s, in line after 0.34 s, accepted after 5.00 s, connected after 5.15 s, heard after 5.21 s · MOS 4.3 (delay 42 ms, jitter 3 ms, lost 1.2%)',
  )
  expect(aboutCall({ words: vi, tag: 'vi' }, { by: 'agent', why: 'microphone' })).toContain('không có micrô')
})

test('a phase that was not reached, and a fact of a newer kind, leave nothing empty', () => {
  expect(aboutCall({ words: en, tag: 'en' }, { by: 'agent', phases: {} })).toBe('· agent')
  expect(aboutCall({ words: en, tag: 'en' }, { by: 'bot', why: 'storm' })).toBe('· bot · storm')
})
