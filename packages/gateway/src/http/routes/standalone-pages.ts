import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { isSetUp } from '../../centre/set-up/first-set-up.js'
import { HttpFault } from '../http-fault.js'
import type { OwnOrigins } from '../own-origins.js'
import { pagePolicy } from '../security-headers.js'
import { type TypedServer, hidden } from './route.js'

// From `src` and from `dist` alike: these files are not compiled.
const folder = fileURLToPath(new URL('../../../src/http/pages/', import.meta.url))

const scripts = ['form.js', 'setup.js', 'password.js', 'preview.js']
const sheets = ['pages.css', 'preview.css']

interface StandaloneParts {
  readonly pool: pg.Pool
  readonly own: OwnOrigins
  /** Whether `/` is ours: no demo site is there. */
  readonly atRoot: boolean
}

/** The pages that need no console: the first set-up while there is none, the choice of a password, and the page in which the widget is tried on. */
export function standalonePageRoutes(app: TypedServer, { pool, own, atRoot }: StandaloneParts): void {
  const headers = {
    'content-security-policy': pagePolicy(own),
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
  }
  app.get('/setup', {
    ...hidden,
    handler: async (_request, reply) => {
      if (await isSetUp(pool)) throw new HttpFault('not_found', { detail: 'This centre has been set up.' })
      return reply.headers(headers).type('text/html; charset=utf-8').send(page('setup.html'))
    },
  })
  if (atRoot)
    app.get('/', {
      ...hidden,
      handler: async (_request, reply) => reply.redirect((await isSetUp(pool)) ? '/console/' : '/setup'),
    })
  app.get('/password', {
    ...hidden,
    handler: async (_request, reply) =>
      reply.headers(headers).type('text/html; charset=utf-8').send(page('password.html')),
  })
  app.get('/preview', {
    ...hidden,
    handler: async (_request, reply) =>
      reply
        .headers({
          ...headers,
          'content-security-policy': pagePolicy(own, 'framed'),
          'x-frame-options': 'SAMEORIGIN',
        })
        .type('text/html; charset=utf-8')
        .send(page('preview.html')),
  })
  for (const name of scripts)
    app.get(`/pages/${name}`, {
      ...hidden,
      handler: async (_request, reply) =>
        reply.headers(headers).type('text/javascript; charset=utf-8').send(page(name)),
    })
  for (const name of sheets)
    app.get(`/pages/${name}`, {
      ...hidden,
      handler: async (_request, reply) =>
        reply.headers(headers).type('text/css; charset=utf-8').send(page(name)),
    })
}

function page(name: string): string {
  return readFileSync(folder + name, 'utf8')
}
