import { expect, it } from 'vitest'
import { errorOfClose, isTerminalClose } from './endings.js'
import { closeCodes, isErrorCode } from './error-codes.js'
import { errors } from './errors.js'

it('gives every close code to one error, in the range that says whether to connect again', () => {
  const codes = Object.values(closeCodes).filter((code) => code !== null)
  expect(new Set(codes).size).toBe(codes.length)
  for (const [code, entry] of Object.entries(errors))
    if (entry.close !== null)
      expect({ code, terminal: isTerminalClose(entry.close) }).toEqual({ code, terminal: !entry.retry })
})

it('finds the error of a close code', () => {
  expect(errorOfClose(4008)).toBe('slow_reader')
  expect(errorOfClose(1006)).toBe(null)
})

it('knows its codes, and no name of the prototype', () => {
  expect(isErrorCode('not_found')).toBe(true)
  expect(isErrorCode('toString')).toBe(false)
  expect(isErrorCode(4008)).toBe(false)
})
