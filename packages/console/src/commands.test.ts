import { expect, test } from 'vitest'
import { matching } from './commands.js'
import type { Command } from './commands.js'
import type { Phrases } from './words/en.js'

const command = (id: string, label: (words: Phrases) => string, detail?: string): Command => ({
  id,
  label,
  group: 'go',
  icon: 'inbox',
  key: null,
  run: () => {},
  ...(detail !== undefined && { detail }),
})
const all = [
  command('close', (words) => words.conversation.close),
  command('break', (words) => words.presence.states.break),
  command('keys', (words) => words.keys.label),
  command('bui', () => 'Bùi Văn Chuyên', 'Halden Bikes'),
]
const ids = (typed: string): string[] => matching(all, typed).map(({ id }) => id)

test('nothing typed is everything', () => {
  expect(ids('  ')).toEqual(['close', 'break', 'keys', 'bui'])
})

test('either language finds it, with marks or without', () => {
  expect(ids('đóng')).toEqual(['close'])
  expect(ids('dong')).toEqual(['close'])
  expect(ids('clo')).toEqual(['close'])
  expect(ids('chuyen van')).toEqual(['bui'])
  expect(ids('halden')).toEqual(['bui'])
  expect(ids('nothing of the kind')).toEqual([])
})
