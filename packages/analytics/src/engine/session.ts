import { Session } from 'chdb'
import type { EngineRequest } from './request.js'
import type { Statement } from './statement.js'

/** What a statement gave: the bytes in its format, and counts. */
export interface Result {
  readonly bytes: Uint8Array
  readonly rows: number
  readonly rowBytes: number
}

/**
 * One connection to the engine, one statement at a time. Over HTTP settings and parameters belong to a request, but the
 * engine keeps what is SET on its connection: so each is set back after use, and where that is not certain the connection is
 * given up for a new one (about 1 ms).
 */
export interface EngineSession {
  run(request: EngineRequest, statement: Statement): Promise<Result>
  close(): void
}

/** Opens a connection; `house` are settings that hold where a request says nothing. Throws where the folder is locked. */
export function openSession(folder: string, house: Readonly<Record<string, string>>): EngineSession {
  let session: Session | null = null
  let database = 'default'
  let params = new Set<string>()
  let fresh = true

  const set = (values: Readonly<Record<string, string>>): Promise<unknown> => {
    const list = Object.entries(values).map(([name, value]) => `${identifier(name)} = ${literal(value)}`)
    return list.length === 0 ? Promise.resolve() : ready().queryAsync(`SET ${list.join(', ')}`)
  }
  const ready = (): Session => (session ??= new Session(folder))
  const renew = (): void => {
    const old = session
    session = null
    database = 'default'
    params = new Set()
    fresh = true
    ready() // before the old one goes: the engine stops with its last connection
    old?.close()
  }
  const prepare = async ({ query, database: wanted, ...request }: EngineRequest): Promise<void> => {
    const left = [...params].filter((name) => !(name in request.params))
    if (left.some((name) => new RegExp(`\\{\\s*${name}\\s*:`).test(query))) renew() // a parameter cannot be unset
    if (fresh) await set(house)
    fresh = false
    if ((wanted ?? 'default') !== database) {
      await ready().queryAsync(`USE \`${(wanted ?? 'default').replaceAll('`', '\\`')}\``)
      database = wanted ?? 'default'
    }
    const bound = Object.entries(request.params).map(([name, value]) => [`param_${name}`, value])
    for (const name of Object.keys(request.params)) params.add(name)
    await set({ ...request.settings, ...Object.fromEntries(bound) })
  }
  const restore = async (request: EngineRequest, statement: Statement): Promise<void> => {
    const names = Object.keys(request.settings)
    if (statement.changesSession) return renew()
    if (names.length === 0) return
    await ready().queryAsync(`SET ${names.map((name) => `${identifier(name)} = DEFAULT`).join(', ')}`)
    await set(Object.fromEntries(Object.entries(house).filter(([name]) => names.includes(name))))
  }

  ready()
  return {
    async run(request, statement) {
      try {
        await prepare(request)
        const result = await ready().queryAsync(request.query, { format: request.defaultFormat })
        return { bytes: result.bytes(), rows: result.rowsRead, rowBytes: result.bytesRead }
      } finally {
        await restore(request, statement).catch(renew)
      }
    },
    close: () => session?.close(),
  }
}

function identifier(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
}

function literal(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
