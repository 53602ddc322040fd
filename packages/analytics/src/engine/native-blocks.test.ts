import { describe, expect, test } from 'vitest'
import { atProtocolVersion } from './native-blocks.js'
import { nativeType } from './native-type.js'

const text = (value: string): number[] => [value.length, ...Buffer.from(value)]
const u64 = (value: number): number[] => [value, 0, 0, 0, 0, 0, 0, 0]
const info = [1, 0, 2, 0xff, 0xff, 0xff, 0xff, 0]

/** A block of two rows as the engine writes it; `mark` stands where a client of a newer version expects how a column is packed. */
const block = (mark: readonly number[]): number[] =>
  [
    [2, 2],
    [text('q'), text('Array(LowCardinality(Nullable(String)))'), mark],
    [u64(1), u64(1), u64(3), 0, 6, 0, 0, 0, 0, 0, 0],
    [u64(2), text(''), text('vn'), u64(3), 1, 0, 1],
    [text('m'), text('Map(String, Tuple(n UInt16, `a b` Nullable(DateTime64(3, \'A, "B"\'))))'), mark],
    [u64(0), u64(1), text('k'), 7, 0, 1, u64(0)],
  ].flat(2)
const at = (bytes: readonly number[], version: number): unknown => {
  const answer = atProtocolVersion(Uint8Array.from(bytes), version)
  return 'bytes' in answer ? [...answer.bytes] : answer
}

describe('a Native answer at a version of the protocol', () => {
  test('stays as it is for a client that says none', () => {
    expect(at([...block([]), ...block([])], 0)).toEqual([...block([]), ...block([])])
  })

  test('tells before each block what it is, and from 54454 on of each column how it is packed', () => {
    const two = [...block([]), ...block([])]
    expect(at(two, 51_903)).toEqual([...info, ...block([]), ...info, ...block([])])
    expect(at(two, 54_460)).toEqual([...info, ...block([0]), ...info, ...block([0])])
    expect(at([], 54_460)).toEqual([])
  })

  test('says which type it cannot answer, instead of guessing where it ends', () => {
    const json = [[1, 1], text('j'), text('Array(JSON)')].flat()
    expect(at(json, 54_460)).toEqual({ unsupported: 'Array(JSON)' })
    expect(nativeType('AggregateFunction(sum, UInt8)')).toBeNull()
  })
})

test.each([
  ['Decimal(9, 2)', { kind: 'fixed', bytes: 4 }],
  ['Decimal(38, 10)', { kind: 'fixed', bytes: 16 }],
  ["Enum8('a,(b' = 1, 'it\\'s' = 2)", { kind: 'fixed', bytes: 1 }],
  ["DateTime('Asia/Ho_Chi_Minh')", { kind: 'fixed', bytes: 4 }],
  ['FixedString(7)', { kind: 'fixed', bytes: 7 }],
  ['SimpleAggregateFunction(sum, Int64)', { kind: 'fixed', bytes: 8 }],
  ['IntervalSecond', { kind: 'fixed', bytes: 8 }],
  ['Tuple()', { kind: 'fixed', bytes: 1 }],
  ['Nullable(Nothing)', { kind: 'nullable', of: { kind: 'fixed', bytes: 1 } }],
])('the type %s is read by its name', (name, type) => {
  expect(nativeType(name)).toEqual(type)
})
