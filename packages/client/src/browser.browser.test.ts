import type { Command } from '@switchboard/protocol'
import { afterEach, expect, it, vi } from 'vitest'
import { browserLine } from './browser-line.js'
import { browserWake } from './browser-wake.js'
import { sessionOutbox } from './session-outbox.js'

const say: Command = {
  t: 'say',
  id: '01890a5d-ac96-774b-bcce-b302099a8050',
  stream: '01890a5d-ac96-774b-bcce-b302099a8051',
  text: 'two\nlines',
}

afterEach(() => sessionStorage.clear())

it('keeps commands in the storage of the tab, and nothing when there are none', () => {
  const outbox = sessionOutbox('outbox')
  expect(outbox.load()).toEqual([])
  outbox.save([say, { t: 'end', id: say.id, stream: say.stream }])
  expect(sessionOutbox('outbox').load()).toMatchObject([say, { t: 'end' }])
  outbox.save([])
  expect(sessionStorage.length).toBe(0)
})

it('passes over what is not a command', () => {
  sessionStorage.setItem('outbox', `nonsense\n{"t":"hb"}\n${JSON.stringify(say)}`)
  expect(sessionOutbox('outbox').load()).toEqual([say])
})

it('goes on without a storage where that is forbidden', () => {
  const forbidden = vi.spyOn(globalThis, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError')
  })
  const outbox = sessionOutbox('outbox')
  outbox.save([say])
  expect(outbox.load()).toEqual([])
  forbidden.mockRestore()
})

it('wakes when the page is shown or the network returns, until it is undone', () => {
  const woke = vi.fn<() => void>()
  const undo = browserWake(woke)
  dispatchEvent(new Event('online'))
  dispatchEvent(new Event('pageshow'))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(woke).toHaveBeenCalledTimes(document.visibilityState === 'visible' ? 3 : 2)
  undo()
  woke.mockClear()
  dispatchEvent(new Event('online'))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(woke).not.toHaveBeenCalled()
})

it('tells of a line that cannot be opened, and takes no text meanwhile', async () => {
  const code = await new Promise<number>((closed) => {
    const line = browserLine('ws://127.0.0.1:1/ws')({ opened: () => {}, received: () => {}, closed })
    line.send('lost')
  })
  expect(code).toBe(1006)
})
