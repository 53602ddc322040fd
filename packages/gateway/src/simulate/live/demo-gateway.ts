import { people } from '../people.js'

/** Why live traffic cannot be played: one sentence for the person at the terminal. */
export class LiveFault extends Error {
  override readonly name = 'LiveFault'
}

/** Somebody of the demo who is logged in. */
export interface DemoStaff {
  readonly user: string
  /** The agent's id, which is its stream too. */
  readonly id: string
  /** A ticket for one socket. Throws a LiveFault. */
  ticket(): Promise<string>
  logOut(): Promise<void>
}

/** A running gateway of a demo, as its clients reach it. */
export interface DemoGateway {
  readonly url: string
  /** Codes that a wrap-up may end with. */
  readonly dispositions: readonly string[]
  /** Logs in agents of the demo's site, at most so many. Throws a LiveFault where there is none. */
  agents(most: number): Promise<readonly DemoStaff[]>
  /** A token for a visitor who is new. Throws a LiveFault. */
  visitorToken(): Promise<string>
}

const password = 'demo'
const patienceMs = 15_000
/** Who serves the demo's site: its queue is the first of the list. The demo's own log-ins are left to whoever tries them. */
const answering = people.filter(({ queues }) => queues.includes(0)).map(({ user }) => user)
/** Who answers where no past was played, and nobody else is there. */
const others = ['agent2', 'senior']

/** Looks whether a demo runs at `url` (an origin) and may be played at. Throws a LiveFault. */
export async function findDemo(url: string, tenant: string): Promise<DemoGateway> {
  const analyst = await logIn(url, tenant, 'analyst')
  if (analyst === null)
    throw new LiveFault(
      `Nobody is let in at ${url} as analyst of ${tenant} with the demo's password: live traffic is for a demo alone.`,
    )
  const { past } = await analyst.get<{ past: { doneAt: number | null; played: number } | null }>(
    '/api/v1/pipeline',
  )
  const { dispositions } = await analyst.get<{ dispositions: readonly { code: string }[] }>(
    '/api/v1/dispositions',
  )
  await analyst.logOut()
  if (past !== null && past.doneAt === null)
    throw new LiveFault(
      `A past is being played for ${tenant} (${past.played} contacts are there): begin when it is done.`,
    )
  return {
    url,
    dispositions: dispositions.map(({ code }) => code),
    async agents(most) {
      const found: DemoStaff[] = []
      for (const user of [...answering, ...others]) {
        if (found.length === most) break
        const staff = await logIn(url, tenant, user)
        if (staff !== null) found.push(staff)
      }
      if (found.length === 0) throw new LiveFault(`No agent of ${tenant} is let in at ${url}.`)
      return found
    },
    async visitorToken() {
      const answer = await post(url, '/api/v1/visitor-tokens', { body: { site: `${tenant}-site` } })
      return ((await answer.json()) as { token: string }).token
    },
  }
}

interface Session extends DemoStaff {
  get<T>(path: string): Promise<T>
}

/** Null where the log-in is refused. */
async function logIn(url: string, tenant: string, user: string): Promise<Session | null> {
  const credentials = { tenant, user, password }
  const answer = await post(url, '/api/v1/login', { body: credentials, refusable: 401 })
  if (answer.status === 401) return null
  const { id } = (await answer.json()) as { id: string }
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ')
  return {
    user,
    id,
    async get<T>(path: string) {
      return (await (await call(url, path, { headers: { cookie } })).json()) as T
    },
    async ticket() {
      const made = await post(url, '/api/v1/ws-ticket', { body: {}, cookie })
      return ((await made.json()) as { ticket: string }).ticket
    },
    async logOut() {
      await post(url, '/api/v1/logout', { body: {}, cookie })
    },
  }
}

interface Posting {
  readonly body: unknown
  readonly cookie?: string
  /** A status that the caller knows what to do about. */
  readonly refusable?: number
}

function post(url: string, path: string, { body, cookie, refusable }: Posting): Promise<Response> {
  const headers = { origin: url, 'content-type': 'application/json', ...(cookie ? { cookie } : {}) }
  return call(url, path, { method: 'POST', headers, body: JSON.stringify(body) }, refusable)
}

async function call(url: string, path: string, asked: RequestInit, refusable = 0): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(url + path, { ...asked, signal: AbortSignal.timeout(patienceMs) })
  } catch (error) {
    throw new LiveFault(
      `No gateway answers at ${url}: start one with npm start, or say with --url where it is.`,
      {
        cause: error,
      },
    )
  }
  if (answer.ok || answer.status === refusable) return answer
  throw new LiveFault(`The gateway at ${url} answers ${path} with ${answer.status}: ${await faultOf(answer)}`)
}

/** What the gateway says is wrong; nothing where something else answers there. */
async function faultOf(answer: Response): Promise<string> {
  const said: unknown = await answer.json().catch(() => null)
  const { message, detail } = (said ?? {}) as { message?: unknown; detail?: unknown }
  const words = [message, detail].filter((one) => typeof one === 'string')
  return words.join(' ') || 'this is no Switchboard.'
}
