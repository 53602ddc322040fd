import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.js'
import { StartFault } from './start-fault.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process that takes the lock of the folder at a given moment, says what came of it and then waits to be ended. */
function contender(startAt: number): { child: ChildProcess; said: Promise<string> } {
  const script = `
    const { lockFolder } = await import(${JSON.stringify(new URL('../../dist/engines/folder-lock.js', import.meta.url).href)})
    while (Date.now() < ${startAt});
    try { lockFolder(${JSON.stringify(folder)}); console.log('mine') } catch (error) { console.log(error.name) }
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = once(child.stdout, 'data').then(([data]) => String(data).trim())
  return { child, said }
}

const dead = (token: string): string => JSON.stringify({ pid: 1, started: 'long ago', token })

const end = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

test('a folder is one process’s until it is released', () => {
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(StartFault)
  expect(() => lockFolder(folder)).toThrow(new RegExp(`process id ${process.pid}`))
  lock.release()
  expect(readdirSync(folder)).toEqual([])
  lockFolder(folder).release()
})

test('the lock of a killed process is taken over, that of a living one is not', async () => {
  const { child, said } = contender(0)
  expect(await said).toBe('mine')
  expect(() => lockFolder(folder)).toThrow(StartFault)
  await end(child)
  lockFolder(folder).release()
  expect(readdirSync(folder)).toEqual([])
})

test('another process that got the number of the dead owner is not taken for it', () => {
  writeFileSync(
    join(folder, 'gateway.lock'),
    JSON.stringify({ pid: process.pid, started: 'long ago', token: 'dead' }),
  )
  const lock = lockFolder(folder)
  expect(JSON.parse(readFileSync(join(folder, 'gateway.lock'), 'utf8'))).toMatchObject({ pid: process.pid })
  lock.release()
})

test('a lock that a power cut left empty is taken over', () => {
  writeFileSync(join(folder, 'gateway.lock'), '')
  lockFolder(folder).release()
})

test('of two that died one after the other in the middle of it, the claims are taken over as well', () => {
  writeFileSync(join(folder, 'gateway.lock'), dead('first'))
  writeFileSync(join(folder, 'gateway.lock.after-first'), dead('second'))
  lockFolder(folder).release()
  expect(readdirSync(folder)).toEqual([])
})

test('of many that find a dead owner’s lock at once, one gets it', async () => {
  for (let round = 0; round < 3; round += 1) {
    writeFileSync(join(folder, 'gateway.lock'), dead('dead'))
    const startAt = Date.now() + 1_500
    const all = Array.from({ length: 6 }, () => contender(startAt))
    const said = await Promise.all(all.map((each) => each.said))
    expect(said.filter((word) => word === 'mine')).toHaveLength(1)
    expect(said.filter((word) => word === 'StartFault')).toHaveLength(5)
    await Promise.all(all.map(({ child }) => end(child)))
  }
})
