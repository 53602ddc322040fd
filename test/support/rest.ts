/** A member of staff with a session, calling the REST API as the console does. */
export interface Staff {
  readonly cookie: string
  get<T>(path: string): Promise<T>
  send(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<Response>
}

/** Logs in to a gateway; throws where that is refused. */
export async function logIn(url: string, user: string, tenant = 'demo', password = 'demo'): Promise<Staff> {
  const answer = await post(url, '/api/v1/login', { tenant, user, password })
  if (!answer.ok) throw new Error(`log-in as ${user}: ${answer.status} ${await answer.text()}`)
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  return {
    cookie,
    async get<T>(path: string): Promise<T> {
      const response = await fetch(url + path, { headers: { cookie } })
      if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as T
    },
    send: (method, path, body) =>
      fetch(url + path, {
        method,
        headers: { cookie, origin: url, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
}

/** A POST of JSON from the gateway's own origin. */
export function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** How long an offer rings (ms), in every queue of the demo: long where a browser answers it on a busy machine. */
export async function letRing(url: string, offerMs = 120_000): Promise<void> {
  const admin = await logIn(url, 'admin')
  const { queues } = await admin.get<{ queues: { id: string; rev: number }[] }>('/api/v1/queues')
  for (const { id, rev } of queues) {
    const answer = await admin.send('PATCH', `/api/v1/queues/${id}`, { rev, offerMs })
    if (!answer.ok) throw new Error(`PATCH queue: ${answer.status} ${await answer.text()}`)
  }
}

/** Lets the calls of the demo's site be recorded, where the caller agrees. */
export async function recordCalls(admin: Staff): Promise<void> {
  const { sites } = await admin.get<{ sites: { id: string; key: string; rev: number }[] }>('/api/v1/sites')
  const site = sites.find(({ key }) => key === 'demo-site')
  const path = `/api/v1/sites/${site?.id ?? ''}`
  const answer = await admin.send('PATCH', path, { rev: site?.rev, recordsCalls: true })
  if (!answer.ok) throw new Error(`PATCH site: ${answer.status} ${await answer.text()}`)
}
