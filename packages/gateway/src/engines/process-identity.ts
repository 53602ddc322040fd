import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/** A process that cannot be taken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it started, in the system's own words. */
  readonly started: string
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  const started = startOf(process.pid)
  if (started === null) throw new Error('The system does not tell when this process started.')
  return { pid: process.pid, started }
}

/** Whether the process still runs; another one that got its number does not count. */
export function isRunning(identity: ProcessIdentity): boolean {
  return startOf(identity.pid) === identity.started
}

/** When a process started, or null if there is none. Zombies are gone: nothing of theirs is open any more. */
export function startOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null
  return process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid)
}

/** The folder that a process works in, or null where that cannot be told. */
export function workingFolderOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`)
    const lines = execFileSync('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return /^n(.+)$/m.exec(lines)?.[1] ?? null
  } catch {
    return null
  }
}

function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything, brackets too: fields are counted from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
  } catch {
    return null
  }
}

function startElsewhere(pid: number): string | null {
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return text.trim() || null
  } catch {
    return null
  }
}
